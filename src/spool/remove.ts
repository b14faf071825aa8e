import { lstatSync, renameSync, rmdirSync, unlinkSync } from 'node:fs';
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
import { isThere } from './move.ts';
import { innerNames, nameOnDisk, openIfThere } from './part.ts';

/** How many names of a large directory are looked at in one go. */
const pageSize = 10_000;

const removeFault = (error: unknown, path: string): OzmaError => {
  if (error instanceof OzmaError) return error;
  const why = error instanceof ChangedMidway ? 'it changed meanwhile' : errnoOf(error);
  const shown = escapeName(Buffer.from(path, 'latin1')).text;
  return new OzmaError(
    'disk-fault',
    `Cannot remove ${shown} (${why}). Let the user that runs ozma write there; what is left is removed with the next purge.`,
    { cause: error },
  );
};

const unlinkIfThere = (path: string): void => {
  try {
    unlinkSync(rawPath(path));
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
  }
};

/** A name that nothing in the directory has. */
const freeName = (directory: OpenDirectory): string => {
  for (let n = 0; ; n += 1) if (!isThere(childPath(directory, `.purged-${n}`))) return `.purged-${n}`;
};

/** Empties a directory of its files and lifts its directories up into `root`, so that no depth needs more than two descriptors. */
const flatten = (root: OpenDirectory, name: string): void => {
  const child = openChildDirectory(root, name);
  try {
    for (;;) {
      const entries = listDirectory(child, pageSize);
      if (entries.length === 0) break;
      for (const entry of entries) {
        const path = childPath(child, entry.name);
        if (entry.type === 'directory') renameSync(rawPath(path), rawPath(childPath(root, freeName(root))));
        else unlinkIfThere(path);
      }
    }
  } finally {
    closeDirectory(child);
  }
  rmdirSync(rawPath(childPath(root, name)));
};

const emptyOut = (root: OpenDirectory): void => {
  for (;;) {
    const entries = listDirectory(root, pageSize);
    if (entries.length === 0) return;
    for (const { name, type } of entries) {
      if (type === 'directory') flatten(root, name);
      else unlinkIfThere(childPath(root, name));
    }
  }
};

const isDirectory = (path: string): boolean =>
  lstatSync(rawPath(path), { throwIfNoEntry: false })?.isDirectory() ?? false;

/**
 * Removes a folder with all that is in it, or a loose file, from the disk for good. No link is followed: a link is removed itself. What is not there is
 * removed already. Throws an `OzmaError` where the system refuses.
 */
export const removeTree = (path: string): void => {
  try {
    if (!isDirectory(path)) {
      unlinkIfThere(path);
      return;
    }
    const root = openIfThere(path);
    if (root === null) return;
    try {
      emptyOut(root);
    } finally {
      closeDirectory(root);
    }
    rmdirSync(rawPath(path));
  } catch (error) {
    throw removeFault(error, path);
  }
};

const removeAt = (directory: OpenDirectory, names: readonly string[]): void => {
  const [first = '', ...rest] = names;
  const name = nameOnDisk(directory, first);
  if (rest.length === 0) {
    unlinkIfThere(childPath(directory, name));
    return;
  }
  if (!isThere(childPath(directory, name))) return;
  const child = openChildDirectory(directory, name);
  try {
    removeAt(child, rest);
  } finally {
    closeDirectory(child);
  }
};

/** Removes files (paths within the folder, as in `Item`) of a folder for good; those that are not there are removed already. */
export const removeFiles = (folderPath: string, files: readonly string[]): void => {
  if (files.length === 0) return;
  try {
    const folder = openIfThere(folderPath);
    if (folder === null) return;
    try {
      for (const file of files) removeAt(folder, innerNames(file));
    } finally {
      closeDirectory(folder);
    }
  } catch (error) {
    throw removeFault(error, folderPath);
  }
};
