import type Database from 'better-sqlite3';
import type { Event } from '../../../domain/event.ts';
import type { SubmissionId } from '../../../domain/ids.ts';
import type { RepairState } from '../../../domain/repair.ts';
import type { AreaDecision } from '../../area-store.ts';
import type { Changes } from './changes.ts';
import { calledItem, type LyingItem, type LyingSubmission, openLying } from './lying.ts';

/** The same item out of another submission, in repair or held. */
type Rival = {
  readonly submission_seq: number;
  readonly submission: SubmissionId;
  readonly position: number;
  readonly ticket_id: number | null;
  readonly place: 'repair' | 'held';
  readonly repair: number | null;
  readonly state: RepairState | null;
};

/** Where a person chooses between the same items sent twice (`RESEND_CHANGED`); to be called inside a transaction. */
export type Rivals = {
  /** The earlier ones that have to give way to these items; `in-repair` where one cannot. */
  readonly of: (submission: LyingSubmission, items: readonly LyingItem[]) => readonly Rival[] | 'in-repair';
  /** Takes them out of the queue and sends them back; answers what to tell the ledger. */
  readonly sendBack: (rivals: readonly Rival[], decision: AreaDecision) => readonly Event[];
};

/** The folder's own too, where another file of the item was accepted before: this one must wait until that is out of repair. */
const selectRivals = `select i.submission_seq, s.id as submission, i.position, s.ticket_id, i.place, r.id as repair, r.state
  from json_each(?) k cross join item i on i.item_key = k.value and i.place in ('repair', 'held')
  join submission s on s.seq = i.submission_seq
  left join repair r on r.submission_seq = i.submission_seq and r.position = i.position
  where i.submission_seq <> ? or i.place = 'repair' order by i.submission_seq, i.position`;
const withdrawRepair = `update repair set state = 'withdrawn', not_before = null where id = ?`;

const maySendBack = ({ place, state, ticket_id }: Rival, ticketId: number | null): boolean =>
  ticket_id === ticketId && (place === 'held' || state === 'queued' || state === 'escalated');

const openSendBack = (db: Database.Database, changes: Changes): Rivals['sendBack'] => {
  const lying = openLying(db);
  const withdraw = db.prepare<[number]>(withdrawRepair);
  const sendBackOf = (rivals: readonly Rival[], { by, now }: AreaDecision): readonly Event[] => {
    const submission = lying.bySeq(rivals[0]?.submission_seq ?? 0);
    if (submission === undefined) return [];
    const about = { at: now, actor: by, submission: submission.id, ticket: submission.ticket_number };
    const items = submission.items.filter(({ position }) => rivals.some((one) => one.position === position));
    const withdrawn = rivals.flatMap(({ repair, state, position }): readonly Event[] => {
      const item = items.find((one) => one.position === position);
      if (repair === null || state === 'withdrawn' || item === undefined) return [];
      withdraw.run(repair);
      const body = { repair, item: calledItem(item), why: 'RESEND_CHANGED' };
      return [{ ...about, kind: 'repair-withdrawn', body }];
    });
    const back = { place: 'returned', verdict: 'rejected', disposition: 'return', now } as const;
    for (const item of items) changes.moveItem(submission.seq, item, back);
    changes.settle(submission.seq, now);
    const body = { items: items.map(calledItem), files: items.map(({ file }) => file) };
    return [...withdrawn, { ...about, kind: 'items-returned', body }];
  };
  return (rivals, decision) =>
    [...Map.groupBy(rivals, (one) => one.submission_seq).values()].flatMap((group) => sendBackOf(group, decision));
};

/** The same items sent twice, over an open database. */
export const openRivals = (db: Database.Database, changes: Changes): Rivals => {
  const select = db.prepare<[string, number], Rival>(selectRivals);
  return {
    of: ({ seq, ticket_id }, items) => {
      const keys = JSON.stringify(items.flatMap(({ item_key }) => item_key ?? []));
      const found = select.all(keys, seq).filter((one) => one.place === 'repair' || one.submission_seq < seq);
      if (found.some((one) => one.submission_seq === seq)) return 'in-repair';
      // Held for another ticket: it is none of this one's business, and only one of them is ever repaired.
      const rivals = found.filter((one) => one.place === 'repair' || one.ticket_id === ticket_id);
      return rivals.every((one) => maySendBack(one, ticket_id)) ? rivals : 'in-repair';
    },
    sendBack: openSendBack(db, changes),
  };
};
