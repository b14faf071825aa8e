import { instantAt } from '../../../src/domain/instant.ts';
import { chainStart, eventHash } from '../../../src/store/chain.ts';
import type { Snapshot } from '../../../src/store/snapshot.ts';
import type { StoredEvent } from '../../../src/store/stored-event.ts';

/** The desk of these chains. */
export const desk = 'd'.repeat(32);

type Plain = Omit<StoredEvent, 'hash'>;

/** The event of a number: the first makes the desk, the others are of a ticket. */
export const plain = (seq: number, over: Partial<Plain> = {}): Plain => ({
  seq,
  at: instantAt(seq * 1000),
  kind: seq === 1 ? 'desk-made' : 'tickets-imported',
  actor: 'kay',
  submission: null,
  ticket: seq === 1 ? null : 'T-1',
  ticketKey: seq === 1 ? null : 't-1',
  body: seq === 1 ? JSON.stringify({ desk }) : '{}',
  ...over,
});

/** Events chained one to another, whatever they say. */
export const chained = (events: readonly Plain[]): readonly StoredEvent[] => {
  const chain: StoredEvent[] = [];
  let previous = chainStart;
  for (const one of events) {
    previous = eventHash(previous, one.seq, one, one.body);
    chain.push({ ...one, hash: previous.toString('hex') });
  }
  return chain;
};

/** A good chain of so many events. */
export const goodChain = (length: number): readonly StoredEvent[] =>
  chained(Array.from({ length }, (_, index) => plain(index + 1)));

type Walked = Pick<Snapshot, 'head' | 'storedEvents'>;

/** What a walk reads: these events in pages of two, of a desk that remembers `end` as its newest. */
export const walked = (events: readonly StoredEvent[], end = events.at(-1)): Walked => ({
  head: { desk, seq: end?.seq ?? 0, hash: end?.hash ?? chainStart.toString('hex'), at: end?.at ?? instantAt(0) },
  storedEvents: async function* (from) {
    const wanted = events.filter(({ seq }) => seq >= from);
    for (let start = 0; start < wanted.length; start += 2) yield wanted.slice(start, start + 2);
  },
});
