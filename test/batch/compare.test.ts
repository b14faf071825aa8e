import { describe, expect, test } from 'vitest';
import { compareFolder, type ReadFolder } from '../../src/batch/compare.ts';
import { ownColumnNames } from '../../src/batch/csv-rows.ts';
import type { FoundFile } from '../../src/domain/found-file.ts';
import { sha256 } from '../../src/domain/ids.ts';
import type { BatchRow } from '../../src/store/batch-store.ts';
import { found, hashOf } from './checking.ts';

const folder = 'T-1 - A';
const row = (line: number, file: string, said: Partial<BatchRow> = {}): BatchRow => ({
  ...{ line, folder, file, sha256: null, bytes: null, ticket: null, itemKind: null, itemId: null },
  ...said,
});
const understanding = {
  columns: { ...ownColumnNames, ticket: 'Ticket No' },
  kindCalled: (word: string) => (word === 'うさぎ' ? 'bunny' : word),
};
const compared = (files: readonly FoundFile[], rows: readonly BatchRow[], read: Partial<ReadFolder> = {}) =>
  compareFolder({ folder, ticket: 'T-1', files, ...read }, rows, understanding);

describe('compareFolder', () => {
  test('finds nothing where every file is listed as it is', () => {
    const files = [found('a', { bytes: 7 }), found('sub/b')];
    expect(compared(files, [row(2, 'a', { sha256: sha256(hashOf('a')), bytes: 7 }), row(3, 'sub/b')])).toEqual([]);
  });

  test('tells what is listed and not there, then what is there and not listed', () => {
    const optional = found('.DS_Store', { isOptional: true });
    expect(compared([found('a'), found('b'), optional], [row(2, 'c'), row(3, 'b'), row(4, 'A')])).toEqual([
      { code: 'MANIFEST_MISSING', folder, file: 'c', line: 2 },
      { code: 'MANIFEST_MISSING', folder, file: 'A', line: 4 },
      { code: 'MANIFEST_UNLISTED', folder, file: 'a' },
    ]);
  });

  test('an optional file that is listed must be as it is listed', () => {
    const receipt = found('.ozma-receipt.json', { isOptional: true });
    expect(compared([receipt], [row(2, '.ozma-receipt.json', { bytes: 9 })])).toMatchObject([{ what: 'bytes' }]);
  });

  test.each([
    ['another hash', found('a'), { sha256: sha256(hashOf('b')) }, 'sha256', hashOf('b'), hashOf('a')],
    ['another size', found('a', { bytes: 7 }), { bytes: 8 }, 'bytes', '8', '7'],
    ['both', found('a', { bytes: 7 }), { bytes: 8, sha256: sha256(hashOf('b')) }, 'sha256', hashOf('b'), hashOf('a')],
    ['no hash', found('a', { sha256: null }), { sha256: sha256(hashOf('b')) }, 'sha256', hashOf('b'), 'unreadable'],
    ['a link', found('a', { sha256: null, what: 'symbolic-link' }), {}, 'kind', 'file', 'symbolic-link'],
    ['a hard link', found('a', { sha256: null, what: 'hard-link' }), { bytes: 8 }, 'kind', 'file', 'hard-link'],
    ['a device', found('a', { sha256: null, what: 'device' }), {}, 'kind', 'file', 'device'],
  ] as const)('a file of %s is altered', (_, file, said, what, listed, there) => {
    expect(compared([file], [row(2, 'a', said)])).toEqual([
      { code: 'MANIFEST_ALTERED', folder, file: 'a', line: 2, what, listed, found: there },
    ]);
  });

  test('a name in another Unicode form is the same file, but of twins each is itself alone', () => {
    const [composed, apart] = ['ポ'.normalize('NFC'), 'ポ'.normalize('NFD')];
    expect(compared([found(apart)], [row(2, composed)])).toEqual([]);
    expect(compared([found(apart), found(composed)], [row(2, composed)])).toEqual([
      { code: 'MANIFEST_UNLISTED', folder, file: apart },
    ]);
    expect(compared([found('\u212B'), found('A\u030A')], [row(2, '\u00C5')])).toMatchObject([
      { code: 'MANIFEST_MISSING' },
      { code: 'MANIFEST_UNLISTED' },
      { code: 'MANIFEST_UNLISTED' },
    ]);
  });

  test('of several rows for one file the first holds', () => {
    const rows = [row(2, 'a', { bytes: 1 }), row(3, 'a', { bytes: 2 }), row(4, 'b'), row(5, 'b')];
    expect(compared([found('a')], rows)).toEqual([{ code: 'MANIFEST_MISSING', folder, file: 'b', line: 4 }]);
  });

  test('a row for another ticket or another item than was recognised is invalid, in the words of the file', () => {
    const item = { kind: 'bunny', id: 'N-1' };
    const invalid = { code: 'MANIFEST_INVALID', line: 2 };
    expect(compared([found('a', { item })], [row(2, 'a', { ticket: 'T-9', itemKind: 'nest', itemId: 'N-2' })])).toEqual(
      [
        { ...invalid, column: 'Ticket No', why: 'other-ticket', found: 'T-9' },
        { ...invalid, column: 'item_kind', why: 'other-item', found: 'nest' },
        { ...invalid, column: 'item_id', why: 'other-item', found: 'N-2' },
      ],
    );
    expect(
      compared([found('a', { item })], [row(2, 'a', { ticket: ' t-1', itemKind: 'うさぎ', itemId: 'n-1' })]),
    ).toEqual([]);
    expect(compared([], [row(2, 'a', { ticket: 'T-9' })])).toMatchObject([
      { code: 'MANIFEST_MISSING' },
      { why: 'other-ticket' },
    ]);
  });

  test('what was not recognised contradicts nothing', () => {
    const said = { ticket: 'T-9', itemKind: 'nest', itemId: 'N-2' };
    expect(compared([found('a')], [row(2, 'a', said)], { ticket: null })).toEqual([]);
  });
});
