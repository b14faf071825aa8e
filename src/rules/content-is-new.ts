import { passed, reported, submissionRule } from './rule.ts';
import { senderIsOwner } from './sender-is-owner.ts';
import { sizeIsWithinLimits } from './size-is-within-limits.ts';
import { ticketIsKnown } from './ticket-is-known.ts';

/**
 * The content was not received before: no active submission of this ticket has the same items with the same bytes and the same note but
 * for its date and ticket lines (product.md 12, "Same content"). The daily folder sent again moves no place, up or down.
 */
export const contentIsNew = submissionRule({
  name: 'content-is-new',
  needs: [ticketIsKnown, senderIsOwner, sizeIsWithinLimits],
  reports: ['DUPLICATE'],
  check: ({ submission: { digest }, seen: { actives } }) => {
    const first = actives.find((active) => active.digest === digest);
    if (first === undefined) return passed;
    const { submission, label, receivedAt, queuePlace } = first;
    return reported({ code: 'DUPLICATE', submission, label, receivedAt, queuePlace });
  },
});
