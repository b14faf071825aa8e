import type Database from 'better-sqlite3';
import type { SubmissionId } from '../../domain/ids.ts';
import type { Disposition } from '../../domain/reason.ts';
import type { Unplaced } from '../store.ts';

/** Which recorded submissions have their folders where they belong; to be called inside a transaction. */
export type Placing = {
  readonly recorded: (submissions: readonly SubmissionId[]) => ReadonlySet<SubmissionId>;
  readonly unplaced: () => readonly Unplaced[];
  readonly markPlaced: (submissions: readonly SubmissionId[]) => void;
};

type UnplacedRow = {
  readonly seq: number;
  readonly id: SubmissionId;
  readonly label: string;
  readonly disposition: Disposition;
};
type ItemRow = { readonly file: string; readonly disposition: Disposition };

const selectRecorded = 'select s.id from json_each(?) k cross join submission s on s.id = k.value';
const selectUnplaced = 'select seq, id, label, disposition from submission where is_placed = 0 order by seq';
const selectItems = 'select file, disposition from item where submission_seq = ? order by position';
const updatePlaced = 'update submission set is_placed = 1 where id = ? and is_placed = 0';

/** Placing over an open database. */
export const openPlacing = (db: Database.Database): Placing => {
  const recorded = db.prepare<[string], SubmissionId>(selectRecorded).pluck();
  const unplaced = db.prepare<[], UnplacedRow>(selectUnplaced);
  const items = db.prepare<[number], ItemRow>(selectItems);
  const place = db.prepare<[string]>(updatePlaced);
  return {
    recorded: (submissions) => new Set(recorded.all(JSON.stringify(submissions))),
    unplaced: () =>
      unplaced.all().map(({ seq, id, label, disposition }) => ({
        submission: id,
        label,
        disposition,
        items: items.all(seq),
      })),
    markPlaced: (submissions) => {
      for (const submission of submissions) place.run(submission);
    },
  };
};
