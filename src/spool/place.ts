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
import { placeAfter } from '../domain/custody.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import type { Disposition } from '../domain/reason.ts';
import { escapeName } from '../formats/entry-name.ts';
import { isThere, move } from './move.ts';
import { spoolPath } from './spool.ts';

/** One file's way: path within the folder as in `Item`, undecodable bytes as `\xHH`. */
type PlacedFile = { readonly file: string; readonly disposition: Disposition };

/** Where the things of one submission go: the folder itself, and those of its files that part from it. */
export type Placement = { readonly disposition: Disposition; readonly items: readonly PlacedFile[] };

/**
 * What came of placing: `missing` when the folder is neither in `processing/` nor in its area; `lost` are files that should part
 * from it and are in neither place.
 */
export type Placed = { readonly kind: 'placed'; readonly lost: readonly string[] } | { readonly kind: 'missing' };

/** The name on disk whose text is `text`: itself as a rule; else the listing knows which bytes stand behind a `\xHH`. */
const nameOnDisk = (directory: OpenDirectory, text: string): string => {
  const plain = latin1Path(text);
  if (isThere(childPath(directory, plain))) return plain;
  const names = readdirSync(rawPath(childPath(directory, '')), 'latin1');
  return names.find((name) => escapeName(Buffer.from(name, 'latin1')).text === text) ?? plain;
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

const isInnerPath = (names: readonly string[]): boolean =>
  names.every((name) => name !== '' && name !== '.' && name !== '..');

const partFile = (folder: OpenDirectory, file: string, target: string): boolean => {
  const names = file.split('/');
  if (!isInnerPath(names)) throw new OzmaError('disk-fault', `${file} is not a path within a folder.`);
  try {
    return moveOut(folder, names, target);
  } catch (error) {
    if (!(error instanceof ChangedMidway)) throw error;
    throw new OzmaError('disk-fault', `${file} is no longer what it was when it was judged; it is not moved.`, {
      cause: error,
    });
  }
};

const openIfThere = (path: string): OpenDirectory | null => {
  try {
    return openDirectory(path);
  } catch (error) {
    if (errnoOf(error) === 'ENOENT') return null;
    throw error;
  }
};

/** Moves the files that go another way than their folder; answers those that are nowhere. */
const partFiles = (deskDir: string, name: string, files: readonly PlacedFile[]): readonly string[] => {
  if (files.length === 0) return [];
  const folder = openIfThere(spoolPath(deskDir, 'processing', name));
  if (folder === null) return [];
  try {
    return files
      .filter(({ file, disposition }) => !partFile(folder, file, spoolPath(deskDir, placeAfter(disposition), name)))
      .map(({ file }) => file);
  } finally {
    closeDirectory(folder);
  }
};

/**
 * Moves a judged folder or loose file from `processing/` to its area, and first those of its files that go to another. `name` is its
 * name there (see `spoolName`). Each step looks whether it was done already, so a placement that a crash cut short is just done again.
 * Nothing is followed and nothing overwritten. Throws an `OzmaError` when the system refuses a move or the folder was tampered with.
 */
export const placeFolder = (deskDir: string, name: string, placement: Placement): Placed => {
  const parting = placement.items.filter(({ disposition }) => disposition !== placement.disposition);
  const lost = partFiles(deskDir, name, parting);
  const area = spoolPath(deskDir, placeAfter(placement.disposition), name);
  const isPlaced = move(spoolPath(deskDir, 'processing', name), area) || isThere(area);
  return isPlaced ? { kind: 'placed', lost } : { kind: 'missing' };
};
