import { hash } from 'node:crypto';
import { closeSync, constants, lstatSync, openSync, readdirSync, readlinkSync, readSync, type Stats } from 'node:fs';

const beginning = Buffer.alloc(64 * 1024);

/** What a file begins with, as a hash: what is longer than that is holes. */
const contentOf = (path: Buffer, { size }: Stats): string => {
  const fd = openSync(path, constants.O_RDONLY | constants.O_NOFOLLOW);
  try {
    return `${size} ${hash('sha256', beginning.subarray(0, readSync(fd, beginning, 0, beginning.length, 0)))}`;
  } finally {
    closeSync(fd);
  }
};

const telling = (path: Buffer, stats: Stats): string => {
  if (stats.isSymbolicLink()) return readlinkSync(path, 'latin1');
  return stats.isFile() ? contentOf(path, stats) : '';
};

/** Every entry below a directory: its path by bytes, type, mode and number of names, and its target or content. Of deep trees the first levels. */
export const treeOf = (dir: string, prefix = '', depth = 0): readonly string[] =>
  readdirSync(Buffer.from(`${dir}/${prefix}`, 'latin1'), 'latin1')
    .sort()
    .flatMap((name) => {
      const path = Buffer.from(`${dir}/${prefix}${name}`, 'latin1');
      const stats = lstatSync(path);
      const names = stats.isDirectory() ? '' : stats.nlink;
      const line = `${prefix}${name} ${stats.mode.toString(8)} ${names} ${telling(path, stats)}`;
      const isDeeper = stats.isDirectory() && depth < 10;
      return [line, ...(isDeeper ? treeOf(dir, `${prefix}${name}/`, depth + 1) : [])];
    });
