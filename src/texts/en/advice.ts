import type { CodeBook } from '../words.ts';
import { listed, quoted } from './phrases.ts';

/** Words for advice to the CSR, which changes no verdict. */
export const adviceCodes = {
  TICKET_MIXED_PROBLEMS: {
    title: 'Several kinds of problems in one ticket',
    because:
      'Different problems are repaired in different ways and finish at different times, so each is served best by a ticket of its own.',
    remedy: 'CSR: propose to the customer to split the ticket, one for each kind of problem.',
    customer:
      'Your ticket describes several different problems, and each of them is repaired in its own way. We would like to split it into one ticket for each problem; please tell us whether that suits you.',
    staff: ({ problems }) => `The ticket names ${problems.length} kinds of problems: ${listed(problems.map(quoted))}.`,
  },
  STEPS_PENDING: {
    title: 'Standard steps are not done yet',
    because: 'For this kind of problem the standard steps often help at once, so they come before a repair.',
    remedy: 'CSR: go through the standard steps with the customer, and note in the ticket that they are done.',
    customer:
      'For this kind of problem there are a few standard steps that often help at once, and we would like to try them before a repair. Please follow the steps in our message and tell us in your ticket what happened.',
    staff: ({ problem, steps }) =>
      `The problem is ${quoted(problem)}, and the standard steps are ${steps === '' ? 'not noted' : quoted(steps)} in the ticket.`,
  },
  TX_HISTORY_MISSING: {
    title: 'Purchase history is missing',
    because: 'Goods that were never delivered can only be found by their purchase.',
    remedy: 'Ask the customer for the purchase: what, when and where, as the transaction history shows it.',
    customer:
      'To find goods that were not delivered, we need to see their purchase. Please send us the entry from your transaction history in your ticket: what you bought, when and where.',
    staff: ({ problem }) => `The problem is ${quoted(problem)}, and the note has no "Transaction".`,
  },
} satisfies Partial<CodeBook>;
