import type Database from 'better-sqlite3';
import type { Event } from '../../../domain/event.ts';
import type { SubmissionId } from '../../../domain/ids.ts';
import type { Instant } from '../../../domain/instant.ts';
import { itemLabel } from '../../../domain/item.ts';
import type { RepairState } from '../../../domain/repair.ts';
import type { Ledger } from '../ledger.ts';

/** Puts the faults since an instant down to the platform; to be called inside a transaction. */
export type Forgiving = (since: Instant, by: { readonly why: string; readonly now: Instant }) => void;

type Forgiven = {
  readonly repair: number;
  readonly newest: number;
  readonly state: RepairState;
  readonly kind: string;
  readonly id: string;
  readonly submission: SubmissionId;
  readonly ticket: string | null;
};

const selectForgiven = `select a.repair_id as repair, max(a.number) as newest,
    r.state, i.kind, i.id, s.id as submission, s.ticket_number as ticket
  from attempt a indexed by attempt_fault
  join repair r on r.id = a.repair_id
  join item i on i.submission_seq = r.submission_seq and i.position = r.position
  join submission s on s.seq = r.submission_seq
  where a.ending = 'fault' and a.ended_at >= ? and a.is_counted = 1
  group by a.repair_id order by a.repair_id`;
const updateAttempts = `update attempt set is_counted = 0 where ending = 'fault' and ended_at >= ? and is_counted = 1`;
// The last claim's number is how many claims there were: only where that attempt is forgiven was its fault what is waited for.
const updateRepair = `update repair set counted = (select count(*) from attempt where repair_id = @repair and is_counted = 1),
    not_before = case when state = 'escalated' or claims = @newest then null else not_before end,
    state = case state when 'escalated' then 'queued' else state end
  where id = @repair`;

const forgivenEvent = (repairs: readonly Forgiven[], since: Instant, now: Instant): Event => ({
  at: now,
  kind: 'faults-forgiven',
  actor: 'ozma',
  submission: null,
  ticket: null,
  body: { repairs: repairs.map(({ repair }) => repair), since },
});

const requeuedEvent = ({ repair, kind, id, submission, ticket }: Forgiven, why: string, at: Instant): Event => ({
  at,
  kind: 'repair-requeued',
  actor: 'ozma',
  submission,
  ticket,
  body: { repair, item: itemLabel({ kind, id }), why },
});

/** Forgiving over an open database. An escalated repair goes back into the queue, for without these faults it would not have been given up. */
export const openForgiving = (db: Database.Database, ledger: Ledger): Forgiving => {
  const select = db.prepare<[Instant], Forgiven>(selectForgiven);
  const clear = db.prepare<[Instant]>(updateAttempts);
  const lighten = db.prepare<[{ repair: number; newest: number }]>(updateRepair);
  return (since, { why, now }) => {
    const forgiven = select.all(since);
    if (forgiven.length === 0) return;
    clear.run(since);
    for (const { repair, newest } of forgiven) lighten.run({ repair, newest });
    const escalated = forgiven.filter(({ state }) => state === 'escalated');
    ledger.append([forgivenEvent(forgiven, since, now), ...escalated.map((one) => requeuedEvent(one, why, now))]);
  };
};
