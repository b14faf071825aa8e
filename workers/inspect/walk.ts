import type { Excess, Hazard } from '../../src/domain/inspection.ts';
import type { Limits } from '../../src/domain/policy.ts';
import { escapeName } from '../../src/formats/entry-name.ts';
import {
  closeDirectory,
  type DirectoryEntry,
  listDirectory,
  type OpenDirectory,
  openChildDirectory,
} from './directory.ts';
import { isAscii } from './raw-path.ts';

/** A path within a folder: its bytes (one a character) and the text that people see. */
export type InnerPath = { readonly raw: string; readonly text: string };

/** A regular file met on the walk. */
export type FilePlace = {
  readonly directory: OpenDirectory;
  readonly name: string;
  readonly path: InnerPath;
  readonly isTop: boolean;
};

/** A hazard with the bytes of its path, by which findings are put in order. */
export type RawHazard = Hazard & { readonly raw: string };

/** What the walk itself found; the files went to the visitor. */
export type Walked = { readonly hazards: readonly RawHazard[]; readonly excess: Excess | null };

type Walk = {
  readonly device: number;
  readonly limits: Limits;
  readonly visit: (place: FilePlace) => void;
  readonly hazards: RawHazard[];
  entries: number;
  isTooDeep: boolean;
};

/** A name's text, with what cannot be decoded as `\xHH`. */
export const nameText = (name: string): { readonly text: string; readonly isDecodable: boolean } =>
  isAscii(name) ? { text: name, isDecodable: true } : escapeName(Buffer.from(name, 'latin1'));

const descend = (walk: Walk, parent: OpenDirectory, name: string, path: InnerPath, depth: number): boolean => {
  if (depth > walk.limits.depth) {
    walk.isTooDeep = true;
    return true;
  }
  const directory = openChildDirectory(parent, name);
  try {
    if (directory.stats.dev !== walk.device) {
      walk.hazards.push({ raw: path.raw, path: path.text, what: 'other-file-system' });
      return true;
    }
    return walkDirectory(walk, directory, { raw: `${path.raw}/`, text: `${path.text}/` }, depth);
  } finally {
    closeDirectory(directory);
  }
};

const meet = (
  walk: Walk,
  directory: OpenDirectory,
  entry: DirectoryEntry,
  prefix: InnerPath,
  depth: number,
): boolean => {
  const { text, isDecodable } = nameText(entry.name);
  const path = { raw: prefix.raw + entry.name, text: prefix.text + text };
  if (!isDecodable) walk.hazards.push({ raw: path.raw, path: path.text, what: 'undecodable-name' });
  switch (entry.type) {
    case 'file':
      walk.visit({ directory, name: entry.name, path, isTop: depth === 0 });
      return true;
    case 'directory':
      return descend(walk, directory, entry.name, path, depth + 1);
    default:
      walk.hazards.push({ raw: path.raw, path: path.text, what: entry.type });
      return true;
  }
};

/** False as soon as there are more entries than the desk allows: then nothing more is looked at. */
const walkDirectory = (walk: Walk, directory: OpenDirectory, prefix: InnerPath, depth: number): boolean => {
  const entries = listDirectory(directory, walk.limits.files - walk.entries + 1);
  walk.entries += entries.length;
  if (walk.entries > walk.limits.files) return false;
  return entries.every((entry) => meet(walk, directory, entry, prefix, depth));
};

/**
 * Walks an open folder within the desk's limits and shows every regular file to `visit`. Links, devices and the like are hazards and
 * are not opened; a folder of another file system is not entered. The device of files is not compared: on overlay file systems it
 * differs from that of their folder by right. Depth counts sub-folders: a file at the top is at depth 0.
 */
export const walkFolder = (root: OpenDirectory, limits: Limits, visit: (place: FilePlace) => void): Walked => {
  const walk: Walk = { device: root.stats.dev, limits, visit, hazards: [], entries: 0, isTooDeep: false };
  if (!walkDirectory(walk, root, { raw: '', text: '' }, 0)) {
    // Which hazards were met by then depends on the order in which the directory tells its names: none is said, so that the verdict does not.
    return { hazards: [], excess: { limit: 'files', allowed: limits.files, found: walk.entries } };
  }
  const depth = { limit: 'depth', allowed: limits.depth, found: limits.depth + 1 } as const;
  return { hazards: walk.hazards, excess: walk.isTooDeep ? depth : null };
};
