import type Database from 'better-sqlite3';
import type { Event } from '../../domain/event.ts';
import type { SubmissionId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Placement } from '../store.ts';
import type { Parts } from './parts.ts';
import { openPlacements } from './placing.ts';

type DetainedRow = {
  readonly seq: number;
  readonly id: SubmissionId;
  readonly place: string;
  readonly ticket: string | null;
  readonly ticket_id: number | null;
  readonly owner_key: string | null;
  readonly kinds: string;
};

const selectDetained = `select s.seq, s.id, s.place, s.ticket_number as ticket, s.ticket_id, t.owner_key,
    (select json_group_array(i.kind) from item i where i.submission_seq = s.seq and i.kind is not null) as kinds
  from submission s indexed by submission_detained left join ticket t on t.id = s.ticket_id where s.is_detained = 1 order by s.seq`;
const updateSubmission = 'update submission set is_detained = 0, placed_at = ? where seq = ?';
const updateItems = 'update item set placed_at = ? where submission_seq = ?';

/** The first of those that no pause stops any more. */
const openReleasable = (db: Database.Database, { stops }: Pick<Parts, 'stops'>) => {
  const select = db.prepare<[], DetainedRow>(selectDetained);
  return (limit: number): readonly DetainedRow[] => {
    if (stops.deskPauses().length > 0) return [];
    const { tickets, owners, kinds } = stops.scoped();
    const isStopped = (row: DetainedRow): boolean => {
      const own: readonly string[] = JSON.parse(row.kinds);
      return (
        (row.ticket_id !== null && tickets.includes(row.ticket_id)) ||
        (row.owner_key !== null && owners.includes(row.owner_key)) ||
        own.some((kind) => kinds.includes(kind))
      );
    };
    const found: DetainedRow[] = [];
    for (const row of select.iterate()) {
      if (found.length >= limit) break;
      if (!isStopped(row)) found.push(row);
    }
    return found;
  };
};

const placed = ({ id, place, ticket }: DetainedRow, at: Instant): Event => ({
  at,
  kind: 'submission-placed',
  actor: 'ozma',
  submission: id,
  ticket,
  body: { place },
});

/** Lets folders go that a pause kept in `processing/` (`Store.releaseDetained`); to be called inside an immediate transaction. */
export const openReleaseDetained = (
  db: Database.Database,
  parts: Pick<Parts, 'stops' | 'ledger'>,
): ((now: Instant, limit: number) => readonly Placement[]) => {
  const releasable = openReleasable(db, parts);
  const release = db.prepare<[Instant, number]>(updateSubmission);
  const moveItems = db.prepare<[Instant, number]>(updateItems);
  const placements = openPlacements(db);
  return (now, limit) => {
    const rows = releasable(limit);
    for (const { seq } of rows) {
      release.run(now, seq);
      moveItems.run(now, seq);
    }
    parts.ledger.append(rows.map((row) => placed(row, now)));
    return placements(rows.map(({ id }) => id));
  };
};
