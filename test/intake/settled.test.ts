import { symlinkSync, utimesSync } from 'node:fs';
import { expect, test } from 'vitest';
import { restOf } from '../../src/intake/settled.ts';
import { openScratch } from '../workers/scratch.ts';

const isSettled = (path: string, seconds: number, nowMs: number): boolean => restOf(path, seconds, nowMs).isSettled;

const now = Date.now();
const minute = 60_000;

test('a folder has settled when nothing in it changed for so many seconds', () => {
  using scratch = openScratch();
  scratch.write('f/sub/deeper/bunny-1');
  expect([isSettled(`${scratch.dir}/f`, 50, now + minute), isSettled(`${scratch.dir}/f`, 70, now + minute)]).toEqual([
    true,
    false,
  ]);
});

test('a file that was copied with an old time of its own still counts as new', () => {
  using scratch = openScratch();
  utimesSync(scratch.write('f/bunny-1'), 1, 1);
  utimesSync(`${scratch.dir}/f`, 1, 1);
  expect(isSettled(`${scratch.dir}/f`, 70, now + minute)).toBe(false);
});

test('without a quiet time, a folder has settled at once', () => {
  using scratch = openScratch();
  scratch.write('f/bunny-1');
  expect(isSettled(`${scratch.dir}/f`, 0, now)).toBe(true);
});

test.each(['f/bunny-1.part', 'f/sub/x.TMP', 'f/note.txt~', 'f/dir.part/x'])(
  'a name like %s tells of somebody writing, for an hour',
  (path) => {
    using scratch = openScratch();
    scratch.write(path);
    expect([
      isSettled(`${scratch.dir}/f`, 0, now + minute),
      isSettled(`${scratch.dir}/f`, 0, now + 61 * minute),
    ]).toEqual([false, true]);
  },
);

test('the same goes for the entry’s own name, folder or file', () => {
  using scratch = openScratch();
  const paths = [scratch.write('T-1.zip.part'), scratch.makeDir('T-2.tmp'), scratch.write('T-3')];
  expect(paths.map((path) => isSettled(path, 0, now + minute))).toEqual([false, false, true]);
});

test('a clock that was set back leaves nobody waiting', () => {
  using scratch = openScratch();
  scratch.write('f/bunny-1');
  expect(isSettled(`${scratch.dir}/f`, 5, now - 24 * 60 * minute)).toBe(true);
});

test('what is gone has not settled', () => {
  using scratch = openScratch();
  expect(isSettled(`${scratch.dir}/f`, 0, now)).toBe(false);
});

test('a link is looked at, not through', () => {
  using scratch = openScratch();
  scratch.write('elsewhere/x.part');
  symlinkSync(`${scratch.dir}/elsewhere`, `${scratch.dir}/f`);
  expect(isSettled(`${scratch.dir}/f`, 0, now)).toBe(true);
});

test('a folder of a thousand levels is looked at as far as is sensible', () => {
  using scratch = openScratch();
  scratch.makeDir(`f/${'d/'.repeat(1000)}`);
  expect(isSettled(`${scratch.dir}/f`, 0, now)).toBe(true);
});
