import { constants, copyFileSync, existsSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { OzmaError } from '../../domain/ozma-error.ts';
import { faultOf } from './faults.ts';

/** A private copy of a database in a directory of its own. */
export type ScratchCopy = { readonly file: string; readonly remove: () => void };

const tries = 50;
const betweenTriesMs = 100;
const pause = new Int32Array(new SharedArrayBuffer(4));

/** What must stay the same while a file is copied, for the copy to be one moment's. */
const stateOf = (file: string): string => {
  const stat = statSync(file, { bigint: true, throwIfNoEntry: false });
  return stat === undefined ? 'none' : `${stat.ino} ${stat.size} ${stat.mtimeNs}`;
};

const copyOnce = (from: string, to: string): boolean => {
  const before = stateOf(from);
  const walBefore = stateOf(`${from}-wal`);
  rmSync(`${to}-wal`, { force: true });
  copyFileSync(from, to, constants.COPYFILE_FICLONE);
  if (walBefore !== 'none') copyFileSync(`${from}-wal`, `${to}-wal`, constants.COPYFILE_FICLONE);
  return stateOf(from) === before && stateOf(`${from}-wal`) === walBefore;
};

const isGone = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

/** Copies until nothing changed meanwhile; a write-ahead log that is emptied or removed in between is such a change. */
const copyAtRest = (from: string, to: string): void => {
  for (let left = tries; left > 0; left -= 1) {
    try {
      if (copyOnce(from, to)) return;
    } catch (error) {
      if (!isGone(error) || !existsSync(from)) throw error;
    }
    Atomics.wait(pause, 0, 0, betweenTriesMs);
  }
  throw new OzmaError(
    'database-locked',
    `The database ${from} is being written all the time. Wait until the running ingest has ended, then try again.`,
  );
};

/** Copies a database (or none) to a fresh temporary directory; the original is read as plain files and never opened by SQLite. */
export const scratchCopy = (from: string | null): ScratchCopy => {
  const directory = mkdtempSync(join(tmpdir(), 'ozma-scratch-'));
  const file = join(directory, 'ozma.db');
  const remove = (): void => rmSync(directory, { recursive: true, force: true });
  try {
    if (from !== null) copyAtRest(from, file);
    return { file, remove };
  } catch (error) {
    remove();
    throw faultOf(error, from ?? directory);
  }
};
