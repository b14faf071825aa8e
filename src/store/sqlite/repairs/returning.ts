import type Database from 'better-sqlite3';
import type { Event } from '../../../domain/event.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { Parts } from '../parts.ts';
import { itemOf, type RepairRow } from './repair-rows.ts';

/** Gives finished items back; to be called inside a transaction. */
export type Returning = {
  /** Whether no pause stops an item from going back. */
  readonly mayReturn: (row: RepairRow) => boolean;
  /** Moves the custody of items, and of folders of which nothing is in repair any more; answers what to tell the ledger, one event a submission. */
  readonly giveBack: (rows: readonly RepairRow[], at: Instant) => readonly Event[];
};

const updateItem = `update item set place = 'returned', placed_at = ? where submission_seq = ? and position = ?`;
const updateFolder = `update submission set place = 'returned', placed_at = ?
  where seq = ? and place = 'repair' and not exists (select 1 from item where submission_seq = seq and item.place = 'repair')`;

const returned = (rows: readonly RepairRow[], at: Instant): readonly Event[] => {
  const [first] = rows;
  if (first === undefined) return [];
  const { submission, ticket } = first;
  const body = { items: rows.map(itemOf), files: rows.map(({ file }) => file) };
  return [{ at, kind: 'items-returned', actor: 'ozma', submission, ticket, body }];
};

/** What goes back, over an open database. */
export const openReturning = (db: Database.Database, { state, stops }: Pick<Parts, 'state' | 'stops'>): Returning => {
  const moveItem = db.prepare<[Instant, number, number]>(updateItem);
  const moveFolder = db.prepare<[Instant, number]>(updateFolder);
  return {
    mayReturn: ({ ticket_key: ticketKey, owner_key: ownerKey, kind }) =>
      !stops.isAny() || stops.stopping({ ticketKey, ownerKey, itemKinds: [kind] }).length === 0,
    giveBack: (rows, at) => {
      for (const { submission_seq: seq, position } of rows) moveItem.run(at, seq, position);
      const bySubmission = Map.groupBy(rows, (row) => row.submission_seq);
      for (const seq of bySubmission.keys()) moveFolder.run(at, seq);
      state.count('place:repair', -rows.length);
      state.count('place:returned', rows.length);
      state.touch([...new Set(rows.map((row) => row.ticket_id))]);
      return [...bySubmission.values()].flatMap((of) => returned(of, at));
    },
  };
};
