import type { Snapshot } from '../../store/snapshot.ts';
import type { KeptLine } from './kept-head-file.ts';
import type { WalkedLedger } from './kept-heads.ts';
import { walkLedger } from './verify-ledger.ts';

/** A kept head that does not stand in the chain: there is another hash at its number now, or null for no event of it. */
export type LostHead = KeptLine & { readonly found: string | null };

/** What a walk along a desk's chain found. */
export type ChainLook = {
  /** The first event that is wrong in the chain, or with which it does not end where the desk says; null where none is. */
  readonly brokenAt: number | null;
  /** The heads that do not stand in it, in the order of their numbers. */
  readonly lost: readonly LostHead[];
};

const lostIn = (kept: readonly KeptLine[], { hashes }: WalkedLedger): readonly LostHead[] =>
  kept
    .map((one) => ({ ...one, found: hashes.get(one.head.seq) ?? null }))
    .filter(({ head, found }) => head.hash !== found)
    .toSorted((a, b) => a.head.seq - b.head.seq);

/**
 * Walks a desk's whole chain and looks at each head of it that was kept elsewhere: one that does not stand there means that the ledger was cut,
 * rolled back or computed anew since. `onProgress` hears how many events were looked at so far.
 */
export const lookAtChain = async (
  kept: readonly KeptLine[],
  snapshot: Pick<Snapshot, 'head' | 'storedEvents'>,
  onProgress: (events: number) => void,
): Promise<ChainLook> => {
  const walk = walkLedger(snapshot, { asked: new Set(kept.map(({ head }) => head.seq)), onProgress });
  let brokenAt: number | null = null;
  for (;;) {
    const step = await walk.next();
    if (step.done === true) return { brokenAt, lost: lostIn(kept, step.value) };
    if (step.value.kind === 'wrong') brokenAt ??= Number(step.value.row ?? 1);
  }
};
