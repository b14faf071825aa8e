import { latin1Path } from '../../workers/inspect/raw-path.ts';
import type { SubmissionId } from '../domain/ids.ts';
import { type Instant, instantAt } from '../domain/instant.ts';
import { isAlive, thisHolder } from '../spool/holder.ts';
import { isThere } from '../spool/move.ts';
import { findInProcessing, findSubmissions, removeEmptied } from '../spool/spool.ts';
import type { FolderClaim, HeldFolder, Store } from '../store/store.ts';
import type { LeftOver } from './left-over.ts';
import { place } from './put-away.ts';
import { shownBytes, takenFrom } from './taken.ts';
import type { Unmoved } from './unmoved.ts';

/** What bringing disk and database together works on. */
export type ReconcileParts = {
  readonly deskDir: string;
  readonly inboxDir: string;
  readonly store: Store;
  readonly clock: () => Instant;
  /** Whether this very process took nothing that it is still at work on: what it holds was left by an earlier pass of it that broke. */
  readonly isIdle: boolean;
};

/** When an id was born: the first 48 bits of a UUID version 7 are milliseconds. */
const bornAt = (id: SubmissionId) => instantAt(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16));

/** A folder in `processing/` that no claim remembers: its name has the id, and the label unless that was cut. */
const orphan = (submission: SubmissionId, name: string): HeldFolder => ({
  submission,
  path: `inbox/${name.slice(submission.length + '--'.length)}`,
  claimedAt: bornAt(submission),
  holder: '',
  tries: 0,
});

type Lying = ReadonlyMap<SubmissionId, string>;

/** What a look at `processing/` came to: what is left to be judged, and recorded folders that cannot be moved. */
type Finished = { readonly left: Lying; readonly unmoved: readonly Unmoved[] };

/** Finishes the moves of what is recorded: the database is the truth, and each move can be done again. What a pause detains stays where it is. */
const finishMoves = async (
  lying: Lying,
  { deskDir, store }: Pick<ReconcileParts, 'deskDir' | 'store'>,
): Promise<Finished> => {
  const left = new Map(lying);
  const unmoved: Unmoved[] = [];
  for (const placement of await store.placements([...lying.keys()])) {
    const name = lying.get(placement.submission) ?? '';
    const why = placement.isDetained ? null : place(deskDir, name, placement);
    if (why !== null) unmoved.push({ shownPath: shownBytes(`processing/${name}`), why });
    left.delete(placement.submission);
  }
  return { left, unmoved };
};

/** Ends claims that a dead process left without a folder in `processing/`: never taken from the inbox, set aside, or gone. */
const endClaims = async (claims: readonly FolderClaim[], parts: ReconcileParts): Promise<void> => {
  const untaken = claims.filter((claim) => isThere(inboxPath(claim, parts)));
  await parts.store.forgetClaims(untaken.map(({ submission }) => submission));
  const quarantined = findSubmissions(parts.deskDir, 'quarantine');
  // Looked at again: its process may have taken a folder, and died, since `processing/` was listed.
  const lying = findInProcessing(parts.deskDir);
  for (const claim of claims.filter((one) => !untaken.includes(one) && !lying.has(one.submission))) {
    const end = quarantined.has(claim.submission) ? 'quarantined' : 'vanished';
    await parts.store.abandon(claim.submission, end, 'found so after a crash', parts.clock());
  }
};

/** Moves recorded submissions that a crash left in `processing/` to their places, so that nothing is looked for where it is not yet. */
export const finishRecorded = async (parts: Pick<ReconcileParts, 'deskDir' | 'store'>): Promise<readonly Unmoved[]> =>
  (await finishMoves(findInProcessing(parts.deskDir), parts)).unmoved;

/** Folders that are still to be judged, in the order in which they came, and recorded ones that cannot be moved. */
export type Reconciled = { readonly left: readonly LeftOver[]; readonly unmoved: readonly Unmoved[] };

/**
 * Start-up: brings disk and database together after a crash. Recorded submissions are moved to their places; folders that were claimed but
 * never judged are answered, to be judged first, in the order in which they came; claims whose folder never left the inbox are forgotten.
 * What another living process holds is left to it, and so is what one has recorded and is about to move.
 */
export const reconcile = async (parts: ReconcileParts): Promise<Reconciled> => {
  const { deskDir, store } = parts;
  // In this order: whatever lies there now has a claim, or is recorded, or is an orphan for certain.
  const lying = findInProcessing(deskDir);
  const claims = await store.folderClaims();
  const { left: unjudged, unmoved } = await finishMoves(lying, parts);
  const claimOf = new Map(claims.map((claim) => [claim.submission, claim]));
  const own = parts.isIdle ? thisHolder() : null;
  const isLeft = (claim: FolderClaim): boolean => claim.holder === own || !isAlive(claim, parts.clock());
  await endClaims(
    claims.filter((claim) => isLeft(claim) && !lying.has(claim.submission)),
    parts,
  );
  const left = [...unjudged]
    .map(([submission, name]) => ({ claim: claimOf.get(submission) ?? orphan(submission, name), name }))
    .filter(({ claim }) => isLeft(claim));
  for (const { claim } of left) removeEmptied(inboxPath(claim, parts));
  const inOrder = left.sort((a, b) => (a.claim.submission < b.claim.submission ? -1 : 1));
  const processingDir = `${latin1Path(deskDir)}/processing`;
  return {
    left: inOrder.map(({ claim, name }) => ({
      taken: takenFrom(claim, name, processingDir),
      claim,
      tries: claim.tries,
    })),
    unmoved,
  };
};

const inboxPath = ({ path }: FolderClaim, { inboxDir }: ReconcileParts): string =>
  `${latin1Path(inboxDir)}/${path.slice('inbox/'.length)}`;
