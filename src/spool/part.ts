import { readdirSync } from 'node:fs';
import {
  childPath,
  closeDirectory,
  type OpenDirectory,
  openChildDirectory,
  openDirectory,
} from '../../workers/inspect/directory.ts';
import { ChangedMidway, errnoOf } from '../../workers/inspect/disk-error.ts';
import { latin1Path, rawPath } from '../../workers/inspect/raw-path.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { escapeName } from '../formats/entry-name.ts';
import { isThere, move } from './move.ts';

/** A file's way out of its folder: path within it as in `Item`, undecodable bytes as `\xHH`, and the folder (a byte a character) that it goes to. */
export type Parting = { readonly file: string; readonly target: string };

/** The name on disk whose text is `text`: itself as a rule; else the listing knows which bytes stand behind a `\xHH`. */
export const nameOnDisk = (directory: OpenDirectory, text: string): string => {
  const plain = latin1Path(text);
  if (isThere(childPath(directory, plain))) return plain;
  const names = readdirSync(rawPath(childPath(directory, '')), 'latin1');
  return names.find((name) => escapeName(Buffer.from(name, 'latin1')).text === text) ?? plain;
};

/** The names of a path within a folder; throws for one that leads anywhere else. */
export const innerNames = (file: string): readonly string[] => {
  const names = file.split('/');
  if (names.every((name) => name !== '' && name !== '.' && name !== '..')) return names;
  throw new OzmaError('disk-fault', `${file} is not a path within a folder.`);
};

/** Moves what `names` lead to below `target`, in sub-folders of the same names; false when it is neither here nor there. */
const moveOut = (directory: OpenDirectory, names: readonly string[], target: string): boolean => {
  const [first = '', ...rest] = names;
  const name = nameOnDisk(directory, first);
  const to = `${target}/${name}`;
  if (rest.length === 0) return move(childPath(directory, name), to, to) || isThere(to);
  if (!isThere(childPath(directory, name))) return isThere([to, ...rest.map(latin1Path)].join('/'));
  const child = openChildDirectory(directory, name);
  try {
    return moveOut(child, rest, to);
  } finally {
    closeDirectory(child);
  }
};

const partFile = (folder: OpenDirectory, { file, target }: Parting): boolean => {
  const names = innerNames(file);
  try {
    return moveOut(folder, names, target);
  } catch (error) {
    if (!(error instanceof ChangedMidway)) throw error;
    throw new OzmaError('disk-fault', `${file} is no longer what it was when it was judged; it is not moved.`, {
      cause: error,
    });
  }
};

/** Opens a directory, never through a link; null where nothing has its path (a byte a character). */
export const openIfThere = (path: string): OpenDirectory | null => {
  try {
    return openDirectory(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
};

/**
 * Moves files out of a folder (its path a byte a character), each to its own; answers those that are neither here nor there, none where the folder
 * itself is gone. Each step looks whether it was done already; nothing is followed and nothing overwritten.
 */
export const partFiles = (folderPath: string, partings: readonly Parting[]): readonly string[] => {
  if (partings.length === 0) return [];
  const folder = openIfThere(folderPath);
  if (folder === null) return [];
  try {
    return partings.filter((parting) => !partFile(folder, parting)).map(({ file }) => file);
  } finally {
    closeDirectory(folder);
  }
};
