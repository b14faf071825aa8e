import type Database from 'better-sqlite3';
import type { SubmissionId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/instant.ts';
import type { FolderClaim, HeldFolder } from '../store.ts';
import type { DeskState } from './desk-state.ts';
import type { Ledger } from './ledger.ts';

/** Folders that are taken from the inbox and not decided on yet; to be called inside a transaction. */
export type Claims = {
  readonly claim: (claims: readonly FolderClaim[]) => void;
  readonly forget: (submissions: readonly SubmissionId[]) => void;
  readonly forgiveTries: (holder: string) => void;
  readonly all: () => readonly HeldFolder[];
  readonly abandon: (submission: SubmissionId, end: 'quarantined' | 'vanished', why: string, now: Instant) => void;
};

type ClaimRow = {
  readonly submission: SubmissionId;
  readonly path: string;
  readonly claimed_at: Instant;
  readonly holder: string;
  readonly tries: number;
};

const insertClaim = `insert into folder_claim (submission, path, claimed_at, holder) values (?, ?, ?, ?)
  on conflict (submission) do update set tries = tries + (holder <> excluded.holder), holder = excluded.holder`;
const deleteClaim = 'delete from folder_claim where submission = ?';
const clearTries = 'update folder_claim set tries = 0 where holder = ?';
const selectClaims = 'select submission, path, claimed_at, holder, tries from folder_claim order by submission';
const selectPath = 'select path from folder_claim where submission = ?';
const selectEnded = 'select 1 from event where submission = ? and kind = ?';

const claimOf = ({ claimed_at, ...row }: ClaimRow): HeldFolder => ({ ...row, claimedAt: claimed_at });

const openAbandon = (
  db: Database.Database,
  parts: { readonly ledger: Ledger; readonly state: DeskState },
): Claims['abandon'] => {
  const remove = db.prepare<[string]>(deleteClaim);
  const pathOf = db.prepare<[string], string>(selectPath).pluck();
  const hasEnded = db.prepare<[string, string], number>(selectEnded).pluck();
  return (submission, end, why, now) => {
    const kind = end === 'quarantined' ? 'submission-quarantined' : 'submission-vanished';
    const path = pathOf.get(submission) ?? null;
    remove.run(submission);
    if (hasEnded.get(submission, kind) === 1) return;
    parts.ledger.append([{ at: now, kind, actor: 'ozma', submission, ticket: null, body: { path, why } }]);
    parts.state.count(end, 1);
  };
};

/** Folder claims over an open database. */
export const openClaims = (
  db: Database.Database,
  parts: { readonly ledger: Ledger; readonly state: DeskState },
): Claims => {
  const insert = db.prepare<[string, string, string, string]>(insertClaim);
  const remove = db.prepare<[string]>(deleteClaim);
  const forgive = db.prepare<[string]>(clearTries);
  const select = db.prepare<[], ClaimRow>(selectClaims);
  return {
    claim: (claims) => {
      for (const { submission, path, claimedAt, holder } of claims) {
        insert.run(submission, path, claimedAt, holder);
      }
    },
    forget: (submissions) => {
      for (const submission of submissions) remove.run(submission);
    },
    forgiveTries: (holder) => void forgive.run(holder),
    all: () => select.all().map(claimOf),
    abandon: openAbandon(db, parts),
  };
};
