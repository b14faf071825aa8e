import { existsSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { carryFiles, carryFolder } from '../../src/spool/carry.ts';
import { processOf, thisHolder } from '../../src/spool/holder.ts';
import { openScratch, type Scratch } from '../workers/scratch.ts';
import { filesBelow } from './files-below.ts';

const name = '0190a0b0-c0d0-7e0f-8000-000000000001--T-1042 - Dora Quillfeather';
const home = { from: 'repair', to: 'returned' } as const;

const fill = (scratch: Scratch): void => {
  for (const file of ['a.object', 'deep/b.object', 'deep/er/c.object', 'note.txt'])
    scratch.write(`repair/${name}/${file}`, file);
};

describe('carrying files', () => {
  test('takes them to the same paths in the other area, and tells those that are nowhere', () => {
    using scratch = openScratch();
    fill(scratch);
    const files = ['a.object', 'deep/b.object', 'gone.object'];
    expect(carryFiles(scratch.dir, name, { ...home, files })).toEqual(['gone.object']);
    expect(filesBelow(scratch.dir)).toEqual([
      `repair/${name}/deep/er/c.object`,
      `repair/${name}/note.txt`,
      `returned/${name}/a.object`,
      `returned/${name}/deep/b.object`,
    ]);
  });

  test('can be done again, and overwrites nothing', () => {
    using scratch = openScratch();
    fill(scratch);
    const files = ['a.object'];
    expect([
      carryFiles(scratch.dir, name, { ...home, files }),
      carryFiles(scratch.dir, name, { ...home, files }),
    ]).toEqual([[], []]);
    scratch.write(`repair/${name}/a.object`, 'another');
    expect(() => carryFiles(scratch.dir, name, { ...home, files })).toThrow(/is there already/u);
    expect(readFileSync(`${scratch.dir}/returned/${name}/a.object`, 'utf8')).toBe('a.object');
  });

  test('follows no link on the way', () => {
    using scratch = openScratch();
    scratch.write('elsewhere/secret');
    scratch.makeDir(`repair/${name}`);
    symlinkSync(`${scratch.dir}/elsewhere`, `${scratch.dir}/repair/${name}/deep`);
    expect(() => carryFiles(scratch.dir, name, { ...home, files: ['deep/secret'] })).toThrow(/no longer what it was/u);
    expect(existsSync(`${scratch.dir}/elsewhere/secret`)).toBe(true);
  });
});

describe('carrying a folder', () => {
  test('is one rename where nothing of it is there yet, and false where it is nowhere', () => {
    using scratch = openScratch();
    fill(scratch);
    scratch.makeDir('returned');
    expect([carryFolder(scratch.dir, name, home), carryFolder(scratch.dir, 'another', home)]).toEqual([true, false]);
    expect(existsSync(`${scratch.dir}/repair/${name}`)).toBe(false);
  });

  test('takes links as they are and leaves what they lead to', () => {
    using scratch = openScratch();
    scratch.write('elsewhere/secret');
    scratch.makeDir(`repair/${name}`);
    scratch.write(`returned/${name}/a.object`);
    symlinkSync(`${scratch.dir}/elsewhere`, `${scratch.dir}/repair/${name}/deep`);
    expect(carryFolder(scratch.dir, name, home)).toBe(true);
    expect(filesBelow(scratch.dir)).toEqual(['elsewhere/secret', `returned/${name}/a.object`, `returned/${name}/deep`]);
  });

  test('ends in the same place whatever went before it and wherever a crash cut it short', () => {
    const files = ['a.object', 'deep/b.object', 'deep/er/c.object', 'note.txt'];
    fc.assert(
      fc.property(fc.subarray(files), fc.subarray(files), (before, moved) => {
        using scratch = openScratch();
        fill(scratch);
        carryFiles(scratch.dir, name, { ...home, files: before });
        for (const file of moved.filter((one) => !before.includes(one))) {
          scratch.write(`returned/${name}/${file}`, file);
          rmSync(`${scratch.dir}/repair/${name}/${file}`);
        }
        carryFolder(scratch.dir, name, home);
        carryFolder(scratch.dir, name, home);
        expect(filesBelow(scratch.dir)).toEqual(files.map((file) => `returned/${name}/${file}`));
        expect(existsSync(`${scratch.dir}/repair/${name}`)).toBe(false);
      }),
      { numRuns: 40 },
    );
  });
});

test('a process is known by its signature, and a person is none', () => {
  expect(processOf(thisHolder())).toMatchObject({ pid: `${process.pid}` });
  expect(['Yuki', 'Dora Quillfeather', 'R2 D2', 'agent 7'].map(processOf)).toEqual([null, null, null, null]);
});
