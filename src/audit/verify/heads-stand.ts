import { chainStart, eventHash } from '../../store/chain.ts';
import type { Snapshot } from '../../store/snapshot.ts';
import type { StoredEvent } from '../../store/stored-event.ts';
import type { KeptHead } from './kept-head-file.ts';

/** A kept head that does not stand in the chain: there is another hash at its number now, or null for no event of it. */
export type LostHead = KeptHead & { readonly found: string | null };

/** What a walk along a desk's chain found. */
export type ChainLook = {
  /** The first event that is not chained to the one before it, or does not end where the desk says; null where all are. */
  readonly brokenAt: number | null;
  /** The heads that do not stand in it, in the order of their numbers. */
  readonly lost: readonly LostHead[];
};

type Walk = {
  readonly see: (event: StoredEvent) => void;
  readonly end: () => ChainLook;
};

const openWalk = (heads: readonly KeptHead[], { head }: Pick<Snapshot, 'head'>): Walk => {
  const wanted = Map.groupBy(heads, (kept) => kept.head.seq);
  const lost: LostHead[] = [];
  let [expected, previous] = [1, chainStart];
  let brokenAt: number | null = null;
  const compare = (seq: number, found: string): void => {
    for (const kept of wanted.get(seq) ?? []) if (kept.head.hash !== found) lost.push({ ...kept, found });
    wanted.delete(seq);
  };
  compare(0, chainStart.toString('hex'));
  return {
    see: (event) => {
      compare(event.seq, event.hash);
      if (brokenAt !== null) return;
      const own = eventHash(previous, event.seq, event, event.body);
      if (event.seq !== expected || own.toString('hex') !== event.hash) brokenAt = expected;
      [expected, previous] = [expected + 1, own];
    },
    end: () => {
      const isEnd = head.seq === expected - 1 && head.hash === previous.toString('hex');
      const gone = [...wanted.values()].flat().map((kept) => ({ ...kept, found: null }));
      const all = [...lost, ...gone].toSorted((a, b) => a.head.seq - b.head.seq);
      return { brokenAt: brokenAt ?? (isEnd ? null : expected), lost: all };
    },
  };
};

/**
 * Walks a desk's whole chain and looks at each head of it that was kept elsewhere: one that does not stand there means that the ledger was cut,
 * rolled back or computed anew since. `advance` hears how many events were looked at.
 */
export const lookAtChain = async (
  heads: readonly KeptHead[],
  snapshot: Pick<Snapshot, 'head' | 'storedEvents'>,
  advance: (events: number) => void,
): Promise<ChainLook> => {
  const walk = openWalk(heads, snapshot);
  for await (const events of snapshot.storedEvents(0)) {
    for (const event of events) walk.see(event);
    advance(events.length);
  }
  return walk.end();
};
