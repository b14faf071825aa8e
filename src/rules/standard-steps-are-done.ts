import { textKey } from '../domain/text.ts';
import { knownTicket } from './known-ticket.ts';
import { passed, reported, submissionRule } from './rule.ts';
import { ticketIsKnown } from './ticket-is-known.ts';

const classesWithSteps = ['missing', 'undelivered'];

/**
 * For missing and undelivered things the customer went through the standard steps first, as the ticket's column `steps` says
 * (product.md 12, "Advice"). Without that column there is nothing to say.
 */
export const standardStepsAreDone = submissionRule({
  name: 'standard-steps-are-done',
  needs: [ticketIsKnown],
  reports: ['STEPS_PENDING'],
  check: (arrival) => {
    const { problems, columns } = knownTicket(arrival);
    const problem = problems.find((one) => classesWithSteps.includes(textKey(one)));
    const steps = columns.find(([column]) => textKey(column) === 'steps')?.[1];
    if (problem === undefined || steps === undefined || textKey(steps) === 'done') return passed;
    return reported({ code: 'STEPS_PENDING', problem, steps });
  },
});
