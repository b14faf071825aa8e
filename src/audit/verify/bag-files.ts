import { createHash } from 'node:crypto';
import { createReadStream, type Dirent } from 'node:fs';
import { lstat, readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { packagePaths } from '../../manifest/package/export-facts.ts';

/** Something in an export directory, by its path in it; directories below the payload and links are never followed. */
export type BagEntry = {
  readonly path: string;
  readonly what: 'file' | 'directory' | 'link' | 'other';
  readonly bytes: number;
};

const whatIs = (entry: Dirent): BagEntry['what'] => {
  if (entry.isFile()) return 'file';
  if (entry.isDirectory()) return 'directory';
  return entry.isSymbolicLink() ? 'link' : 'other';
};

const entriesIn = async (dir: string, prefix: string): Promise<readonly BagEntry[]> => {
  const found = await readdir(join(dir, prefix), { withFileTypes: true });
  return await Promise.all(
    found.map(async (entry) => {
      const path = `${prefix}${entry.name}`;
      const bytes = (await lstat(join(dir, path))).size;
      return { path, what: whatIs(entry), bytes };
    }),
  );
};

/** Everything in an export directory and in its payload, by path; what lies deeper is named as a directory. */
export const bagEntries = async (dir: string): Promise<readonly BagEntry[]> => {
  const top = await entriesIn(dir, '');
  const payload = top.find(({ path, what }) => path === packagePaths.payload && what === 'directory');
  const below = payload === undefined ? [] : await entriesIn(dir, `${packagePaths.payload}/`);
  return [...top.filter((entry) => entry !== payload), ...below].sort((a, b) => (a.path < b.path ? -1 : 1));
};

/** The SHA-256 of bytes, 64 hex digits. */
export const sha256Of = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

/** The SHA-256 of a file, read once in flat memory; `onBytes` is told how many bytes were read. */
export const hashFile = async (path: string, onBytes: (count: number) => void): Promise<string> => {
  const hash = createHash('sha256');
  const source: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: 2 ** 18 });
  for await (const piece of source) {
    hash.update(piece);
    onBytes(piece.length);
  }
  return hash.digest('hex');
};

/** No tag file that ozma writes is larger, in bytes: what is, is not read into memory. */
const mostBytes = 2 ** 22;

/** The bytes of a small file of an export; null where it is not there, is no file, or is larger than ozma writes one. */
export const smallFile = async (dir: string, entries: readonly BagEntry[], path: string): Promise<Buffer | null> => {
  const entry = entries.find((one) => one.path === path);
  if (entry?.what !== 'file' || entry.bytes > mostBytes) return null;
  return await readFile(join(dir, path));
};
