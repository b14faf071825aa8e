import { closeSync, constants, fstatSync, lstatSync, openSync, type Stats } from 'node:fs';
import type { Excess, Hazard, Inspection } from '../../src/domain/inspection.ts';
import type { Limits } from '../../src/domain/policy.ts';
import { isArchiveContent, isArchiveName } from '../../src/formats/archive.ts';
import { isNoteName } from '../../src/formats/entry-name.ts';
import { typeOf } from './directory.ts';
import { ChangedMidway, isUnreadable, rethrowChanged } from './disk-error.ts';
import { bareInspection, labelHazards } from './folder.ts';
import { rawPath } from './raw-path.ts';
import { readHead } from './read-file.ts';
import { nameText } from './walk.ts';

const flags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

/** Whether a loose file, by its descriptor still the one that was seen, begins as an archive does; one that cannot be read does not. */
const beginsAsArchive = (path: string, seen: Stats): boolean => {
  try {
    const fd = openSync(rawPath(path), flags);
    try {
      const { dev, ino } = fstatSync(fd);
      if (dev !== seen.dev || ino !== seen.ino) throw new ChangedMidway(path);
      return isArchiveContent(readHead(fd));
    } finally {
      closeSync(fd);
    }
  } catch (error) {
    if (isUnreadable(error)) return false;
    return rethrowChanged(error, path);
  }
};

const sizeExcess = (size: number, limits: Limits): Excess | null =>
  size > limits.bytes
    ? { limit: 'bytes', allowed: limits.bytes, found: Math.min(size, Number.MAX_SAFE_INTEGER) }
    : null;

const formOf = (path: string, name: string, stats: Stats): Inspection['form'] => {
  if (isNoteName(name)) return 'loose-note';
  if (isArchiveName(name)) return 'loose-archive';
  return stats.nlink === 1 && beginsAsArchive(path, stats) ? 'loose-archive' : 'loose-file';
};

/**
 * The facts of an entry that is no folder (product.md 12, "Order of judging" a): what it is, by name and leading bytes. It has no items
 * and its content is not hashed, for it is no submission. Throws `ChangedMidway` when it is a folder or gone by now.
 */
export const inspectLoose = (path: string, name: string, limits: Limits): Inspection => {
  const label = nameText(name).text;
  const stats = lstatSync(rawPath(path));
  const type = typeOf(stats);
  const hazards = labelHazards(name);
  if (type === 'directory') throw new ChangedMidway(label);
  if (type !== 'file') {
    return bareInspection({
      label,
      form: 'loose-special',
      hazards: [...hazards, { path: label, what: type }],
      excess: null,
    });
  }
  const hardLink: readonly Hazard[] = stats.nlink > 1 ? [{ path: label, what: 'hard-link' }] : [];
  return bareInspection({
    label,
    form: formOf(path, label, stats),
    hazards: [...hazards, ...hardLink],
    excess: sizeExcess(stats.size, limits),
  });
};
