import { expect, test } from 'vitest';
import { plainTicketReader } from '../../schemas/plain-ticket-row.ts';
import { instantAt } from '../../src/domain/instant.ts';

const read = plainTicketReader({
  parseInstant: (text) => (text === 'noon' ? instantAt(43_200_000) : null),
  parseItemRefs: (text) => (text.includes('?') ? { bad: text } : { refs: [{ kind: 'nest', id: text }] }),
  statusOf: (cell) => (cell === '' ? 'Open' : null),
  problemsIn: (cell) => [cell],
});
const row = { ticket: 'T-1', owner: 'Dora', opened_at: 'noon', items: 'N-1', problem: 'missing' };

test('a row of plain cells is read at once', () => {
  expect(read(row)).toEqual({
    ...{ ticket: 'T-1', owner: 'Dora', ownerId: null, status: 'Open', problems: ['missing'], label: '' },
    ...{ openedAt: instantAt(43_200_000), instructedAt: null, items: [{ kind: 'nest', id: 'N-1' }] },
  });
});

test.each([
  ['a blank around it', { owner: 'Dora ' }],
  ['a letter beyond ASCII', { owner: 'Døra' }],
  ['a control character', { label: 'a\tb' }],
  ['no owner', { owner: '' }],
  ['an unknown status', { status: 'Lost' }],
  ['no date', { opened_at: '' }],
  ['another date', { instructed_at: 'dusk' }],
  ['no item', { items: '?' }],
])('a row with %s is left to the schema', (_, over) => {
  expect(read({ ...row, ...over })).toBeNull();
});
