import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { TicketCellTexts } from '../../schemas/ticket-cells.ts';
import { ticketCellsReader } from '../../schemas/ticket-row.ts';
import { instantAt } from '../../src/domain/instant.ts';

const read = ticketCellsReader({
  parseInstant: (text) => (text === 'noon' ? instantAt(43_200_000) : null),
  parseItemRefs: (text) =>
    text.includes('?') ? { bad: text } : { refs: text === '' ? [] : [{ kind: 'nest', id: text }] },
  statuses: new Map([['neu', 'Pending']]),
});

const whole: TicketCellTexts = { ticket: 'T-1', owner: 'Dora', opened_at: 'noon' };
const faultsOf = (cells: TicketCellTexts) => {
  const reading = read({ ...whole, ...cells });
  return reading.kind === 'bad' ? reading.faults.map(({ column }) => column) : [];
};

test('a row of two columns is whole: it is open, never instructed, and was opened at no time that is told', () => {
  expect(read({ ticket: ' T-1 ', owner: 'Dora  Quillfeather' })).toEqual({
    kind: 'row',
    row: {
      ticket: 'T-1',
      owner: 'Dora  Quillfeather',
      ownerId: null,
      status: 'Open',
      problems: [],
      openedAt: null,
      instructedAt: null,
      label: '',
      items: [],
    },
  });
});

test('a full row is read cell by cell', () => {
  const cells = { ...whole, owner_id: 'u7', status: 'NEU', instructed_at: ' noon ', label: 'a b', items: 'N-1' };
  expect(read({ ...cells, problem: 'missing;off-world' })).toEqual({
    kind: 'row',
    row: {
      ticket: 'T-1',
      owner: 'Dora',
      ownerId: 'u7',
      status: 'Pending',
      problems: ['missing', 'off-world'],
      openedAt: instantAt(43_200_000),
      instructedAt: instantAt(43_200_000),
      label: 'a b',
      items: [{ kind: 'nest', id: 'N-1' }],
    },
  });
});

describe('statuses are read in any case', () => {
  test.each([
    ['', 'Open'],
    ['closed', 'Closed'],
    ['pending-item  SENT to ozma', 'Pending-Item sent to Ozma'],
    ['Neu', 'Pending'],
  ])('%j is %s', (status, known) => {
    expect(read({ ...whole, status })).toMatchObject({ row: { status: known } });
  });
});

describe('problem classes are cut at white space and at ; , 、 /', () => {
  test.each([
    ['missing', ['missing']],
    ['missing off-world', ['missing', 'off-world']],
    ['missing;not-eating,undelivered、other/off-world', ['missing', 'not-eating', 'undelivered', 'other', 'off-world']],
    ['missing ; Missing', ['Missing']],
    [' ', []],
  ])('%j is %j', (problem, problems) => {
    expect(read({ ...whole, problem })).toMatchObject({ row: { problems } });
  });
});

describe('a bad cell is told by its column', () => {
  test.each([
    [{ ticket: '' }, 'ticket'],
    [{ ticket: ' ' }, 'ticket'],
    [{ ticket: 'T-1\nT-2' }, 'ticket'],
    [{ owner: '' }, 'owner'],
    [{ owner: 'Dora\tQuill' }, 'owner'],
    [{ owner_id: 'a\u0007' }, 'owner_id'],
    [{ status: 'Opened?' }, 'status'],
    [{ opened_at: '' }, 'opened_at'],
    [{ opened_at: 'yesterday' }, 'opened_at'],
    [{ instructed_at: 'soon' }, 'instructed_at'],
    [{ label: 'one\ntwo' }, 'label'],
    [{ items: '?' }, 'items'],
  ] satisfies readonly (readonly [TicketCellTexts, string])[])('%j: %s', (cells, column) => {
    expect(faultsOf(cells)).toEqual([column]);
  });
});

test('all bad cells of a row are told at once', () => {
  const bad = { ticket: '', owner: '', status: 'x', opened_at: '', instructed_at: 'x', items: '?' };
  expect(faultsOf(bad)).toEqual(['ticket', 'owner', 'status', 'opened_at', 'instructed_at', 'items']);
});

test('a status that is nearly one of ours says which', () => {
  expect(read({ ...whole, status: 'Pending Customer' })).toEqual({
    kind: 'bad',
    faults: [{ column: 'status', why: "unknown status 'Pending Customer'; did you mean 'Pending-Customer'?" }],
  });
});

test('a plain row is read as the schema reads it, and no other is taken for plain', () => {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      'a',
      'a b',
      ' a',
      'a ',
      'noon',
      ' noon',
      'Open',
      'neu',
      'x?',
      "'=1",
      'off-world,missing',
      'a\tb',
      '\u007f',
      '巣',
      'A\u00a0',
    ),
    fc.string({ maxLength: 4 }),
  );
  const cells = fc.record(
    {
      ...{ ticket: cell, owner: cell, owner_id: cell, status: cell, problem: cell },
      ...{ opened_at: cell, instructed_at: cell, label: cell, items: cell },
    },
    { requiredKeys: [] },
  );
  fc.assert(
    fc.property(cells, (row) => {
      // A blank after an owner's name keeps a row from being plain, and is trimmed.
      const slow = read({ ...row, owner: `${row.owner ?? ''} ` });
      expect(read(row)).toEqual(slow);
    }),
    { numRuns: 5000 },
  );
});
