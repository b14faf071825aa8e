import type { Entry } from '../domain/entry.ts';
import type { FoundFile } from '../domain/found-file.ts';
import type { Instant } from '../domain/instant.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import type { Policy } from '../domain/policy.ts';
import { shortageFault } from '../shortage.ts';
import type { Recorded, Store } from '../store/store.ts';
import { ahead } from './ahead.ts';
import type { InspectPool } from './inspect-pool.ts';
import { type Inspected, judgeBatch } from './judge-batch.ts';
import type { Taken } from './taken.ts';

/** A submission that could not be judged: its folder vanished, or its inspection died or hung twice. */
export type Unjudged = { readonly taken: Taken; readonly end: 'quarantined' | 'vanished'; readonly why: string };

/** What judging asks of a store and tells it. */
export type JudgingStore = Pick<Store, 'recognise' | 'recall' | 'record'>;

/** What a scan is made of. */
export type ScanParts = {
  readonly store: JudgingStore;
  readonly pool: InspectPool;
  readonly policy: Policy;
  readonly clock: () => Instant;
  /** Runs before decisions are recorded: makes their files durable. */
  readonly beforeRecord: (decided: readonly Decided[]) => Promise<void>;
};

/** An entry with where its content lies. */
export type Decided = {
  readonly entry: Entry;
  readonly taken: Taken;
  /** Every file of the folder, where the pool was asked for them and could read them all; else null. */
  readonly files: readonly FoundFile[] | null;
};

/** A recorded decision; `isDetained` when a pause keeps its folder where it is for now (product.md 10, "While paused"). */
export type Judged = Decided & { readonly isDetained: boolean };

/** What became of one batch, in order. */
export type ScannedBatch = { readonly decided: readonly Judged[]; readonly unjudged: readonly Unjudged[] };

/** How many batches are read ahead of the one that is judged: two tasks a thread keep both cores busy. */
const batchesAhead = 4;

/** How often a batch is judged anew because another process decided something in between. */
const staleLimit = 100;

type InspectedBatch = {
  readonly inspected: readonly ({ readonly one: Inspected } & Pick<Decided, 'taken' | 'files'>)[];
  readonly unjudged: readonly Unjudged[];
};

const inspectBatch = async (batch: readonly Taken[], pool: InspectPool): Promise<InspectedBatch> => {
  const outcomes = await pool.inspect(batch.map(({ path, label }) => ({ path, label })));
  const inspected: InspectedBatch['inspected'][number][] = [];
  const unjudged: Unjudged[] = [];
  for (const [index, taken] of batch.entries()) {
    const outcome = outcomes[index];
    if (outcome?.kind === 'inspected') {
      const { id, shownPath: path, receivedAt } = taken;
      inspected.push({ one: { id, path, receivedAt, inspection: outcome.inspection }, taken, files: outcome.files });
    } else if (outcome?.kind === 'vanished') {
      unjudged.push({ taken, end: 'vanished', why: 'the folder is no longer there' });
    } else {
      const why = outcome?.why ?? 'the inspection gave no answer';
      // Nothing is set aside for what the process or the machine lacks.
      const shortage = shortageFault(why);
      if (shortage !== null) throw shortage;
      unjudged.push({ taken, end: 'quarantined', why });
    }
  }
  return { inspected, unjudged };
};

/** What another process recorded first is its to move: its verdict stands, not this one. */
const judgedIn = (
  decided: readonly Decided[],
  recorded: Extract<Recorded, { readonly kind: 'recorded' }>,
): readonly Judged[] => {
  const already = new Set(recorded.alreadyRecorded);
  const detained = new Set(recorded.detained);
  return decided
    .filter(({ entry }) => !already.has(entry.submission))
    .map((one) => ({ ...one, isDetained: detained.has(one.entry.submission) }));
};

const judgeAndRecord = async (inspected: InspectedBatch['inspected'], parts: ScanParts): Promise<readonly Judged[]> => {
  const batch = inspected.map(({ one }) => one);
  for (let tries = 0; tries < staleLimit; tries += 1) {
    const { store, policy, clock } = parts;
    const { entries, epoch } = await judgeBatch(batch, { store, policy, now: clock() });
    const decided = inspected.flatMap(({ taken, files }, index) => {
      const entry = entries[index];
      return entry === undefined ? [] : [{ entry, taken, files }];
    });
    await parts.beforeRecord(decided);
    const recorded = await store.record(entries, epoch);
    if (recorded.kind === 'recorded') return judgedIn(decided, recorded);
  }
  throw new OzmaError('database-locked', 'Other processes keep changing this desk: stop them, then run this again.');
};

/**
 * The way of every folder from the spool to the ledger: inspected in threads a few batches ahead, judged in order, recorded in one
 * transaction a batch. Yields each batch once it is recorded, in the order in which it was taken.
 */
export async function* scan(batches: AsyncIterable<readonly Taken[]>, parts: ScanParts): AsyncGenerator<ScannedBatch> {
  for await (const { inspected, unjudged } of ahead(batches, batchesAhead, (batch) =>
    inspectBatch(batch, parts.pool),
  )) {
    const decided = inspected.length === 0 ? [] : await judgeAndRecord(inspected, parts);
    yield { decided, unjudged };
  }
}
