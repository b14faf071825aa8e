import { describe, expect, it } from 'vitest';
import {
  currentInstruction,
  expectedItems,
  isClosed,
  isInstructed,
  mayMove,
  openItems,
  ticketStatuses,
} from '../../src/domain/ticket.ts';
import { clover, nest, snowdrop } from '../build/item.ts';
import { instant } from '../build/note.ts';
import { aConsumedTicket, anInstruction, aTicket } from '../build/ticket.ts';

/** Rows from, columns to, both in the order of `ticketStatuses`: `x` may move, `=` stays, `.` is refused. */
const moves = [
  // Open, Pending, Customer, Item sent, Looking, Resolved, Closed
  '= x x . x . x',
  '. = x . x . x',
  '. x = x x . x',
  '. . x = x . x',
  '. . x . = x x',
  'x . . . . = x',
  'x . . . . . =',
].map((row) => row.split(' '));

const allMoves = ticketStatuses.flatMap((from, row) =>
  ticketStatuses.map((to, column) => ({ from, to, may: moves[row]?.[column] !== '.' })),
);

const older = anInstruction({ at: instant('2010-08-01T00:00:00Z'), label: 'older' });
const withdrawn = anInstruction({ isWithdrawn: true });

describe('a status', () => {
  it('has 49 moves in the table', () => {
    expect(allMoves).toHaveLength(49);
  });

  it.each(allMoves)('from $from to $to: $may', ({ from, to, may }) => {
    expect(mayMove(from, to)).toBe(may);
  });

  it('takes nothing more in once it is resolved or closed', () => {
    expect(ticketStatuses.filter(isClosed)).toEqual(['Resolved', 'Closed']);
  });
});

describe('the current instruction', () => {
  it('is the youngest', () => {
    expect(currentInstruction(aTicket({ instructions: [older, anInstruction()] }))).toEqual(anInstruction());
  });

  it('is the one before where the youngest was withdrawn', () => {
    expect(currentInstruction(aTicket({ instructions: [older, withdrawn] }))).toEqual(older);
  });

  it.each([
    ['none was given', []],
    ['all were withdrawn', [withdrawn]],
  ])('is none where %s', (_, instructions) => {
    const ticket = aTicket({ instructions });
    expect([currentInstruction(ticket), isInstructed(ticket), openItems(ticket)]).toEqual([null, false, []]);
    expect(isInstructed(aTicket({ instructions, items: [] }))).toBe(false);
  });
});

describe('the expected items', () => {
  it.each([
    ["the ticket's own where the instruction names none", aTicket(), [snowdrop, nest]],
    ["the ticket's own without an instruction", aTicket({ instructions: [] }), [snowdrop, nest]],
    [
      "the instruction's where it names some",
      aTicket({ instructions: [anInstruction({ items: [clover] })] }),
      [clover],
    ],
    ['none where neither names any', aTicket({ items: [] }), []],
  ])('are %s', (_, ticket, expected) => {
    expect(expectedItems(ticket)).toEqual(expected);
  });

  it('are open until they are consumed', () => {
    const half = aTicket({ instructions: [anInstruction({ consumed: ['bunny:483920'] })] });
    expect([openItems(half), isInstructed(half)]).toEqual([[nest], true]);
    expect([openItems(aConsumedTicket()), isInstructed(aConsumedTicket())]).toEqual([[], false]);
  });

  it('that are none leave the instruction outstanding', () => {
    expect(isInstructed(aTicket({ items: [] }))).toBe(true);
  });
});
