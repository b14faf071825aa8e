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
 * The folder's name is the label of the instruction in force but for case and white space (product.md 4): a full-width `Ｔ`, a look-alike
 * letter, another dash, a swapped word or the label of an earlier instruction is not, and the finding shows the differences by code point.
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
    const asked = instruction.label;
    if (textKey(label) === textKey(asked)) return passed;
    return reported({ code: 'LABEL_MISMATCH', label, asked, differences: labelDifferences(label, asked) });
  },
});
