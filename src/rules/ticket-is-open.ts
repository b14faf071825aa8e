import { isClosed } from '../domain/ticket.ts';
import { contentIsNew } from './content-is-new.ts';
import { knownTicket } from './known-ticket.ts';
import { resendIsUnchanged } from './resend-is-unchanged.ts';
import { passed, reported, submissionRule } from './rule.ts';
import { ticketIsKnown } from './ticket-is-known.ts';

/** The ticket is neither `Resolved` nor `Closed` (product.md 3): what is done takes nothing more in. */
export const ticketIsOpen = submissionRule({
  name: 'ticket-is-open',
  needs: [ticketIsKnown],
  yieldsTo: [contentIsNew, resendIsUnchanged],
  reports: ['TICKET_CLOSED'],
  check: (arrival) => {
    const { number, status } = knownTicket(arrival);
    return isClosed(status) ? reported({ code: 'TICKET_CLOSED', ticket: number, status }) : passed;
  },
});
