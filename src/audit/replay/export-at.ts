import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { readDescription } from '../../../schemas/data-package.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import { packagePaths } from '../../manifest/package/export-facts.ts';
import { arrivalsName } from '../../manifest/tables/arrival-lines.ts';
import { shown } from '../../texts/shown.ts';
import type { ExportTable } from './export-rows.ts';
import { unreadable } from './file-lines.ts';

/** An export directory to judge again: its table, and its arrivals where it has some. */
export type ReplayableExport = {
  readonly table: ExportTable;
  readonly arrivals: string | null;
  /** How many submissions it says to have. */
  readonly submissions: number;
  /** Names are left out, so that its rows cannot be compared. */
  readonly isRedacted: boolean;
};

/** No description that ozma writes is larger, in bytes. */
const mostBytes = 2 ** 22;

const isFile = async (path: string): Promise<boolean> => (await stat(path).catch(() => null))?.isFile() === true;

/** Whether a directory calls itself an export. */
export const isExport = (dir: string): Promise<boolean> => isFile(join(dir, packagePaths.description));

/** Refuses what is there and no file: a pipe or a device would be read for ever. */
const refuseNoFile = async (file: string, mostSize: number): Promise<void> => {
  const there = await stat(file).catch(() => null);
  if (there === null || (there.isFile() && there.size <= mostSize)) return;
  const why = there.isFile() ? `it is larger than ${mostSize} bytes` : 'it is no file';
  throw new OzmaError('file-invalid', `${shown(file)} cannot be read: ${why}. See \`ozma verify\`.`);
};

/** An export directory as its description has it. Throws an `OzmaError` where that cannot be read. */
export const exportAt = async (dir: string): Promise<ReplayableExport> => {
  const file = join(dir, packagePaths.description);
  await refuseNoFile(file, mostBytes);
  const text = await readFile(file, 'utf8').catch((error: unknown) => Promise.reject(unreadable(file, error)));
  const reading = readDescription(text);
  if (reading.kind === 'bad') {
    const [{ at, why } = { at: '', why: '' }] = reading.faults;
    throw new OzmaError('file-invalid', `${shown(file)}: ${shown(at)}: ${shown(why)}. See \`ozma verify\`.`);
  }
  const { export: what, cells, people, submissions } = reading.description.ozma;
  const arrivals = join(dir, packagePaths.payload, arrivalsName);
  const table = join(dir, packagePaths.payload, `${what}.csv`);
  await refuseNoFile(table, Number.POSITIVE_INFINITY);
  return {
    table: { file: table, export: what, cells },
    arrivals: (await isFile(arrivals)) ? arrivals : null,
    submissions,
    isRedacted: people === 'redacted',
  };
};
