import type Database from 'better-sqlite3';
import type { SubmissionId } from '../../domain/ids.ts';
import type { Disposition } from '../../domain/reason.ts';
import type { Placement } from '../store.ts';

type SubmissionRow = {
  readonly seq: number;
  readonly id: SubmissionId;
  readonly disposition: Disposition;
  readonly is_detained: number;
};
type ItemRow = { readonly file: string; readonly disposition: Disposition };

const selectRecorded = `select s.seq, s.id, s.disposition, s.is_detained from json_each(?) k cross join submission s on s.id = k.value
  order by s.seq`;
const selectItems = 'select file, disposition from item where submission_seq = +? order by position';

/** Answers where recorded submissions belong; to be called inside a transaction. */
export const openPlacements = (
  db: Database.Database,
): ((submissions: readonly SubmissionId[]) => readonly Placement[]) => {
  const recorded = db.prepare<[string], SubmissionRow>(selectRecorded);
  const items = db.prepare<[number], ItemRow>(selectItems);
  return (submissions) =>
    recorded.all(JSON.stringify(submissions)).map((row) => ({
      submission: row.id,
      disposition: row.disposition,
      isDetained: row.is_detained === 1,
      items: items.all(row.seq),
    }));
};
