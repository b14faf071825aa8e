import { isSamePerson } from '../domain/person.ts';
import { provenReceipt } from '../domain/receipt.ts';
import { knownTicket } from './known-ticket.ts';
import { labelNamesACustomer } from './label-names-a-customer.ts';
import { mootBecause, passed, reported, submissionRule } from './rule.ts';
import { ticketIsKnown } from './ticket-is-known.ts';

/**
 * The folder comes from the ticket's owner: the name on its label, and the sender that a receipt proves, are the owner's (product.md 2,
 * principle 3). Partners, friends and second accounts are refused, and never told whose the ticket is.
 */
export const senderIsOwner = submissionRule({
  name: 'sender-is-owner',
  needs: [ticketIsKnown],
  reports: ['OWNER_MISMATCH'],
  check: (arrival) => {
    const { owner } = knownTicket(arrival);
    const { by, names, lookAlikeOf } = arrival.recognition;
    const rule = arrival.policy.nameRule;
    const sender = provenReceipt(arrival.submission.receipt)?.sender ?? null;
    const mismatch = { code: 'OWNER_MISMATCH', owner: owner.name } as const;
    if (sender !== null && !isSamePerson(sender, owner, rule)) {
      return reported({ ...mismatch, by: 'sender', name: sender.name, lookAlikeOf: null });
    }
    if (by === 'instruction' || names.some((name) => isSamePerson(name, owner, rule))) return passed;
    const [first] = names;
    if (first !== undefined) return reported({ ...mismatch, by: 'label', name: first.name, lookAlikeOf });
    return sender === null ? mootBecause(labelNamesACustomer) : passed;
  },
});
