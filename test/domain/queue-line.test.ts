import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { instantAt } from '../../src/domain/instant.ts';
import { openQueueLine, type Waiting } from '../../src/domain/queue-line.ts';

const waiting = (key: string, over: Partial<Waiting> = {}): Waiting => ({
  ...{ key, item: 'bunny:1', kind: 'bunny', ticket: 'T-1', owner: 'Dora', submission: 'first', openedAt: instantAt(0) },
  ...{ arrival: 1, position: 0, notBefore: null, isDetained: false },
  ...over,
});

/** The place after all others. */
const last = waiting('last', { openedAt: instantAt(9e12) });

const keysOf = (repairs: Iterable<Waiting>): readonly string[] => Array.from(repairs, ({ key }) => key);

/** Ever later in the queue, each for a cause that comes before the next one’s. */
const inOrder = [
  waiting('first'),
  waiting('second item', { position: 1 }),
  waiting('later folder', { arrival: 2 }),
  waiting('higher number', { ticket: 't-2', arrival: 1 }),
  waiting('much higher number', { ticket: 'T-10', arrival: 1 }),
  waiting('younger ticket', { openedAt: instantAt(1), ticket: 'T-0' }),
];

describe('those who wait', () => {
  test('stand by their ticket’s opening, its number, their arrival and position, however they came', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(inOrder, { minLength: inOrder.length }), (repairs) => {
        const line = openQueueLine();
        for (const repair of repairs) line.add(repair);
        expect(keysOf(line.before(last))).toEqual(keysOf(inOrder));
      }),
    );
  });

  it('are before another one who stands behind them, which is not before itself', () => {
    const line = openQueueLine();
    for (const repair of inOrder) line.add(repair);
    for (const [index, repair] of inOrder.entries()) {
      expect(keysOf(line.before(repair))).toEqual(keysOf(inOrder.slice(0, index)));
    }
  });

  it('leave from wherever they stand, once', () => {
    for (const repair of inOrder) {
      const line = openQueueLine();
      for (const one of inOrder) line.add(one);
      expect([line.remove(repair.key), line.remove(repair.key), line.find(repair.key)]).toEqual([
        ...[repair, undefined, undefined],
      ]);
      expect(keysOf(line.before(last))).toEqual(keysOf(inOrder.filter((one) => one !== repair)));
    }
  });

  it('stand once, at their new place, when they come again', () => {
    const line = openQueueLine();
    for (const repair of inOrder) line.add(repair);
    const again = waiting('first', { openedAt: instantAt(2) });
    line.add(again);
    expect(keysOf(line.before(last))).toEqual([...keysOf(inOrder).slice(1), 'first']);
    expect(line.find('first')).toBe(again);
  });

  it('are found by the ticket that they are for', () => {
    const line = openQueueLine();
    for (const repair of inOrder) line.add(repair);
    expect(keysOf(line.ofTicket('T-1'))).toEqual(['first', 'second item', 'later folder']);
    expect(line.ofTicket('T-3')).toEqual([]);
  });
});
