import { spawnSync } from 'node:child_process';
import { hash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openScratch } from '../workers/scratch.ts';

const reader = new URL('./read-long.ts', import.meta.url).pathname;

/** The memory that may be used for values, in MiB; the rows as values would take more than that alone. */
const heapMib = 40;

const rows = 200_000;
const distinct = 198_000;

/** Writes rows by folder, the first 2 000 of which stand twice, and of a thousand one is bad. */
const writeLong = (file: string, head: string, rowAt: (at: number, hash: string) => string): void => {
  const texts = Array.from({ length: rows }, (_, index) => {
    const at = index % distinct;
    return rowAt(at, at % 1000 === 0 ? 'bad' : hash('sha256', String(at)));
  });
  writeFileSync(file, head + texts.join(''));
};

test('a long manifest is read in the memory of a short one', () => {
  using scratch = openScratch();
  const file = `${scratch.dir}/m.csv`;
  writeLong(file, 'folder,file,sha256\n', (at, hex) => `T-${Math.floor(at / 4)},bunny-${at}.object,${hex}\n`);
  const command = [`--max-old-space-size=${heapMib}`, reader, file, scratch.dir];
  const { stdout, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  // 198 different bad rows and 2 of them again; of the other 1 998 that stand twice, the second.
  const read = { rows, folders: 49_500, faults: 200 + 1998, missing: 49_500 };
  expect([stdout, stderr]).toEqual([JSON.stringify(read), '']);
}, 60_000);
