import type Database from 'better-sqlite3';
import type { SubmissionId } from '../../../domain/ids.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { Misplaced, Return } from '../../queue-store.ts';
import type { Parts } from '../parts.ts';
import { openRepairRows, type RepairRow } from './repair-rows.ts';
import { openReturning } from './returning.ts';

/** Walks in the order of arrival; what a pause of its own stops is passed over. */
const selectUnreturned = `select r.submission_seq, r.id from repair r indexed by repair_unreturned
  where r.returned_at is null and r.state in ('fulfilled', 'unrepairable') and r.ticket_id not in (select value from json_each(@tickets))
  and r.owner_key not in (select value from json_each(@owners)) and r.kind not in (select value from json_each(@kinds))
  order by r.submission_seq`;
const updateReturned = 'update repair set returned_at = ? where id = ?';
const selectInRepair = `select exists (select 1 from item where submission_seq = ? and place = 'repair')`;
const selectItems = `select s.id, i.file, i.place from json_each(?) k cross join submission s on s.id = k.value
  cross join repair r on r.submission_seq = s.seq cross join item i on i.submission_seq = r.submission_seq and i.position = r.position
  order by s.seq, r.position`;

type Passed = { readonly tickets: string; readonly owners: string; readonly kinds: string };
type Waiting = { readonly submission_seq: number; readonly id: number };
type ItemRow = {
  readonly id: SubmissionId;
  readonly file: string;
  readonly place: 'repair' | 'held' | 'returned' | 'trash';
};

/** The repairs of the first submissions that have something to give back. */
const openUnreturned = (db: Database.Database, { stops }: Parts) => {
  const select = db.prepare<[Passed], Waiting>(selectUnreturned);
  return (limit: number): readonly number[] => {
    const { tickets, owners, kinds } = stops.scoped();
    const passed = { tickets: JSON.stringify(tickets), owners: JSON.stringify(owners), kinds: JSON.stringify(kinds) };
    const seqs = new Set<number>();
    const found: number[] = [];
    for (const { submission_seq: seq, id } of select.iterate(passed)) {
      if (!seqs.has(seq) && seqs.size >= limit) break;
      seqs.add(seq);
      found.push(id);
    }
    return found;
  };
};

/** Records that finished items go back (`QueueStore.settleReturns`); to be called inside an immediate transaction. */
export const openSettleReturns = (
  db: Database.Database,
  parts: Parts,
): ((now: Instant, limit: number) => readonly Return[]) => {
  const unreturned = openUnreturned(db, parts);
  const rows = openRepairRows(db);
  const mark = db.prepare<[Instant, number]>(updateReturned);
  const isInRepair = db.prepare<[number], number>(selectInRepair).pluck();
  const { giveBack } = openReturning(db, parts);
  const returnOf = ([first, ...rest]: readonly RepairRow[]): readonly Return[] => {
    if (first === undefined) return [];
    const { submission, label, submission_seq: seq } = first;
    const files = [first, ...rest].map(({ file }) => file);
    return [{ submission, label, files, isAll: isInRepair.get(seq) !== 1 }];
  };
  return (now, limit) => {
    if (parts.stops.deskPauses().length > 0) return [];
    const found = rows.byIds(unreturned(limit));
    if (found.length === 0) return [];
    for (const { id } of found) mark.run(now, id);
    parts.ledger.append(giveBack(found, now));
    return [...Map.groupBy(found, (row) => row.submission_seq).values()].flatMap(returnOf);
  };
};

/** What lies in `repair/` and belongs elsewhere (`QueueStore.misplaced`); to be called inside a transaction. */
export const openMisplaced = (
  db: Database.Database,
): ((submissions: readonly SubmissionId[]) => readonly Misplaced[]) => {
  const itemsOf = db.prepare<[string], ItemRow>(selectItems);
  return (submissions) => {
    const bySubmission = Map.groupBy(itemsOf.all(JSON.stringify(submissions)), ({ id }) => id);
    return [...bySubmission].flatMap(([submission, items]) => {
      const at = (place: ItemRow['place']) => items.filter((one) => one.place === place).map(({ file }) => file);
      const answer = { submission, returned: at('returned'), held: at('held'), isAll: at('repair').length === 0 };
      return answer.isAll || answer.returned.length + answer.held.length > 0 ? [answer] : [];
    });
  };
};
