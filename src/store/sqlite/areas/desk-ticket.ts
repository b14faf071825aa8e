import type Database from 'better-sqlite3';
import type { AreaRefusal } from '../../../domain/area.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { TicketStatus } from '../../../domain/ticket.ts';
import type { AreaAnswer } from '../../area-store.ts';
import type { Stops } from '../pauses/stops.ts';
import type { LyingItem, LyingSubmission } from './lying.ts';

/** A ticket as a decision about its things needs it. */
export type DeskTicket = {
  readonly id: number;
  readonly key: string;
  readonly number: string;
  readonly status: TicketStatus;
  readonly owner_key: string;
  readonly opened_at: Instant;
  readonly sort_key: string;
};

const selectTicket = 'select id, key, number, status, owner_key, opened_at, sort_key from ticket where id = ?';

/** Looks up the ticket of a submission as it is now; to be called inside a transaction. */
export const openDeskTicket = (
  db: Database.Database,
): ((submission: Pick<LyingSubmission, 'ticket_id'>) => DeskTicket | null) => {
  const select = db.prepare<[number], DeskTicket>(selectTicket);
  return ({ ticket_id: id }) => (id === null ? null : (select.get(id) ?? null));
};

/** A decision that is not taken. */
export const refused = (why: AreaRefusal, pauses: readonly number[] = []): AreaAnswer => ({
  kind: 'refused',
  why,
  pauses,
});

/** The numbers of the pauses that stop some items of a ticket from moving. */
export const pausesOver = (stops: Stops, ticket: DeskTicket | null, items: readonly LyingItem[]): readonly number[] =>
  stops.stopping({
    ticketKey: ticket?.key ?? null,
    ownerKey: ticket?.owner_key ?? null,
    itemKinds: [...new Set(items.flatMap(({ kind }) => kind ?? []))],
  });
