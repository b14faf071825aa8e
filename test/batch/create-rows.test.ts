import { expect, test } from 'vitest';
import { openRowMaker } from '../../src/batch/create-rows.ts';
import type { FoundFile } from '../../src/domain/found-file.ts';
import { sha256 } from '../../src/domain/ids.ts';

const hash = sha256('ab'.repeat(32));

const file = (path: string, over: Partial<FoundFile> = {}): FoundFile => ({
  ...{ path, bytes: 3, sha256: hash, what: null, isOptional: false, item: null },
  ...over,
});

const make = (folder: string, files: readonly FoundFile[] | null) => openRowMaker()({ folder, ticket: 'T-1', files });

test('every file is a row, with the ticket and the item that were recognised', () => {
  const item = { kind: 'bunny', id: '1' };
  expect(make('T-1 - Dora', [file('bunny-1.object', { item }), file('note.txt')])).toEqual({
    rows: [
      {
        ...{ folder: 'T-1 - Dora', file: 'bunny-1.object', sha256: hash, bytes: 3, ticket: 'T-1' },
        ...{ itemKind: 'bunny', itemId: '1' },
      },
      {
        ...{ folder: 'T-1 - Dora', file: 'note.txt', sha256: hash, bytes: 3, ticket: 'T-1' },
        ...{ itemKind: null, itemId: null },
      },
    ],
    leftOut: [],
  });
});

test('what nobody needs to list is left out without a word', () => {
  const { rows, leftOut } = make('F', [file('.DS_Store', { isOptional: true }), file('a')]);
  expect([rows.map((row) => row.file), leftOut]).toEqual([['a'], []]);
});

test.each([
  ['a name that Windows cannot have', file('a:b'), 'unsafe-name'],
  ['an undecodable name', file('a\\xff'), 'unsafe-name'],
  ['a link', file('a', { what: 'symbolic-link', sha256: null }), 'no-file'],
  ['a file that could not be read', file('a', { sha256: null }), 'unread'],
])('%s is told, and the others are listed', (_, bad, why) => {
  const { rows, leftOut } = make('F', [bad, file('good')]);
  expect([rows.map((row) => row.file), leftOut]).toEqual([['good'], [{ place: `F/${bad.path}`, why }]]);
});

test('of names that differ in case or Unicode form alone the first is listed', () => {
  const { rows, leftOut } = make('F', [file('A\u00E9'), file('ae\u0301')]);
  expect([rows.length, leftOut]).toEqual([1, [{ place: 'F/ae\u0301', why: 'twin' }]]);
  const maker = openRowMaker();
  const inTwo = ['Box', 'box'].map((folder) => maker({ folder, ticket: null, files: [file('a')] }));
  expect(inTwo.map((one) => one.leftOut)).toEqual([[], [{ place: 'box', why: 'twin' }]]);
});

test.each([
  ['CON', [file('a')], 'unsafe-name'],
  ['F', null, 'unread'],
  ['F', [], 'empty'],
  ['F', [file('Thumbs.db', { isOptional: true })], 'empty'],
] as const)('a folder %j of which nothing can be listed is told: %j', (folder, files, why) => {
  expect(make(folder, files)).toEqual({ rows: [], leftOut: [{ place: folder, why }] });
});
