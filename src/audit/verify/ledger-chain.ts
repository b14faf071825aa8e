import type { Wrong } from '../../domain/proof.ts';
import { idKey } from '../../domain/text.ts';
import { chainStart, eventHash } from '../../store/chain.ts';
import { bodyOf, type StoredEvent } from '../../store/stored-event.ts';
import { isCanonicalObject } from './canonical-text.ts';

/** Where the walk along a chain is: what its next event has to be, and be chained to. */
export type ChainWalk = {
  /** Number of the next event. */
  readonly next: number;
  /** The hash that the event before has, and the one that it should have; they differ where it was changed. */
  readonly stored: Buffer;
  readonly computed: Buffer;
};

/** The walk before the first event. */
export const walkStart: ChainWalk = { next: 1, stored: chainStart, computed: chainStart };

/** What a chain says of itself that is not so. */
export const wrongEvent = (seq: number, over: Partial<Wrong> = {}): Wrong => ({
  ...{ claim: 'chain', where: 'event', row: String(seq), column: null, found: null, expected: null, how: 'changed' },
  ...over,
});

const numbering = ({ seq }: StoredEvent, next: number): readonly Wrong[] =>
  seq === next ? [] : [wrongEvent(next, { how: 'missing' })];

const formOf = (event: StoredEvent, desk: string): readonly Wrong[] => {
  const { seq, ticket, ticketKey } = event;
  const expected = ticket === null ? null : idKey(ticket);
  const wrong: Wrong[] = [];
  if (ticketKey !== expected) wrong.push(wrongEvent(seq, { column: 'ticket_key', found: ticketKey, expected }));
  if (!isCanonicalObject(event.body)) wrong.push(wrongEvent(seq, { column: 'body', how: 'malformed' }));
  if (seq !== 1) return wrong;
  const made = event.kind === 'desk-made' ? bodyOf(event)['desk'] : null;
  if (made !== desk) {
    const found = typeof made === 'string' ? made : null;
    wrong.push({ ...wrongEvent(1), where: 'meta', row: null, column: 'desk', found: desk, expected: found });
  }
  return wrong;
};

/** Takes one event: what is wrong with it, and where the walk is then. */
export const walkOn = (
  walk: ChainWalk,
  event: StoredEvent,
  desk: string,
): { readonly walk: ChainWalk; readonly wrong: readonly Wrong[] } => {
  if (event.seq < walk.next) return { walk, wrong: [wrongEvent(event.seq, { how: 'added' })] };
  const misnumbered = numbering(event, walk.next);
  const form = formOf(event, desk);
  const own = eventHash(walk.stored, event.seq, event, event.body);
  const expected = own.toString('hex');
  const hash = expected === event.hash ? own : Buffer.from(event.hash, 'hex');
  // Where the hash alone of the one before was changed, this one still fits what that hash should be.
  const fits = hash === own || eventHash(walk.computed, event.seq, event, event.body).equals(hash);
  // One that has another number, or no body to speak of, is named for that already.
  const isNamed = misnumbered.length > 0 || form.some(({ column }) => column === 'body');
  const unchained = fits || isNamed ? [] : [wrongEvent(event.seq, { column: 'hash', found: event.hash, expected })];
  return {
    walk: { next: event.seq + 1, stored: hash, computed: fits ? hash : own },
    wrong: [...misnumbered, ...unchained, ...form],
  };
};
