import { open } from 'node:fs/promises';
import type { Delimiter } from '../formats/ticket-presets.ts';

/** How much of a file is looked at, in bytes: no header is longer. */
const headBytes = 65_536;

const quoted = /"[^"]*"/gu;

/** The first line of a file with something in it, a byte a character and without quoted cells: delimiters and quotes are ASCII. */
const firstLine = async (path: string): Promise<string> => {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(headBytes), position: 0 });
  const text = buffer.toString('latin1', 0, bytesRead).replaceAll(quoted, '');
  return text.split(/[\r\n]+/u).find((line) => line.trim() !== '') ?? '';
};

/** What stands between the cells of a file: of the candidates the one that its header has most of, the first where they are even. */
export const delimiterOf = async (
  path: string,
  candidates: readonly [Delimiter, ...Delimiter[]],
): Promise<Delimiter> => {
  const line = await firstLine(path);
  const count = (delimiter: Delimiter): number => line.split(delimiter).length;
  return candidates.reduce((best, one) => (count(one) > count(best) ? one : best));
};
