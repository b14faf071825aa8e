import type { Instant } from './instant.ts';
import { idKey } from './text.ts';
import { ticketOrderKey } from './ticket-order.ts';

/** A repair as the ledger tells of it, by the order that product.md 10 gives it. */
export type Waiting = {
  /** Submission and item: what every event of a repair names. */
  readonly key: string;
  readonly item: string;
  readonly kind: string;
  readonly ticket: string;
  readonly owner: string;
  readonly submission: string;
  readonly openedAt: Instant;
  /** Number of the event that judged its submission. */
  readonly arrival: number;
  /** Position among the items of its submission that were queued. */
  readonly position: number;
  /** When it may be tried again; null when nothing but its turn is waited for. */
  readonly notBefore: Instant | null;
  /** Whether a pause kept its folder in `processing/`. */
  readonly isDetained: boolean;
};

const compareTexts = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The order of the queue: ticket's opening, ticket's number, arrival, position. Priority, price and tier are not even known here. */
const inQueueOrder = (a: Waiting, b: Waiting): number =>
  compareTexts(a.openedAt, b.openedAt) ||
  compareTexts(ticketOrderKey(idKey(a.ticket)), ticketOrderKey(idKey(b.ticket))) ||
  a.arrival - b.arrival ||
  a.position - b.position;

/** Those who wait, in order. */
export type QueueLine = {
  readonly add: (repair: Waiting) => void;
  /** Takes one out; undefined where it does not wait. */
  readonly remove: (key: string) => Waiting | undefined;
  readonly find: (key: string) => Waiting | undefined;
  /** Everyone before a repair of this place, first things first. */
  readonly before: (repair: Waiting) => Iterable<Waiting>;
  readonly ofTicket: (ticket: string) => readonly Waiting[];
};

/** An empty line. Insertion finds its place by halves: most come at or near the end, most leave at the front. */
export const openQueueLine = (): QueueLine => {
  const line: Waiting[] = [];
  const known = new Map<string, Waiting>();
  const placeOf = (repair: Waiting): number => {
    let low = 0;
    let high = line.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = line[middle];
      if (other !== undefined && inQueueOrder(other, repair) < 0) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  const remove = (key: string): Waiting | undefined => {
    const repair = known.get(key);
    if (repair === undefined) return undefined;
    known.delete(key);
    line.splice(placeOf(repair), 1);
    return repair;
  };
  return {
    add: (repair) => {
      remove(repair.key);
      known.set(repair.key, repair);
      line.splice(placeOf(repair), 0, repair);
    },
    remove,
    find: (key) => known.get(key),
    before: function* (repair) {
      const end = placeOf(repair);
      for (let index = 0; index < end; index += 1) {
        const other = line[index];
        if (other !== undefined) yield other;
      }
    },
    ofTicket: (ticket) => line.filter((one) => one.ticket === ticket),
  };
};
