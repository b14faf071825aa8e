import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/instant.ts';
import type { DeskTicket } from './desk-ticket.ts';

/** A held item of a submission that is to be repaired. */
export type ToQueue = {
  readonly seq: number;
  readonly position: number;
  readonly itemKey: string;
  readonly kind: string;
};

const upsertRepair = `insert into repair (submission_seq, position, ticket_id, item_key, kind, owner_key, opened_at, sort_key, state, queued_at)
  values (?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?)
  on conflict (submission_seq, position) do update set state = 'queued', queued_at = excluded.queued_at, owner_key = excluded.owner_key,
    opened_at = excluded.opened_at, sort_key = excluded.sort_key, not_before = null, counted = 0, last_why = null, finished_at = null,
    returned_at = null
  returning id`;

/** Its attempts count anew, so those that were made before it was held count no more, as where it is put back (`openRequeue`). */
const updateAttempts = `update attempt set is_counted = 0 where is_counted = 1
  and repair_id = (select id from repair where submission_seq = ? and position = ?)`;

type Params = [
  ...[seq: number, position: number, ticketId: number, itemKey: string, kind: string, ownerKey: string],
  ...[openedAt: Instant, sortKey: string, queuedAt: Instant],
];

/** Queues an item in its ticket's place, or the repair of it that was withdrawn again; answers the repair's number. To be called inside a transaction. */
export const openQueueing = (db: Database.Database): ((one: ToQueue, ticket: DeskTicket, now: Instant) => number) => {
  const upsert = db.prepare<Params, number>(upsertRepair).pluck();
  const clear = db.prepare<[number, number]>(updateAttempts);
  return (
    { seq, position, itemKey, kind },
    { id, owner_key: ownerKey, opened_at: openedAt, sort_key: sortKey },
    now,
  ) => {
    const repair = upsert.get(seq, position, id, itemKey, kind, ownerKey, openedAt, sortKey, now) ?? 0;
    clear.run(seq, position);
    return repair;
  };
};
