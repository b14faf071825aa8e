import { itemKey, refOf } from '../domain/item.ts';
import { contentIsNew } from './content-is-new.ts';
import { passed, reported, submissionRule } from './rule.ts';

/**
 * The same items do not come again with other content: when every identified item was accepted or held before from an active submission
 * of this ticket, the first stands until a CSR decides between them (product.md 7 and 12, `RESEND_CHANGED`).
 */
export const resendIsUnchanged = submissionRule({
  name: 'resend-is-unchanged',
  needs: [contentIsNew],
  reports: ['RESEND_CHANGED'],
  check: ({ submission: { items }, seen: { actives } }) => {
    const keys = items
      .filter((item) => item.boxed === null)
      .flatMap((item) => refOf(item) ?? [])
      .map(itemKey);
    const sources = keys.map((key) => actives.find((active) => active.itemKeys.includes(key)));
    const [first] = sources;
    if (first === undefined || sources.includes(undefined)) return passed;
    const { submission, label, receivedAt, queuePlace } = first;
    return reported({ code: 'RESEND_CHANGED', submission, label, receivedAt, queuePlace });
  },
});
