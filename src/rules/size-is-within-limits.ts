import { contentIsSafe } from './content-is-safe.ts';
import { mootBecause, passed, reported, submissionRule } from './rule.ts';

/**
 * A submission keeps to the desk's limits of files, bytes, depth and note size (product.md 7): one customer's 100 000 files delay nobody.
 * A loose entry gets exactly one code, so an unsafe one is not measured (product.md 12, a).
 */
export const sizeIsWithinLimits = submissionRule({
  name: 'size-is-within-limits',
  reports: ['TOO_LARGE'],
  check: ({ submission: { excess, form, hazards } }) => {
    if (form !== 'folder' && hazards.length > 0) return mootBecause(contentIsSafe);
    return excess === null ? passed : reported({ code: 'TOO_LARGE', excess });
  },
});
