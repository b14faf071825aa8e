import { describe, expect, test } from 'vitest';
import { builtInKinds } from '../../schemas/config-defaults.ts';
import { type RegistryCellTexts, registryCellsReader } from '../../schemas/registry-row.ts';
import { unguarded } from '../../schemas/row.ts';

const bunny = { name: 'bunny', readId: (text: string) => (/^\d+$/.test(text) ? text : null) };
const read = registryCellsReader({
  kinds: builtInKinds,
  kindCalled: (word) => (word.toLowerCase() === 'bunny' ? bunny : undefined),
});

const whole: RegistryCellTexts = { kind: 'Bunny', id: '483920', name: 'Snowdrop', owner: 'Dora', owner_id: '' };

test('a whole row names an item and its owner', () => {
  expect(read(whole)).toEqual({
    kind: 'row',
    row: { ref: { kind: 'bunny', id: '483920' }, name: 'Snowdrop', owner: 'Dora', ownerId: null },
  });
});

test('an item may have neither name nor owner', () => {
  expect(read({ kind: 'bunny', id: '1' })).toEqual({
    kind: 'row',
    row: { ref: { kind: 'bunny', id: '1' }, name: '', owner: '', ownerId: null },
  });
});

describe('a bad cell is told by its column', () => {
  test.each([
    [{ kind: '' }, ['kind']],
    [{ kind: 'bunni' }, ['kind']],
    [{ id: '' }, ['id']],
    [{ id: 'N-1' }, ['id']],
    [{ owner: ' ', owner_id: 'u7' }, ['owner']],
    [{ kind: 'dog', id: '', name: 'a\nb', owner: '', owner_id: 'u7' }, ['kind', 'id', 'name', 'owner']],
  ])('%j: %j', (cells, columns) => {
    const reading = read({ ...whole, ...cells });
    expect(reading.kind === 'bad' ? reading.faults.map(({ column }) => column) : []).toEqual(columns);
  });
});

describe("the spreadsheet's guard is undone", () => {
  test.each([
    ["'=1+1", '=1+1'],
    ["'+1", '+1'],
    ["'-1", '-1'],
    ["'@x", '@x'],
    ["'\tx", '\tx'],
    ["'\rx", '\rx'],
    ["''=1", "'=1"],
    ["''x", "''x"],
    ["'tis", "'tis"],
    ["O'Neil", "O'Neil"],
    ["'", "'"],
  ])('%j is %j', (cell, text) => {
    expect(unguarded(cell)).toBe(text);
  });
});
