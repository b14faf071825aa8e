import { describe, expect, it } from 'vitest';
import { type Instant, instantAt } from '../../src/domain/instant.ts';
import { type TicketMoment, ticketSpans } from '../../src/domain/ticket-times.ts';

const bunny = { kind: 'bunny', id: '1' };
const nest = { kind: 'nest', id: 'N-2' };

const at = (second: number): Instant => instantAt(second * 1000);
const given = (second: number, instruction = second, items: readonly (typeof bunny)[] = []): TicketMoment => ({
  ...{ at: at(second), kind: 'given', instruction: at(instruction), items },
});
const consumed = (second: number, instruction: number): TicketMoment => ({
  ...{ at: at(second), kind: 'consumed', instruction: at(instruction), itemKey: 'bunny:1' },
});

const endless = Number.POSITIVE_INFINITY;
const awaited = (moments: readonly TicketMoment[]) => {
  const { awaited: spans } = ticketSpans({ openedAt: at(0), status: 'Open', items: [bunny], moments });
  return spans.map(({ from, to }) => [from, to]);
};

describe('the customer is waited for', () => {
  it.each<readonly [string, readonly TicketMoment[], readonly (readonly number[])[]]>([
    ['from an instruction on', [given(1)], [[1, endless]]],
    ['until all has come', [given(1), consumed(2, 1)], [[1, 2]]],
    [
      'not again for what came already, when the same is asked again',
      [given(1), consumed(2, 1), given(3, 1)],
      [[1, 2]],
    ],
    [
      'again when more is asked for',
      [given(1), consumed(2, 1), given(3, 1, [bunny, nest])],
      [
        [1, 2],
        [3, endless],
      ],
    ],
    [
      'by the youngest instruction, whichever was told of last',
      [given(1), given(2), consumed(3, 2), given(4, 1)],
      [[1, 3]],
    ],
    ['for what another instruction asks', [given(1), given(2), consumed(3, 1)], [[1, endless]]],
    ['not for what a ticket merely names', [{ at: at(3), kind: 'items', items: [nest] }], []],
  ])('%s', (_, moments, expected) => {
    expect(awaited(moments)).toEqual(expected);
    expect(awaited(moments.toReversed())).toEqual(expected);
  });

  it('by the last of what happened in one instant', () => {
    const status = (to: 'Open' | 'Pending-Customer'): TicketMoment => ({ at: at(1), kind: 'status', status: to });
    expect(awaited([status('Open'), status('Pending-Customer')])).toEqual([[1, endless]]);
    expect(awaited([status('Pending-Customer'), status('Open')])).toEqual([]);
  });
});
