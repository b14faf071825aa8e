import {
  closeSync,
  constants,
  type Dirent,
  existsSync,
  fstatSync,
  lstatSync,
  opendirSync,
  openSync,
  readdirSync,
  type Stats,
} from 'node:fs';
import { ChangedMidway, rethrowChanged } from './disk-error.ts';
import { rawPath } from './raw-path.ts';

/** A directory held open: what is reached through it stays inside it, whatever happens to its name meanwhile. */
export type OpenDirectory = {
  readonly fd: number;
  /** The path it was opened by, a byte a character. */
  readonly path: string;
  /** What a child's name is put behind; null where the system knows no paths by descriptor. */
  readonly base: string | null;
  readonly stats: Stats;
};

/** What a name in a directory stands for, seen without following or opening it. */
export type EntryType = 'file' | 'directory' | 'symbolic-link' | 'fifo' | 'socket' | 'device' | 'unknown';

/** One name in a directory, a byte a character. */
export type DirectoryEntry = { readonly name: string; readonly type: EntryType };

const directoryFlags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_DIRECTORY;
const fileFlags = constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK;

const descriptorRoot = '/proc/self/fd';
const hasDescriptorPaths = existsSync(descriptorRoot);

/**
 * A directory of up to this many bytes is listed at once, which is twice as fast as name by name: on ext4, xfs, btrfs and tmpfs it
 * cannot hold more than a few thousand names.
 */
const smallDirectoryBytes = 64 * 1024;

/** The type of an entry by what `lstat` or the directory itself tells of it. */
export const typeOf = (entry: Dirent | Stats): EntryType => {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  if (entry.isSymbolicLink()) return 'symbolic-link';
  if (entry.isFIFO()) return 'fifo';
  if (entry.isSocket()) return 'socket';
  return entry.isBlockDevice() || entry.isCharacterDevice() ? 'device' : 'unknown';
};

/**
 * Opens a directory, never through a symbolic link in its last name, and addresses its children by descriptor where the system can
 * (`/proc/self/fd` on Linux), else by path.
 */
export const openDirectory = (path: string, byDescriptor = hasDescriptorPaths): OpenDirectory => {
  const fd = openSync(rawPath(path), directoryFlags);
  return { fd, path, base: byDescriptor ? `${descriptorRoot}/${fd}/` : null, stats: fstatSync(fd) };
};

/** Closes what `openDirectory` opened. */
export const closeDirectory = (directory: OpenDirectory): void => closeSync(directory.fd);

/** The path of a child, a byte a character: by descriptor where the system can, so that it holds while the directory is open. */
export const childPath = (directory: OpenDirectory, name: string): string =>
  (directory.base ?? `${directory.path}/`) + name;

/** The path of a child for a system call. */
const childOf = (directory: OpenDirectory, name: string): string | Buffer => rawPath(childPath(directory, name));

/** Where children are addressed by path: throws when that path no longer leads to the directory that was opened. */
const confirmInPlace = (directory: OpenDirectory): void => {
  if (directory.base !== null) return;
  const { dev, ino } = lstatSync(rawPath(directory.path));
  if (dev !== directory.stats.dev || ino !== directory.stats.ino) throw new ChangedMidway(directory.path);
};

/** Opens a sub-directory that was just listed; throws `ChangedMidway` where it is something else now. */
export const openChildDirectory = (parent: OpenDirectory, name: string): OpenDirectory => {
  try {
    const child = openDirectory(childPath(parent, name), parent.base !== null);
    confirmInPlace(parent);
    return child;
  } catch (error) {
    return rethrowChanged(error, name);
  }
};

/** Opens a file that was just listed, not waiting for the writer of a FIFO and not following a link. */
export const openChildFile = (parent: OpenDirectory, name: string): number => {
  try {
    const fd = openSync(childOf(parent, name), fileFlags);
    confirmInPlace(parent);
    return fd;
  } catch (error) {
    return rethrowChanged(error, name);
  }
};

/** What is known of a listed child without opening it. */
export const statChild = (parent: OpenDirectory, name: string): Stats => {
  try {
    return lstatSync(childOf(parent, name));
  } catch (error) {
    return rethrowChanged(error, name);
  }
};

const readUpTo = (path: string | Buffer, limit: number): Dirent[] => {
  const handle = opendirSync(path, { encoding: 'latin1', bufferSize: 256 });
  const found: Dirent[] = [];
  try {
    for (let entry = handle.readSync(); entry !== null && found.length < limit; entry = handle.readSync()) {
      found.push(entry);
    }
  } finally {
    handle.closeSync();
  }
  return found;
};

/** The names in a directory with their types, in no order; of a large one no more than `limit`. */
export const listDirectory = (directory: OpenDirectory, limit: number): readonly DirectoryEntry[] => {
  const path = childOf(directory, '');
  const isSmall = directory.stats.size <= smallDirectoryBytes;
  const entries = isSmall ? readdirSync(path, { encoding: 'latin1', withFileTypes: true }) : readUpTo(path, limit);
  return entries.map((entry) => {
    const type = typeOf(entry);
    return { name: entry.name, type: type === 'unknown' ? typeOf(statChild(directory, entry.name)) : type };
  });
};
