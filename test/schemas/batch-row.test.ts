import { describe, expect, test } from 'vitest';
import { readBatchCells } from '../../schemas/batch-row.ts';

const hash = 'ab'.repeat(32);

describe('readBatchCells', () => {
  test('needs folder and file alone, which are taken as they stand', () => {
    expect(readBatchCells({ folder: ' T-1 ', file: 'note.txt' })).toEqual({
      kind: 'cells',
      cells: {
        folder: ' T-1 ',
        file: 'note.txt',
        sha256: null,
        bytes: null,
        ticket: null,
        itemKind: null,
        itemId: null,
      },
    });
  });

  test('reads every cell, blanks around it forgiven', () => {
    const texts = {
      sha256: ` ${hash.toUpperCase()} `,
      bytes: ' 0812 ',
      ticket: ' T-1 ',
      item_kind: 'bunny',
      item_id: '1',
    };
    expect(readBatchCells({ folder: 'f', file: 'x', ...texts })).toEqual({
      kind: 'cells',
      cells: { folder: 'f', file: 'x', sha256: hash, bytes: 812, ticket: 'T-1', itemKind: 'bunny', itemId: '1' },
    });
  });

  test.each([
    [{ folder: '', file: '' }, ['folder empty', 'file empty']],
    [{ file: 'x' }, ['folder empty']],
    [{ folder: 'f', file: 'x', sha256: 'abc' }, ['sha256 not-a-hash']],
    [{ folder: 'f', file: 'x', sha256: `${hash}0` }, ['sha256 not-a-hash']],
    [{ folder: 'f', file: 'x', bytes: '-1' }, ['bytes not-a-size']],
    [{ folder: 'f', file: 'x', bytes: '1 000' }, ['bytes not-a-size']],
    [{ folder: 'f', file: 'x', bytes: '1e3' }, ['bytes not-a-size']],
    [{ folder: 'f', file: 'x', bytes: '9007199254740993' }, ['bytes not-a-size']],
    [{ folder: '', file: 'x', sha256: 'x', bytes: 'x' }, ['folder empty', 'sha256 not-a-hash', 'bytes not-a-size']],
  ])('tells every cell of %j that cannot be used', (texts, expected) => {
    const read = readBatchCells(texts);
    expect(read.kind === 'bad' ? read.faults.map(({ column, why }) => `${column} ${why}`) : read).toEqual(expected);
  });
});
