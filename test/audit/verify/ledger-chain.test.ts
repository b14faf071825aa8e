import { describe, expect, it } from 'vitest';
import { type ChainWalk, walkOn, walkStart } from '../../../src/audit/verify/ledger-chain.ts';
import type { StoredEvent } from '../../../src/store/stored-event.ts';
import { chained, desk, goodChain, plain } from './chained-events.ts';

/** All that a walk along these events finds wrong, and where it is after them. */
const walkAll = (events: readonly StoredEvent[]) => {
  let walk: ChainWalk = walkStart;
  const wrong = events.flatMap((event) => {
    const step = walkOn(walk, event, desk);
    walk = step.walk;
    return step.wrong;
  });
  return { walk, wrong };
};

const swap = (events: readonly StoredEvent[], seq: number, over: Partial<StoredEvent>): readonly StoredEvent[] =>
  events.map((event) => (event.seq === seq ? { ...event, ...over } : event));

const about = { claim: 'chain', where: 'event', column: null, found: null, expected: null, how: 'changed' };
const chain = goodChain(4);
const hashOf = (seq: number) => chain[seq - 1]?.hash;

describe('a walk along a chain', () => {
  it('finds nothing wrong in a good one, and is at its end then', () => {
    const end = Buffer.from(hashOf(4) ?? '', 'hex');
    expect(walkAll(chain)).toEqual({ walk: { next: 5, stored: end, computed: end }, wrong: [] });
  });

  it('names the number that is missing, once, and nothing after it', () => {
    expect(walkAll(chain.filter(({ seq }) => seq !== 2))).toMatchObject({
      walk: { next: 5 },
      wrong: [{ ...about, row: '2', how: 'missing' }],
    });
  });

  it('names one that comes again, and goes on as if it were not there', () => {
    const [first, second, ...rest] = chain;
    const twice = [first, second, second, ...rest].filter((event) => event !== undefined);
    expect(walkAll(twice).wrong).toEqual([{ ...about, row: '2', how: 'added' }]);
  });

  it('names one whose text was changed by the hash that it should have', () => {
    const changed = swap(chain, 3, { actor: 'nobody' });
    const [second] = chain.slice(1);
    const own = chained([plain(1), plain(2), plain(3, { actor: 'nobody' })])[2]?.hash;
    expect(second?.hash).toBe(hashOf(2));
    expect(walkAll(changed).wrong).toEqual([{ ...about, row: '3', column: 'hash', found: hashOf(3), expected: own }]);
  });

  it('names one whose hash alone was changed, and not the one after it', () => {
    const changed = swap(chain, 2, { hash: '0'.repeat(64) });
    expect(walkAll(changed)).toMatchObject({
      walk: { next: 5, stored: Buffer.from(hashOf(4) ?? '', 'hex') },
      wrong: [{ ...about, row: '2', column: 'hash', found: '0'.repeat(64), expected: hashOf(2) }],
    });
  });

  it('names each of two whose hashes were changed', () => {
    const changed = swap(swap(goodChain(5), 2, { hash: '0'.repeat(64) }), 4, { hash: '1'.repeat(64) });
    expect(walkAll(changed).wrong.map(({ row, column }) => [row, column])).toEqual([
      ['2', 'hash'],
      ['4', 'hash'],
    ]);
  });

  it('names the key of a ticket that is not its own, or is not there, or is there without a ticket', () => {
    const key = (over: Parameters<typeof plain>[1]) => walkAll(chained([plain(1), plain(2, over)])).wrong;
    const wrong = { ...about, row: '2', column: 'ticket_key' };
    expect(key({ ticketKey: 't-2' })).toEqual([{ ...wrong, found: 't-2', expected: 't-1' }]);
    expect(key({ ticketKey: null })).toEqual([{ ...wrong, found: null, expected: 't-1' }]);
    expect(key({ ticket: null })).toEqual([{ ...wrong, found: 't-1', expected: null }]);
    expect(key({ ticket: null, ticketKey: null })).toEqual([]);
  });

  it('names a wrong key and a wrong hash of one event both', () => {
    const changed = swap(chain, 3, { actor: 'nobody', ticketKey: 't-2' });
    expect(walkAll(changed).wrong.map(({ row, column }) => [row, column])).toEqual([
      ['3', 'hash'],
      ['3', 'ticket_key'],
    ]);
  });

  it('names a body that is not in its canonical form, and not its hash besides', () => {
    const malformed = [{ ...about, row: '2', column: 'body', how: 'malformed' }];
    expect(walkAll(chained([plain(1), plain(2, { body: '{ }' })])).wrong).toEqual(malformed);
    expect(walkAll(swap(goodChain(2), 2, { body: '{' })).wrong).toEqual(malformed);
  });

  it('names a first event that makes another desk, or none', () => {
    const other = 'e'.repeat(32);
    const wrongOf = (over: Parameters<typeof plain>[1]) => walkAll(chained([plain(1, over)])).wrong;
    const wrong = { ...about, where: 'meta', row: null, column: 'desk', found: desk };
    expect(wrongOf({ body: JSON.stringify({ desk: other }) })).toEqual([{ ...wrong, expected: other }]);
    expect(wrongOf({ kind: 'tickets-imported' })).toEqual([{ ...wrong, expected: null }]);
    expect(wrongOf({ body: '{"desk":7}' })).toEqual([{ ...wrong, expected: null }]);
  });

  it('asks of no later event which desk it makes', () => {
    expect(walkAll(chained([plain(1), plain(2, { kind: 'desk-made' })])).wrong).toEqual([]);
  });
});
