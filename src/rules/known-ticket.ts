import type { Arrival } from '../domain/arrival.ts';
import type { Ticket } from '../domain/ticket.ts';

/** The ticket of an arrival whose ticket is known; for rules that need `ticket-is-known`. */
export const knownTicket = ({ ticket }: Arrival): Ticket => {
  if (ticket === null) throw new Error('a rule looked at the ticket without needing ticket-is-known');
  return ticket;
};
