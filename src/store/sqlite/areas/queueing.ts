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
    returned_at = null`;

type Params = [
  ...[seq: number, position: number, ticketId: number, itemKey: string, kind: string, ownerKey: string],
  ...[openedAt: Instant, sortKey: string, queuedAt: Instant],
];

/** Queues an item in its ticket's place, or the repair of it that was withdrawn again; to be called inside a transaction. */
export const openQueueing = (db: Database.Database): ((one: ToQueue, ticket: DeskTicket, now: Instant) => void) => {
  const upsert = db.prepare<Params>(upsertRepair);
  return (
    { seq, position, itemKey, kind },
    { id, owner_key: ownerKey, opened_at: openedAt, sort_key: sortKey },
    now,
  ) => {
    upsert.run(seq, position, id, itemKey, kind, ownerKey, openedAt, sortKey, now);
  };
};
