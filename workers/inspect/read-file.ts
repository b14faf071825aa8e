import { createHash, hash } from 'node:crypto';
import { closeSync, fstatSync, readSync, type Stats } from 'node:fs';
import { type Sha256, sha256 } from '../../src/domain/ids.ts';
import { type OpenDirectory, openChildFile, statChild } from './directory.ts';
import { ChangedMidway, isUnreadable } from './disk-error.ts';

const mebibyte = 1024 * 1024;

/** A JSON document is read as one up to this length, in bytes. */
const documentBytes = mebibyte;

/** How much of a file is kept to see whether it is an archive. */
const headBytes = 512;

/** One for the thread, used again for every file; a byte longer than what is read whole, so that a full buffer means more is coming. */
const buffer = Buffer.allocUnsafeSlow(documentBytes + 1);

/** A file's content as it was hashed. The views are of a buffer that the next read overwrites. */
export type Content = {
  readonly bytes: number;
  readonly sha256: Sha256;
  readonly head: Uint8Array;
  /** All of it, or null where it is longer than `documentBytes`. */
  readonly whole: Uint8Array | null;
};

/** What came of reading a file: `over` when it holds more than it may, `unreadable` when the system would not read it. */
export type ReadOutcome<T> =
  | { readonly kind: 'read'; readonly content: T }
  | { readonly kind: 'over' }
  | { readonly kind: 'unreadable' };

/** A regular file held open, or known to be unreadable; its stats either way. */
export type OpenFile = { readonly fd: number | null; readonly stats: Stats };

/** Fills the buffer; one call suffices where the file is as long as it was said to be. */
const fill = (fd: number, expected: number): number => {
  let filled = readSync(fd, buffer, 0, buffer.length, null);
  if (filled === expected) return filled;
  for (let more = filled; more > 0 && filled < buffer.length; filled += more) {
    more = readSync(fd, buffer, filled, buffer.length - filled, null);
  }
  return filled;
};

const hashOn = (fd: number, first: Uint8Array, maxBytes: number): Content | null => {
  const head = Uint8Array.prototype.slice.call(first, 0, headBytes);
  const running = createHash('sha256').update(first);
  let bytes = first.length;
  for (let read = fill(fd, -1); read > 0; read = fill(fd, -1)) {
    running.update(buffer.subarray(0, read));
    bytes += read;
    if (bytes > maxBytes) return null;
  }
  return { bytes, sha256: sha256(running.digest('hex')), head, whole: null };
};

/** The first bytes of an open file, enough to know an archive by. The view is of a buffer that the next read overwrites. */
export const readHead = (fd: number): Uint8Array => buffer.subarray(0, readSync(fd, buffer, 0, headBytes, 0));

const hashUpTo = (fd: number, expected: number, maxBytes: number): Content | null => {
  const filled = fill(fd, expected);
  if (filled > maxBytes) return null;
  const view = buffer.subarray(0, filled);
  if (filled === buffer.length) return hashOn(fd, view, maxBytes);
  return { bytes: filled, sha256: sha256(hash('sha256', view, 'hex')), head: view, whole: view };
};

const copyUpTo = (fd: number, expected: number, maxBytes: number): Uint8Array | null => {
  const parts: Uint8Array[] = [];
  let bytes = 0;
  for (let read = fill(fd, expected); read > 0; read = read < buffer.length ? 0 : fill(fd, -1)) {
    parts.push(Uint8Array.prototype.slice.call(buffer, 0, read));
    bytes += read;
    if (bytes > maxBytes) return null;
  }
  return Buffer.concat(parts);
};

/** Opens a listed file and makes sure by its descriptor that it is a regular one; without permission only its stats are known. */
export const openRegular = (directory: OpenDirectory, name: string): OpenFile => {
  try {
    const fd = openChildFile(directory, name);
    const stats = fstatSync(fd);
    if (stats.isFile()) return { fd, stats };
    closeSync(fd);
    throw new ChangedMidway(name);
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return { fd: null, stats: statChild(directory, name) };
  }
};

/** Closes what `openRegular` opened. */
export const closeFile = (file: OpenFile): void => {
  if (file.fd !== null) closeSync(file.fd);
};

type ReadUpTo<T> = (fd: number, expected: number, maxBytes: number) => T | null;

const readBy = <T>(readUpTo: ReadUpTo<T>, file: OpenFile, maxBytes: number): ReadOutcome<T> => {
  if (file.fd === null) return { kind: 'unreadable' };
  try {
    const content = readUpTo(file.fd, file.stats.size, maxBytes);
    return content === null ? { kind: 'over' } : { kind: 'read', content };
  } catch (error) {
    if (!isUnreadable(error)) throw error;
    return { kind: 'unreadable' };
  }
};

/** Reads and hashes an open file; of one that holds more than `maxBytes` no more than a mebibyte further is read. */
export const readContent = (file: OpenFile, maxBytes: number): ReadOutcome<Content> => readBy(hashUpTo, file, maxBytes);

/** Reads an open file whole, to be kept. */
export const readWhole = (file: OpenFile, maxBytes: number): ReadOutcome<Uint8Array> =>
  readBy(copyUpTo, file, maxBytes);
