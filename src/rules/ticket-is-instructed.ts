import { currentInstruction, isInstructed } from '../domain/ticket.ts';
import { contentIsNew } from './content-is-new.ts';
import { knownTicket } from './known-ticket.ts';
import { resendIsUnchanged } from './resend-is-unchanged.ts';
import { passed, reported, submissionRule } from './rule.ts';
import { ticketIsKnown } from './ticket-is-known.ts';
import { ticketIsOpen } from './ticket-is-open.ts';

/** A CSR has asked for this folder and the request is still open for something (product.md 3): without one, nothing may be sent. */
export const ticketIsInstructed = submissionRule({
  name: 'ticket-is-instructed',
  needs: [ticketIsKnown],
  yieldsTo: [contentIsNew, resendIsUnchanged, ticketIsOpen],
  reports: ['NOT_INSTRUCTED'],
  check: (arrival) => {
    const ticket = knownTicket(arrival);
    if (isInstructed(ticket)) return passed;
    const consumedAt = currentInstruction(ticket)?.at ?? null;
    return reported({ code: 'NOT_INSTRUCTED', ticket: ticket.number, consumedAt });
  },
});
