import type Database from 'better-sqlite3';
import type { Instant } from '../../domain/instant.ts';
import type { AttemptEnd } from '../../domain/repair.ts';
import type { AttemptView, LaterFinding } from '../reads.ts';

type AttemptRow = {
  readonly repair: number;
  readonly holder: string;
  readonly claimed_at: Instant;
  readonly ended_at: Instant | null;
  readonly ending: AttemptEnd | null;
  readonly why: string | null;
  readonly is_counted: number;
};
type LaterRow = {
  readonly submission_seq: number;
  readonly file: string;
  readonly at: Instant;
  readonly reason: string;
};

/** What has happened to submissions since they were judged; takes their numbers as a JSON list, and is to be called inside a transaction. */
export type SinceJudged = {
  /** By number of the repair, oldest first; the one that is held comes last. */
  readonly attempts: (seqs: string) => ReadonlyMap<number, readonly AttemptView[]>;
  /** By number of the submission, oldest first. */
  readonly later: (seqs: string) => ReadonlyMap<number, readonly LaterFinding[]>;
};

const selectAttempts = `select a.repair_id as repair, a.number, a.holder, a.claimed_at, a.ended_at, a.ending, a.why, a.is_counted
  from json_each(@seqs) k cross join repair r on r.submission_seq = k.value cross join attempt a on a.repair_id = r.id
  union all
  select r.id, r.claims, r.holder, r.claimed_at, null, null, null, 0
  from json_each(@seqs) k cross join repair r on r.submission_seq = k.value where r.state = 'claimed'
  order by 1, 2`;
const selectLater = `select f.submission_seq, i.file, f.at, f.reason
  from json_each(?) k cross join later_finding f on f.submission_seq = k.value
  cross join item i on i.submission_seq = f.submission_seq and i.position = f.position order by f.id`;

const attemptOf = (row: AttemptRow): AttemptView => ({
  holder: row.holder,
  claimedAt: row.claimed_at,
  endedAt: row.ended_at,
  end: row.ending,
  why: row.why,
  isCounted: row.is_counted === 1,
});

const laterOf = ({ file, at, reason }: LaterRow): LaterFinding => ({ file, at, reason: JSON.parse(reason) });

const byKey = <R, V>(
  rows: readonly R[],
  keyOf: (row: R) => number,
  shownAs: (row: R) => V,
): ReadonlyMap<number, readonly V[]> =>
  new Map([...Map.groupBy(rows, keyOf)].map(([key, group]) => [key, group.map(shownAs)]));

/** What has happened since, over an open database. */
export const openSinceJudged = (db: Database.Database): SinceJudged => {
  const attempts = db.prepare<[{ seqs: string }], AttemptRow>(selectAttempts);
  const later = db.prepare<[string], LaterRow>(selectLater);
  return {
    attempts: (seqs) => byKey(attempts.all({ seqs }), (row) => row.repair, attemptOf),
    later: (seqs) => byKey(later.all(seqs), (row) => row.submission_seq, laterOf),
  };
};
