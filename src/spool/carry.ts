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
import { escapeName } from '../formats/entry-name.ts';
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

/** Which files stay (paths within the folder, as in `Item`), and the path within it of the directory that is looked at. */
type Staying = { readonly keep: readonly string[]; readonly within: string };

/** Moves everything in a directory but what stays into `target`, where directories of the same names may be already. */
const mergeInto = (directory: OpenDirectory, target: string, { keep, within }: Staying): void => {
  for (const { name, type } of listDirectory(directory, Number.POSITIVE_INFINITY)) {
    const path = within + escapeName(Buffer.from(name, 'latin1')).text;
    if (keep.includes(path)) continue;
    const to = `${target}/${name}`;
    const hasKept = keep.some((file) => file.startsWith(`${path}/`));
    if (type !== 'directory' || (!hasKept && !isThere(to))) {
      move(childPath(directory, name), to, to);
      continue;
    }
    const child = openChildDirectory(directory, name);
    try {
      mergeInto(child, to, { keep, within: `${path}/` });
    } finally {
      closeDirectory(child);
    }
    removeIfEmpty(childPath(directory, name));
  }
};

/** Moves what is in the folder at `source`, if it is there, into the one at `target`, but for what stays. */
const mergeFolder = (source: string, target: string, keep: readonly string[]): void => {
  const folder = openIfThere(source);
  if (folder === null) return;
  try {
    mergeInto(folder, target, { keep, within: '' });
  } catch (error) {
    if (!(error instanceof ChangedMidway)) throw error;
    throw new OzmaError('disk-fault', 'A folder changed while it was carried to its place; it is tried again.', {
      cause: error,
    });
  } finally {
    closeDirectory(folder);
  }
  removeIfEmpty(source);
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
  mergeFolder(source, target, []);
  return true;
};

/**
 * Carries the folder named `name` to another area but for files that stay where they are: as one where none does. Like `carryFolder` it can be done
 * again.
 */
export const carryRest = (
  deskDir: string,
  name: string,
  { from, to, keep }: Way & { readonly keep: readonly string[] },
): void => {
  if (keep.length === 0) carryFolder(deskDir, name, { from, to });
  else mergeFolder(spoolPath(deskDir, from, name), spoolPath(deskDir, to, name), keep);
};
