import { labelNamesATicket } from './label-names-a-ticket.ts';
import { passed, reported, submissionRule } from './rule.ts';

/** The ticket that the label names exists (product.md 4): `T-9999` where the desk has none of that number does not. */
export const ticketIsKnown = submissionRule({
  name: 'ticket-is-known',
  needs: [labelNamesATicket],
  reports: ['TICKET_UNKNOWN'],
  check: ({ ticket, recognition: { ticketNumber } }) =>
    ticket === null ? reported({ code: 'TICKET_UNKNOWN', ticket: ticketNumber ?? '' }) : passed,
});
