import { execFileSync, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

/** File systems that the power is cut on. */
export type FileSystem = 'ext4' | 'xfs';

/** A file system in an image file on a loop device. */
export type Disk = AsyncDisposable & {
  /** Where it is mounted. */
  readonly dir: string;
  /** From now on nothing reaches the image any more: neither data that was not synced nor the file system's own log (`XFS_FSOP_GOING_FLAGS_NOLOGFLUSH`). */
  readonly cut: () => void;
  /** Mounts anew what the image holds, as a machine does that has power again: the file system replays its log. */
  readonly restart: () => Promise<void>;
};

/** What mkfs.xfs makes no file system below, in bytes; the file is sparse. */
const imageBytes = 320 * 2 ** 20;

const run = (command: string, ...args: readonly string[]): string =>
  execFileSync(command, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });

/** Makes an empty file system of a kind in a file. */
export const makeFileSystem = (image: string, kind: FileSystem): void => {
  writeFileSync(image, '');
  truncateSync(image, imageBytes);
  run(`mkfs.${kind}`, '-q', image);
};

/** Mounts an image file; its file system replays its log. */
export const mountImage = (image: string, dir: string): void => void run('mount', '-o', 'loop', image, dir);

/** What was killed may hold the file system for a moment yet. */
export const unmount = async (dir: string): Promise<void> => {
  for (let tries = 200; ; tries -= 1) {
    const { status, stderr } = spawnSync('umount', [dir], { encoding: 'utf8' });
    if (status === 0) return;
    if (tries === 0) throw new Error(stderr);
    await pause(25);
  }
};

/** Makes a disk below a directory; everything of it goes with the value. */
export const openDisk = (below: string, kind: FileSystem): Disk => {
  const image = join(below, 'image');
  const dir = join(below, 'disk');
  mkdirSync(dir, { recursive: true });
  makeFileSystem(image, kind);
  mountImage(image, dir);
  return {
    dir,
    cut: () => void run('xfs_io', '-x', '-c', 'shutdown', dir),
    restart: async () => {
      await unmount(dir);
      mountImage(image, dir);
    },
    [Symbol.asyncDispose]: async () => {
      await unmount(dir);
      rmSync(image);
    },
  };
};
