import { entryIsAFolder } from './entry-is-a-folder.ts';
import { passed, reported, submissionRule } from './rule.ts';
import { sizeIsWithinLimits } from './size-is-within-limits.ts';

/**
 * A receipt is signed with the desk's key (product.md 6): it turns claims into proof, so a forged one is worse than none. Without a key
 * on the desk a receipt is merely a claim and cannot be forged.
 */
export const receiptIsGenuine = submissionRule({
  name: 'receipt-is-genuine',
  needs: [entryIsAFolder],
  yieldsTo: [sizeIsWithinLimits],
  reports: ['RECEIPT_FORGED'],
  check: ({ submission: { receipt } }) =>
    receipt.kind === 'forged' ? reported({ code: 'RECEIPT_FORGED', why: receipt.why }) : passed,
});
