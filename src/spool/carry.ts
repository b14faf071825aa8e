import { rmdirSync } from 'node:fs';
import {
  childPath,
  closeDirectory,
  listDirectory,
  type OpenDirectory,
  openChildDirectory,
} from '../../workers/inspect/directory.ts';
import { ChangedMidway, errnoOf } from '../../workers/inspect/disk-error.ts';
import { rawPath } from '../../workers/inspect/raw-path.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { isThere, move } from './move.ts';
import { openIfThere, partFiles } from './part.ts';
import { spoolPath } from './spool.ts';

/** The areas that things are carried between. */
export type Area = 'repair' | 'held' | 'returned' | 'trash';

/** From which area to which. */
export type Way = { readonly from: Area; readonly to: Area };

/** Removes a directory that was emptied; one that somebody has put something into meanwhile stays. */
export const removeIfEmpty = (path: string): void => {
  try {
    rmdirSync(rawPath(path));
  } catch (error) {
    if (!['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(errnoOf(error))) throw error;
  }
};

/** Moves everything in a directory into `target`, where directories of the same names may be already. */
const mergeInto = (directory: OpenDirectory, target: string): void => {
  for (const { name, type } of listDirectory(directory, Number.POSITIVE_INFINITY)) {
    const to = `${target}/${name}`;
    if (type !== 'directory' || !isThere(to)) {
      move(childPath(directory, name), to, to);
      continue;
    }
    const child = openChildDirectory(directory, name);
    try {
      mergeInto(child, to);
    } finally {
      closeDirectory(child);
    }
    removeIfEmpty(childPath(directory, name));
  }
};

/**
 * Carries files (paths within the folder, as in `Item`) of the submission named `name` from one area to another, into a folder of the same name
 * there. Answers those that are neither here nor there. It can be done again after a crash; nothing is followed and nothing overwritten.
 */
export const carryFiles = (
  deskDir: string,
  name: string,
  { from, to, files }: Way & { readonly files: readonly string[] },
): readonly string[] => {
  const target = spoolPath(deskDir, to, name);
  return partFiles(
    spoolPath(deskDir, from, name),
    files.map((file) => ({ file, target })),
  );
};

/**
 * Carries what is left of the folder named `name` to another area: as one where nothing of it is there, else into the folder that is. Like
 * `carryFiles` it can be done again; false when the folder is neither here nor there.
 */
export const carryFolder = (deskDir: string, name: string, { from, to }: Way): boolean => {
  const source = spoolPath(deskDir, from, name);
  const target = spoolPath(deskDir, to, name);
  if (!isThere(target)) return move(source, target);
  const folder = openIfThere(source);
  if (folder === null) return true;
  try {
    mergeInto(folder, target);
  } catch (error) {
    if (!(error instanceof ChangedMidway)) throw error;
    throw new OzmaError('disk-fault', 'A folder changed while it was carried to its place; it is tried again.', {
      cause: error,
    });
  } finally {
    closeDirectory(folder);
  }
  removeIfEmpty(source);
  return true;
};
