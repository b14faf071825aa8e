import type { Instant } from '../domain/instant.ts';
import type { Policy } from '../domain/policy.ts';
import type { EarlierStore } from '../store/earlier-store.ts';
import type { Store } from '../store/store.ts';
import { dryRunId } from '../texts/verdict-document.ts';
import { dryDesk } from './dry-desk.ts';
import type { InspectPool } from './inspect-pool.ts';
import { type ScannedBatch, scan } from './scan.ts';
import type { Taken } from './taken.ts';

/** A folder or loose file to check: where it lies (bytes, one a character), its name, and its path as shown. */
export type CheckEntry = { readonly path: string; readonly label: string; readonly shownPath: string };

/** What a dry run works on: the desk's store, which stays as it is, and what is remembered of the folders of the run. */
export type CheckParts = {
  readonly store: Store;
  readonly earlier: EarlierStore;
  readonly pool: InspectPool;
  readonly policy: Policy;
  readonly clock: () => Instant;
  readonly batchSize: number;
  /** The folders to check, in order. */
  readonly entries: Iterable<CheckEntry>;
};

async function* lookAt({ entries, batchSize, clock }: CheckParts): AsyncGenerator<readonly Taken[]> {
  let batch: Taken[] = [];
  let count = 0;
  for (const entry of entries) {
    batch.push({ id: dryRunId(count), ...entry, receivedAt: batch[0]?.receivedAt ?? clock() });
    count += 1;
    if (batch.length < batchSize) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

/**
 * Judges folders where they lie: the way of `ingest` without its moves, remembering what earlier folders would change, so that they count for
 * later ones. Nothing on the disk changes (product.md 2, principle 11).
 */
export const check = (parts: CheckParts): AsyncGenerator<ScannedBatch> => {
  const { store, earlier, pool, policy, clock } = parts;
  const beforeRecord = () => Promise.resolve();
  return scan(lookAt(parts), { store: dryDesk(store, earlier), pool, policy, clock, beforeRecord });
};
