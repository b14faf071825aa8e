import { v7 as newId } from 'uuid';
import { latin1Path } from '../../workers/inspect/raw-path.ts';
import { submissionId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Policy } from '../domain/policy.ts';
import { thisHolder } from '../spool/holder.ts';
import { type InboxEntry, inboxEntry, listInbox } from '../spool/inbox.ts';
import { placeFolder } from '../spool/place.ts';
import { claimFolder, quarantineFolder } from '../spool/spool.ts';
import { syncFolders } from '../spool/sync.ts';
import type { FolderClaim, Store } from '../store/store.ts';
import type { InspectPool } from './inspect-pool.ts';
import { reconcile } from './reconcile.ts';
import { type Decided, type ScannedBatch, scan, type Unjudged } from './scan.ts';
import { isSettled } from './settled.ts';
import { spoolNameOf, type Taken, takenFrom } from './taken.ts';

/** What ingesting works on. */
export type IngestParts = {
  readonly deskDir: string;
  readonly inboxDir: string;
  readonly store: Store;
  readonly pool: InspectPool;
  readonly policy: Policy;
  readonly clock: () => Instant;
  readonly durability: 'power-loss' | 'process';
  readonly settleSeconds: number;
  readonly batchSize: number;
  /** Which entries of the inbox are meant; all of them when it always says yes. */
  readonly isMeant: (entry: InboxEntry) => boolean;
};

/** What ingesting tells as it goes: how many there are at the start, then each batch once it is durable and in its place. */
export type IngestNews =
  | { readonly kind: 'found'; readonly count: number; readonly unsettled: number }
  | ({ readonly kind: 'batch' } & ScannedBatch);

const chunks = function* <T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
};

const claimBatch = async (entries: readonly InboxEntry[], parts: IngestParts): Promise<readonly Taken[]> => {
  const { store, deskDir, clock } = parts;
  const claimedAt = clock();
  const holder = thisHolder();
  const claims = entries.map((entry): FolderClaim & { readonly entry: InboxEntry } => {
    return { submission: submissionId(newId()), path: `inbox/${entry.relative}`, claimedAt, holder, entry };
  });
  await store.claimFolders(claims.map(({ entry: _, ...claim }) => claim));
  const taken: Taken[] = [];
  const gone: FolderClaim[] = [];
  for (const claim of claims) {
    const name = claimFolder(deskDir, claim.entry, claim.submission);
    if (name === null) gone.push(claim);
    else taken.push(takenFrom(claim, name, `${latin1Path(deskDir)}/processing`));
  }
  if (gone.length > 0) await store.forgetClaims(gone.map(({ submission }) => submission));
  return taken;
};

async function* takenBatches(
  left: readonly Taken[],
  waiting: readonly string[],
  parts: IngestParts,
): AsyncGenerator<readonly Taken[]> {
  yield* chunks(left, parts.batchSize);
  for (const batch of chunks(waiting, parts.batchSize)) {
    const entries = batch.map((relative) => inboxEntry(parts.inboxDir, relative));
    const taken = await claimBatch(entries, parts);
    if (taken.length > 0) yield taken;
  }
}

const isReceived = ({ entry: { verdict } }: Decided): boolean =>
  verdict === 'accepted' || verdict === 'partial' || verdict === 'held';

/** Puts the files of what will be accepted or held on the disk before the verdict says so (product.md 11). */
const makeDurable = async (decided: readonly Decided[], { deskDir, durability }: IngestParts): Promise<void> => {
  if (durability !== 'power-loss') return;
  await syncFolders(
    decided.filter(isReceived).map(({ taken }) => taken.path),
    deskDir,
  );
};

const putAway = async (unjudged: Unjudged, { deskDir, store, clock }: IngestParts): Promise<void> => {
  const { taken, end, why } = unjudged;
  if (end === 'quarantined') quarantineFolder(deskDir, spoolNameOf(taken));
  await store.abandon(taken.id, end, why, clock());
};

/**
 * Judges what is in the inbox once, for real: claimed by a rename, judged, recorded durably, then moved to where the verdict says. First it
 * finishes what an earlier run left. A kill at any moment loses nothing and does nothing twice (product.md 11).
 */
export async function* ingest(parts: IngestParts): AsyncGenerator<IngestNews> {
  const { deskDir, store, pool, policy, clock } = parts;
  const left = await reconcile(parts);
  const { waiting, unsettled } = waitingIn(parts);
  yield { kind: 'found', count: left.length + waiting.length, unsettled };
  const beforeRecord = (decided: readonly Decided[]) => makeDurable(decided, parts);
  const batches = scan(takenBatches(left, waiting, parts), { store, pool, policy, clock, beforeRecord });
  for await (const { decided, unjudged } of batches) {
    for (const { entry, taken } of decided) placeFolder(deskDir, spoolNameOf(taken), entry);
    for (const one of unjudged) await putAway(one, parts);
    yield { kind: 'batch', decided, unjudged };
  }
}

/** The paths within the inbox of all that is meant and has settled, and how many have not. */
const waitingIn = (parts: IngestParts): { readonly waiting: readonly string[]; readonly unsettled: number } => {
  const meant = listInbox(parts.inboxDir).filter((relative) => parts.isMeant(inboxEntry(parts.inboxDir, relative)));
  const waiting = meant.filter((relative) => isQuiet(inboxEntry(parts.inboxDir, relative), parts));
  return { waiting, unsettled: meant.length - waiting.length };
};

const isQuiet = (entry: InboxEntry, { settleSeconds }: IngestParts): boolean =>
  settleSeconds === 0 || isSettled(entry.path, settleSeconds, Date.now());
