import { v7 as newId } from 'uuid';
import { latin1Path } from '../../workers/inspect/raw-path.ts';
import { submissionId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import { thisHolder } from '../spool/holder.ts';
import { type InboxEntry, inboxEntry } from '../spool/inbox.ts';
import { claimFolder } from '../spool/spool.ts';
import type { FolderClaim, Store } from '../store/store.ts';
import { checkInbox } from './check-inbox.ts';
import { shownBytes, type Taken, takenFrom } from './taken.ts';
import { type Unmoved, whyNotTaken } from './unmoved.ts';

/** What taking folders from the inbox works on. */
export type TakeParts = {
  readonly deskDir: string;
  readonly inboxDir: string;
  readonly store: Store;
  readonly clock: () => Instant;
};

/** An entry that could not be taken, with its path within the inbox. */
export type NotTaken = Unmoved & { readonly relative: string };

type ClaimedEntry = { readonly claim: FolderClaim; readonly entry: InboxEntry };

/** Renames one entry; null when it is no longer in the inbox. What the system refuses for this one alone is answered, when the inbox is well. */
const takeOne = ({ claim, entry }: ClaimedEntry, { deskDir, inboxDir }: TakeParts): Taken | NotTaken | null => {
  try {
    const name = claimFolder(deskDir, entry, claim.submission);
    return name === null ? null : takenFrom(claim, name, `${latin1Path(deskDir)}/processing`);
  } catch (error) {
    const why = whyNotTaken(error);
    if (why === null) throw error;
    checkInbox(deskDir, inboxDir);
    return { relative: entry.relative, shownPath: shownBytes(claim.path), why };
  }
};

/** Claims entries of the inbox and takes them into `processing/`: remembered first, then renamed, so that a crash loses neither place nor name. */
export const takeFolders = async (
  relatives: readonly string[],
  parts: TakeParts,
): Promise<{ readonly taken: readonly Taken[]; readonly notTaken: readonly NotTaken[] }> => {
  const { store, inboxDir, clock } = parts;
  const claimedAt = clock();
  const holder = thisHolder();
  const claims = relatives.map((relative): ClaimedEntry => {
    const claim = { submission: submissionId(newId()), path: `inbox/${relative}`, claimedAt, holder };
    return { claim, entry: inboxEntry(inboxDir, relative) };
  });
  await store.claimFolders(claims.map(({ claim }) => claim));
  const taken: Taken[] = [];
  const notTaken: NotTaken[] = [];
  const untaken: FolderClaim[] = [];
  for (const one of claims) {
    const result = takeOne(one, parts);
    if (result !== null && 'id' in result) taken.push(result);
    else untaken.push(one.claim);
    if (result !== null && 'why' in result) notTaken.push(result);
  }
  if (untaken.length > 0) await store.forgetClaims(untaken.map(({ submission }) => submission));
  return { taken, notTaken };
};
