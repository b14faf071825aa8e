import { existsSync } from 'node:fs';
import { latin1Path, rawPath } from '../../workers/inspect/raw-path.ts';
import type { SubmissionId } from '../domain/ids.ts';
import { type Instant, instantAt } from '../domain/instant.ts';
import type { FolderClaim, Store } from '../store/store.ts';
import { isAlive } from './holder.ts';
import { placeFolder } from './place.ts';
import { findInProcessing, findSubmissions } from './spool.ts';
import { type Taken, takenFrom } from './taken.ts';

/** What bringing disk and database together works on. */
export type ReconcileParts = {
  readonly deskDir: string;
  readonly inboxDir: string;
  readonly store: Store;
  readonly clock: () => Instant;
};

/** When an id was born: the first 48 bits of a UUID version 7 are milliseconds. */
const bornAt = (id: SubmissionId) => instantAt(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));

/** A folder in `processing/` that no claim remembers: its name has the id, and the label unless that was cut. */
const orphan = (submission: SubmissionId, name: string): FolderClaim => ({
  submission,
  path: `inbox/${name.slice(submission.length + '--'.length)}`,
  claimedAt: bornAt(submission),
  holder: '',
});

/** Finishes the moves of what is recorded: the database is the truth, and each move can be done again. */
const finishMoves = async ({ deskDir, store }: ReconcileParts): Promise<void> => {
  const unplaced = await store.unplaced();
  if (unplaced.length === 0) return;
  const lying = findInProcessing(deskDir);
  for (const one of unplaced) {
    const name = lying.get(one.submission);
    if (name !== undefined) placeFolder(deskDir, name, one);
  }
  await store.markPlaced(unplaced.map(({ submission }) => submission));
};

/**
 * Start-up: brings disk and database together after a crash. Recorded submissions are moved to their places; folders that were claimed but
 * never judged are answered, to be judged first, in the order in which they came; claims whose folder never left the inbox are forgotten.
 * What another living process holds is left to it.
 */
export const reconcile = async (parts: ReconcileParts): Promise<readonly Taken[]> => {
  const { deskDir, store } = parts;
  const claims = await store.folderClaims();
  await finishMoves(parts);
  const claimOf = new Map(claims.map((claim) => [claim.submission, claim]));
  const lying = findInProcessing(deskDir);
  const dead = claims.filter(({ holder }) => !isAlive(holder));
  const untaken = dead.filter(({ submission, path }) => !lying.has(submission) && isStillInInbox(path, parts));
  await store.forgetClaims(untaken.map(({ submission }) => submission));
  const vanished = dead.filter((claim) => !lying.has(claim.submission) && !untaken.includes(claim));
  const quarantined = findSubmissions(deskDir, 'quarantine');
  for (const { submission } of vanished) {
    const end = quarantined.has(submission) ? 'quarantined' : 'vanished';
    await store.abandon(submission, end, 'found so after a crash', parts.clock());
  }
  return [...lying]
    .map(([submission, name]) => ({ claim: claimOf.get(submission) ?? orphan(submission, name), name }))
    .filter(({ claim }) => claim.holder === '' || !isAlive(claim.holder))
    .sort((a, b) => (a.claim.submission < b.claim.submission ? -1 : 1))
    .map(({ claim, name }) => takenFrom(claim, name, `${latin1Path(deskDir)}/processing`));
};

const isStillInInbox = (path: string, { inboxDir }: ReconcileParts): boolean =>
  existsSync(rawPath(`${latin1Path(inboxDir)}/${path.slice('inbox/'.length)}`));
