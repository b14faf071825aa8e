import { once } from 'node:events';
import type { Writable } from 'node:stream';
import { styleText } from 'node:util';
import stringWidth from 'string-width';

/** Writes text and waits while the reader is slow, so that memory stays flat. */
export const write = async (stream: Writable, text: string): Promise<void> => {
  if (!stream.write(text)) await once(stream, 'drain');
};

/** Writes one line. */
export const writeLine = (stream: Writable, line: string): Promise<void> => write(stream, `${line}\n`);

/** Writes one JSON document on a line of its own: lists are JSON Lines (product.md 8). */
export const writeJson = (stream: Writable, value: unknown): Promise<void> => writeLine(stream, JSON.stringify(value));

/** The columns of a terminal; null for what is none, or says it has no columns. */
export const columnsOf = (stream: Writable): number | null => {
  const { isTTY, columns } = stream as Writable & { readonly isTTY?: boolean; readonly columns?: number };
  return isTTY === true && columns !== undefined && columns > 0 ? columns : null;
};

/** What a piece of text means to the eye. */
export type Tone = 'good' | 'bad' | 'wait' | 'faint' | 'strong';

const styles = { good: 'green', bad: 'red', wait: 'yellow', faint: 'dim', strong: 'bold' } as const;

/** Colours text where the stream is a terminal and nobody objects (`NO_COLOR`, `TERM=dumb`, a pipe). */
export const tint = (stream: Writable, tone: Tone, text: string): string =>
  styleText(styles[tone], text, { stream, validateStream: true });

/** Pads or cuts text to a width in terminal cells; a Japanese letter takes two. */
export const fitTo = (text: string, width: number): string => {
  if (stringWidth(text) <= width) return text + ' '.repeat(width - stringWidth(text));
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (stringWidth(cut + segment) > width - 1) break;
    cut += segment;
  }
  return `${cut}…${' '.repeat(Math.max(0, width - stringWidth(cut) - 1))}`;
};

/** Breaks text into lines of at most `width` cells, at spaces where there are some, else between letters as Japanese does. */
export const wrap = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) {
    if (line !== '' && stringWidth(line + segment) > width) {
      lines.push(line.trimEnd());
      line = segment.trimStart();
    } else line += segment;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()];
};
