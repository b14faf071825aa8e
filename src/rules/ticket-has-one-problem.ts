import { knownTicket } from './known-ticket.ts';
import { passed, reported, submissionRule } from './rule.ts';
import { ticketIsKnown } from './ticket-is-known.ts';

/** The ticket is about one class of problem (product.md 12, "Advice"); of several a CSR may want to make tickets of their own. */
export const ticketHasOneProblem = submissionRule({
  name: 'ticket-has-one-problem',
  needs: [ticketIsKnown],
  reports: ['TICKET_MIXED_PROBLEMS'],
  check: (arrival) => {
    const { problems } = knownTicket(arrival);
    return problems.length > 1 ? reported({ code: 'TICKET_MIXED_PROBLEMS', problems }) : passed;
  },
});
