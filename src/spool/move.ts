import { lstatSync, mkdirSync, renameSync } from 'node:fs';
import { errnoOf } from '../../workers/inspect/disk-error.ts';
import { rawPath } from '../../workers/inspect/raw-path.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { escapeName } from '../formats/entry-name.ts';

const shown = (path: string): string => escapeName(Buffer.from(path, 'latin1')).text;

/** What an operator can do about a move that the system refused. */
const cure = (errno: string): string => {
  switch (errno) {
    case 'EXDEV':
      return 'The inbox, processing, quarantine and the areas must lie on one file system.';
    case 'ENOSPC':
    case 'EDQUOT':
      return 'Make room on the disk; nothing was lost and ozma goes on where it was.';
    case 'EROFS':
      return 'The file system is read-only: mount it writable.';
    case 'EACCES':
    case 'EPERM':
      return 'Let the user that runs ozma write there.';
    default:
      return 'See the cause.';
  }
};

const moveFault = (error: unknown, from: string, to: string): OzmaError => {
  const errno = errnoOf(error);
  const code = errno === 'ENOSPC' || errno === 'EDQUOT' ? 'disk-full' : 'disk-fault';
  return new OzmaError(code, `Cannot move ${shown(from)} to ${shown(to)} (${errno}). ${cure(errno)}`, { cause: error });
};

/** Whether anything has this path (a byte a character); a link counts itself. */
export const isThere = (path: string): boolean => {
  try {
    return lstatSync(rawPath(path), { throwIfNoEntry: false }) !== undefined;
  } catch (error) {
    if (errnoOf(error) === 'ENOTDIR') return false;
    throw error;
  }
};

const renameOrMakeRoom = (from: string, to: string): boolean => {
  try {
    renameSync(rawPath(from), rawPath(to));
  } catch (error) {
    if (errnoOf(error) !== 'ENOENT') throw error;
    if (!isThere(from)) return false;
    mkdirSync(rawPath(to.slice(0, to.lastIndexOf('/'))), { recursive: true });
    renameSync(rawPath(from), rawPath(to));
  }
  return true;
};

/**
 * Renames `from` to `to` (a byte a character) and makes the folders above `to`; false when nothing has the path `from`. What has the
 * path `to` is never overwritten: a name in an area begins with its submission's id, so only a fault can put something there.
 * Throws an `OzmaError` that names the thing as `called`.
 */
export const move = (from: string, to: string, called = from): boolean => {
  try {
    if (isThere(to)) {
      if (!isThere(from)) return false;
      throw new OzmaError('disk-fault', `${shown(to)} is there already: ${shown(called)} stays where it is.`);
    }
    return renameOrMakeRoom(from, to);
  } catch (error) {
    if (error instanceof OzmaError) throw error;
    throw moveFault(error, called, to);
  }
};
