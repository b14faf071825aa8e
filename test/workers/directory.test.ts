import { closeSync, fstatSync, openSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  closeDirectory,
  listDirectory,
  openChildDirectory,
  openChildFile,
  openDirectory,
} from '../../workers/inspect/directory.ts';
import { ChangedMidway } from '../../workers/inspect/disk-error.ts';
import { readContent, readHead, readWhole } from '../../workers/inspect/read-file.ts';
import { openScratch } from './scratch.ts';

describe.each([
  ['by descriptor', true],
  ['by path', false],
])('an open folder whose children are addressed %s', (_, byDescriptor) => {
  test('lists and opens them', () => {
    using scratch = openScratch();
    scratch.write('f/sub/bunny-1', 'inside');
    const folder = openDirectory(`${scratch.dir}/f`, byDescriptor);
    const sub = openChildDirectory(folder, 'sub');
    const fd = openChildFile(sub, 'bunny-1');
    expect(listDirectory(folder, 9)).toEqual([{ name: 'sub', type: 'directory' }]);
    expect(readFileSync(fd, 'utf8')).toBe('inside');
    closeSync(fd);
    closeDirectory(sub);
    closeDirectory(folder);
  });

  test('opens neither a file nor a folder through a link that took its place', () => {
    using scratch = openScratch();
    scratch.write('secret/bunny-1', 'secret');
    scratch.makeDir('f');
    symlinkSync(`${scratch.dir}/secret/bunny-1`, `${scratch.dir}/f/bunny-1`);
    symlinkSync(`${scratch.dir}/secret`, `${scratch.dir}/f/sub`);
    const folder = openDirectory(`${scratch.dir}/f`, byDescriptor);
    expect(() => openChildFile(folder, 'bunny-1')).toThrow(ChangedMidway);
    expect(() => openChildDirectory(folder, 'sub')).toThrow(ChangedMidway);
    closeDirectory(folder);
  });

  test('leads nowhere else when its own name is given to another folder', () => {
    using scratch = openScratch();
    scratch.write('f/bunny-1', 'ours');
    scratch.write('secret/bunny-1', 'secret');
    const folder = openDirectory(`${scratch.dir}/f`, byDescriptor);
    renameSync(`${scratch.dir}/f`, `${scratch.dir}/moved`);
    symlinkSync(`${scratch.dir}/secret`, `${scratch.dir}/f`);
    const read = () => readFileSync(openChildFile(folder, 'bunny-1'), 'utf8');
    if (byDescriptor) expect(read()).toBe('ours');
    else expect(read).toThrow(ChangedMidway);
    closeDirectory(folder);
  });
});

test('a link is not opened as a folder', () => {
  using scratch = openScratch();
  symlinkSync('/etc', `${scratch.dir}/f`);
  expect(() => openDirectory(`${scratch.dir}/f`)).toThrow(/ENOTDIR|ELOOP/);
});

describe('a file that grew since its size was asked', () => {
  const opened = (path: string, size: number) => {
    const fd = openSync(path, 'r');
    return { fd, stats: Object.assign(fstatSync(fd), { size }) };
  };

  test.each([5, 300_000, 2 ** 20 + 5, 5_000_000])('is read to its end within the limit: %i bytes', (length) => {
    using scratch = openScratch();
    const path = scratch.write('bunny-1', Buffer.alloc(length, 'x'));
    const content = readContent(opened(path, 3), length);
    expect(content).toMatchObject({ kind: 'read', content: { bytes: length } });
    expect(readWhole(opened(path, 3), length)).toMatchObject({ kind: 'read', content: { length } });
  });

  test.each([5, 300_000, 2 ** 20 + 5, 5_000_000])('is not read over the limit: %i bytes', (length) => {
    using scratch = openScratch();
    const path = scratch.write('bunny-1', Buffer.alloc(length, 'x'));
    expect(readContent(opened(path, 3), length - 1)).toEqual({ kind: 'over' });
    expect(readWhole(opened(path, 3), length - 1)).toEqual({ kind: 'over' });
  });

  test('and one that shrank is what it is now', () => {
    using scratch = openScratch();
    const file = opened(scratch.write('bunny-1', 'abc'), 10);
    expect(readContent(file, 10)).toMatchObject({ kind: 'read', content: { bytes: 3 } });
  });
});

test('the head of a file is its first bytes, wherever it was read to before', () => {
  using scratch = openScratch();
  const fd = openSync(scratch.write('a', 'head and more'), 'r');
  readFileSync(fd);
  expect(Buffer.from(readHead(fd)).toString()).toBe('head and more');
  closeSync(fd);
});
