import { execFileSync } from 'node:child_process';
import { chmodSync, symlinkSync } from 'node:fs';
import { expect, test } from 'vitest';
import { syncFileSystem, syncFolders } from '../../src/spool/sync.ts';
import { openScratch, type Scratch } from '../workers/scratch.ts';

/** Writes a program that stands in place of `sync`. */
const writeProgram = (scratch: Scratch, name: string, script: string): string => {
  const path = scratch.write(name, `#!/bin/sh\n${script}\n`);
  chmodSync(path, 0o755);
  return path;
};

test('a file system is synced as a whole where the machine can', async () => {
  using scratch = openScratch();
  expect(await syncFileSystem(scratch.dir)).toBe(process.platform === 'linux');
});

test('a machine without `sync -f` is told from a disk that fails', async () => {
  using scratch = openScratch();
  const old = writeProgram(scratch, 'old', `echo "sync: invalid option -- 'f'" >&2; exit 1`);
  const broken = writeProgram(scratch, 'broken', 'echo "sync: error syncing: Input/output error" >&2; exit 1');
  expect(await syncFileSystem(scratch.dir, old)).toBe(false);
  expect(await syncFileSystem(scratch.dir, `${scratch.dir}/none`)).toBe(false);
  await expect(syncFileSystem(scratch.dir, broken)).rejects.toMatchObject({ code: 'disk-unconfirmed' });
});

const cannot = () => Promise.resolve(false);

test('without it, every file and directory is synced, and links and FIFOs are left alone', async () => {
  using scratch = openScratch();
  scratch.write('f/sub/bunny-1');
  scratch.write('f/\xff');
  symlinkSync('/nowhere', `${scratch.dir}/f/link`);
  execFileSync('mkfifo', [`${scratch.dir}/f/fifo`]);
  const paths = [`${scratch.dir}/f`, scratch.write('loose'), `${scratch.dir}/gone`];
  await expect(syncFolders(paths, scratch.dir, cannot)).resolves.toBeUndefined();
});

test('nothing to sync starts nothing', async () => {
  const never = () => Promise.reject(new Error('started'));
  await expect(syncFolders([], '/', never)).resolves.toBeUndefined();
});
