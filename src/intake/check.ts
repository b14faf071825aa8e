import type { Instant } from '../domain/instant.ts';
import type { Policy } from '../domain/policy.ts';
import type { Store } from '../store/store.ts';
import { dryRunId } from '../texts/verdict-document.ts';
import type { InspectPool } from './inspect-pool.ts';
import { type ScannedBatch, scan } from './scan.ts';
import type { Taken } from './taken.ts';

/** A folder or loose file to check: where it lies (bytes, one a character), its name, and its path as shown. */
export type CheckEntry = { readonly path: string; readonly label: string; readonly shownPath: string };

/** What a dry run works on. `store` is a private copy of the desk's, thrown away afterwards. */
export type CheckParts = {
  readonly store: Store;
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
 * Judges folders where they lie: the way of `ingest` without its moves, recording into a private store so that earlier folders count for
 * later ones. Nothing on the disk changes (product.md 2, principle 11).
 */
export const check = (parts: CheckParts): AsyncGenerator<ScannedBatch> => {
  const { store, pool, policy, clock } = parts;
  return scan(lookAt(parts), { store, pool, policy, clock, beforeRecord: () => Promise.resolve() });
};
