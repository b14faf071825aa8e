import { entryIsAFolder } from './entry-is-a-folder.ts';
import { passed, reported, submissionRule } from './rule.ts';
import { sizeIsWithinLimits } from './size-is-within-limits.ts';

/** A folder holds at least one item file; a note alone repairs nothing (product.md 12, f). */
export const folderHasItems = submissionRule({
  name: 'folder-has-items',
  needs: [entryIsAFolder],
  yieldsTo: [sizeIsWithinLimits],
  reports: ['EMPTY_FOLDER'],
  check: ({ submission: { items } }) => (items.length > 0 ? passed : reported({ code: 'EMPTY_FOLDER' })),
});
