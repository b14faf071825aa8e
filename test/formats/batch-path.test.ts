import { describe, expect, test } from 'vitest';
import { pathFault, readBatchPath } from '../../src/formats/batch-path.ts';

const inbox = { isBag: false, ownName: 'inbox' } as const;
const bag = { isBag: true, ownName: null } as const;

describe('readBatchPath', () => {
  test.each([
    ['T-1 - A/note.txt', inbox, 'T-1 - A', 'note.txt'],
    ['./T-1 - A/note.txt', inbox, 'T-1 - A', 'note.txt'],
    ['inbox/T-1 - A/note.txt', inbox, 'T-1 - A', 'note.txt'],
    ['./inbox/T-1 - A/note.txt', inbox, 'T-1 - A', 'note.txt'],
    ['T-1 - A/sub/deep/bunny-1', inbox, 'T-1 - A', 'sub/deep/bunny-1'],
    ['T-1 - A//sub/./bunny-1', inbox, 'T-1 - A', 'sub/bunny-1'],
    ['@4f2a/T-1 - A/note.txt', inbox, '@4f2a/T-1 - A', 'note.txt'],
    ['inbox/@4f2a/T-1 - A/a/b', inbox, '@4f2a/T-1 - A', 'a/b'],
    ['data/note.txt', inbox, 'data', 'note.txt'],
    ['data/T-1 - A/note.txt', bag, 'T-1 - A', 'note.txt'],
    ['./data/T-1 - A/note.txt', bag, 'T-1 - A', 'note.txt'],
    ['data/data/note.txt', bag, 'data', 'note.txt'],
    ['data/inbox/T-1 - A/note.txt', { isBag: true, ownName: 'inbox' }, 'T-1 - A', 'note.txt'],
    ['パ/x', { isBag: false, ownName: 'パ'.normalize('NFD') }, null, null],
    ['パ/T-1/x', { isBag: false, ownName: 'パ'.normalize('NFD') }, 'T-1', 'x'],
    ['~ a blank/x', inbox, '~ a blank', 'x'],
    ['a..b/..x', inbox, 'a..b', '..x'],
  ] as const)('%s is a place', (path, start, folder, file) => {
    const place = folder === null ? { kind: 'bad', why: 'no-folder' } : { kind: 'place', folder, file };
    expect(readBatchPath(path, start)).toEqual(place);
  });

  test.each([
    ['', 'empty'],
    ['note.txt', 'no-folder'],
    ['inbox/note.txt', 'no-folder'],
    ['@4f2a/T-1 - A', 'no-folder'],
    ['T-1 - A/', 'no-folder'],
    ['T-1 - A/sub/', 'no-folder'],
    ['./', 'no-folder'],
    ['../T-1 - A/note.txt', 'escaping-path'],
    ['T-1 - A/../../note.txt', 'escaping-path'],
    ['T-1 - A/..', 'escaping-path'],
    ['T-1 - A\\..\\note.txt', 'escaping-path'],
    ['/etc/passwd', 'escaping-path'],
    ['C:\\Users\\note.txt', 'escaping-path'],
    ['c:note.txt', 'escaping-path'],
    ['\\\\host\\share\\note.txt', 'escaping-path'],
    ['\\T-1\\note.txt', 'escaping-path'],
    ['~/note.txt', 'escaping-path'],
    ['~root/note.txt', 'escaping-path'],
    ['T-1/a\0b', 'escaping-path'],
    ['T-1\\note.txt', 'unsafe-name'],
    ['T-1 - A/nul', 'unsafe-name'],
    ['T-1 - A/sub./x', 'unsafe-name'],
    ['aux/x', 'unsafe-name'],
    ['T-1 /x', 'unsafe-name'],
  ] as const)('%j is none: %s', (path, why) => {
    expect(readBatchPath(path, inbox)).toEqual({ kind: 'bad', why });
  });

  test('of a bag, a path outside of data/ leads out of it', () => {
    expect(readBatchPath('T-1 - A/note.txt', bag)).toEqual({ kind: 'bad', why: 'escaping-path' });
    expect(readBatchPath('bagit.txt', bag)).toEqual({ kind: 'bad', why: 'escaping-path' });
  });

  test('a part of a path is looked at alone', () => {
    expect(['', '..', 'ab:c', 'a', 'a/b'].map(pathFault)).toEqual([
      'empty',
      'escaping-path',
      'unsafe-name',
      null,
      null,
    ]);
  });
});
