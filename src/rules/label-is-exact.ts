import { labelDifferences } from '../domain/label-differences.ts';
import { textKey } from '../domain/text.ts';
import { currentInstruction } from '../domain/ticket.ts';
import { knownTicket } from './known-ticket.ts';
import { labelNamesACustomer } from './label-names-a-customer.ts';
import { mootBecause, passed, reported, submissionRule } from './rule.ts';
import { senderIsOwner } from './sender-is-owner.ts';
import { ticketIsInstructed } from './ticket-is-instructed.ts';
import { ticketIsKnown } from './ticket-is-known.ts';

/**
 * The folder's name is the instructed label but for case and white space (product.md 4): a full-width `Ｔ`, a look-alike letter, another
 * dash or a swapped word is not, and the finding shows the differences by code point.
 */
export const labelIsExact = submissionRule({
  name: 'label-is-exact',
  needs: [ticketIsKnown],
  yieldsTo: [senderIsOwner, labelNamesACustomer],
  reports: ['LABEL_MISMATCH'],
  check: (arrival) => {
    const ticket = knownTicket(arrival);
    const { label } = arrival.submission;
    const instruction = currentInstruction(ticket) ?? ticket.instructions.at(-1);
    if (instruction === undefined) return mootBecause(ticketIsInstructed);
    const key = textKey(label);
    if (ticket.instructions.some((given) => textKey(given.label) === key)) return passed;
    const asked = instruction.label;
    return reported({ code: 'LABEL_MISMATCH', label, asked, differences: labelDifferences(label, asked) });
  },
});
