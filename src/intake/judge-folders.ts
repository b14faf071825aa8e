import { errnoOf } from '../../workers/inspect/disk-error.ts';
import type { Instant } from '../domain/instant.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import type { Policy } from '../domain/policy.ts';
import { thisHolder } from '../spool/holder.ts';
import type { Store } from '../store/store.ts';
import type { SpoolIdentity } from './check-inbox.ts';
import type { InspectPool } from './inspect-pool.ts';
import { type LeftOver, planRetries } from './left-over.ts';
import { makeDurable, putAway } from './put-away.ts';
import { type Decided, type ScannedBatch, scan } from './scan.ts';
import { type NotTaken, takeFolders } from './take.ts';
import type { Taken } from './taken.ts';
import type { Unmoved } from './unmoved.ts';

/** What judging folders for real works on. */
export type JudgeParts = {
  readonly deskDir: string;
  readonly inboxDir: string;
  readonly store: Store;
  readonly pool: InspectPool;
  readonly policy: Policy;
  readonly clock: () => Instant;
  readonly durability: 'power-loss' | 'process';
  readonly batchSize: number;
};

/** What judging tells as it goes: each batch once it is durable and in its place, and folders that cannot be moved. */
export type JudgeNews =
  | ({ readonly kind: 'batch' } & ScannedBatch)
  | ({ readonly kind: 'unmoved' } & Unmoved)
  | ({ readonly kind: 'not-taken' } & NotTaken);

const chunks = function* <T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
};

/** One pass: with the directories as they were at its start, and whether it is to end once what was taken is judged. */
type Judging = JudgeParts & { readonly spool: SpoolIdentity; readonly isStopping: () => boolean };

/** Judges batches as they come: recorded durably, then moved to where the verdict says, unless a pause keeps them. */
async function* judgeBatches(batches: AsyncIterable<readonly Taken[]>, parts: Judging): AsyncGenerator<JudgeNews> {
  const { store, pool, policy, clock } = parts;
  const beforeRecord = (decided: readonly Decided[]) => makeDurable(decided, parts);
  for await (const batch of scan(batches, { store, pool, policy, clock, beforeRecord })) {
    const unmoved = await putAway(batch, parts);
    yield { kind: 'batch', ...batch };
    for (const one of unmoved) yield { kind: 'unmoved', ...one };
  }
}

/** Folders that are tried again, each batch counted durably before its reading begins. */
async function* triedAgain(left: readonly LeftOver[], parts: Judging): AsyncGenerator<readonly Taken[]> {
  const holder = thisHolder();
  if (left.length > 0) await parts.pool.started();
  for (const batch of chunks(left, parts.batchSize)) {
    if (parts.isStopping()) return;
    await parts.store.claimFolders(batch.map(({ claim }) => ({ ...claim, holder })));
    yield batch.map(({ taken }) => taken);
  }
}

/** What earlier processes left: the harmless together, what may have broken them one at a time, and what did it again and again not at all. */
async function* judgeLeftOver(left: readonly LeftOver[], parts: Judging): AsyncGenerator<JudgeNews> {
  const { together, alone, givenUp } = planRetries(left);
  if (givenUp.length > 0) {
    const batch = { decided: [], unjudged: givenUp };
    await putAway(batch, parts);
    yield { kind: 'batch', ...batch };
  }
  yield* judgeBatches(triedAgain(together, parts), parts);
  for (const one of alone) yield* judgeBatches(triedAgain([one], parts), parts);
}

async function* judgeWaiting(waiting: AsyncIterable<readonly string[]>, parts: Judging): AsyncGenerator<JudgeNews> {
  const notTaken: NotTaken[] = [];
  const take = async function* (): AsyncGenerator<readonly Taken[]> {
    for await (const batch of waiting) {
      if (parts.isStopping()) return;
      const tried = await takeFolders(batch, parts);
      notTaken.push(...tried.notTaken);
      if (tried.taken.length > 0) yield tried.taken;
    }
  };
  for await (const news of judgeBatches(take(), parts)) {
    yield news;
    for (const one of notTaken.splice(0)) yield { kind: 'not-taken', ...one };
  }
  for (const one of notTaken) yield { kind: 'not-taken', ...one };
}

/** Where the machine or the desk fails, the folders at hand are not to blame. Nothing more can be done where that cannot be written either. */
const forgiveTries = async (error: unknown, { store }: Judging): Promise<void> => {
  if (error instanceof OzmaError || errnoOf(error) !== '')
    await store.forgiveTries(thisHolder()).catch(() => undefined);
};

/**
 * Judges folders that earlier passes left in `processing/`, then those of the inbox as they are handed over: claimed by a rename, judged,
 * recorded durably, then moved to where the verdict says, unless a pause keeps them. A kill at any moment loses nothing and does nothing twice
 * (product.md 11), and a folder that takes down whoever judges it is set aside in the end.
 */
export async function* judgeFolders(
  left: readonly LeftOver[],
  waiting: AsyncIterable<readonly string[]>,
  parts: Judging,
): AsyncGenerator<JudgeNews> {
  try {
    yield* judgeLeftOver(left, parts);
    yield* judgeWaiting(waiting, parts);
  } catch (error) {
    await forgiveTries(error, parts);
    throw error;
  }
}
