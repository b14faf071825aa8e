import type Database from 'better-sqlite3';
import type { Event } from '../../../domain/event.ts';
import type { SubmissionId } from '../../../domain/ids.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { TicketStatus } from '../../../domain/ticket.ts';
import type { DeskTicket } from './desk-ticket.ts';

const updateStatus = 'update ticket set status = ? where id = ?';
const sent: TicketStatus = 'Pending-Item sent to Ozma';
const looking: TicketStatus = 'Pending-We are looking into it!';

/** Accepting moves a ticket as a judgement does (product.md 3); answers what to tell the ledger. To be called inside a transaction. */
export const openSentMove = (
  db: Database.Database,
): ((ticket: DeskTicket, of: { readonly at: Instant; readonly submission: SubmissionId }) => readonly Event[]) => {
  const setStatus = db.prepare<[TicketStatus, number]>(updateStatus);
  return ({ id, number: ticket, status: from }, { at, submission }) => {
    if (from === sent || from === looking) return [];
    setStatus.run(sent, id);
    return [{ at, kind: 'ticket-status-changed', actor: 'ozma', submission, ticket, body: { from, to: sent } }];
  };
};
