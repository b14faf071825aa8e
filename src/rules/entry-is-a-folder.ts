import { contentIsSafe } from './content-is-safe.ts';
import { mootBecause, passed, reported, submissionRule } from './rule.ts';
import { sizeIsWithinLimits } from './size-is-within-limits.ts';

/**
 * What is dropped in the inbox is a labelled folder: only a folder can hold a note with its items. A loose note, archive or file gets
 * exactly one code and everything else is moot (product.md 12, a).
 */
export const entryIsAFolder = submissionRule({
  name: 'entry-is-a-folder',
  reports: ['BARE_NOTE', 'BOXED', 'BARE_ITEM'],
  check: ({ submission: { form, hazards, excess, label: file } }) => {
    if (form === 'folder') return passed;
    if (hazards.length > 0 || form === 'loose-special') return mootBecause(contentIsSafe);
    if (excess !== null) return mootBecause(sizeIsWithinLimits);
    switch (form) {
      case 'loose-note':
        return reported({ code: 'BARE_NOTE', file });
      case 'loose-archive':
        return reported({ code: 'BOXED', file });
      case 'loose-file':
        return reported({ code: 'BARE_ITEM', file });
    }
  },
});
