import { contentIsNew } from './content-is-new.ts';
import { resendIsUnchanged } from './resend-is-unchanged.ts';
import { itemRule, passed, reported } from './rule.ts';
import { ticketIsKnown } from './ticket-is-known.ts';

/** The item is not in an archive, by its name or its leading bytes (product.md 6): ozma opens no boxes from strangers. */
export const itemIsUnpacked = itemRule({
  name: 'item-is-unpacked',
  needs: [ticketIsKnown],
  yieldsTo: [contentIsNew, resendIsUnchanged],
  reports: ['ITEM_BOXED'],
  check: ({ file, boxed }) => (boxed === null ? passed : reported({ code: 'ITEM_BOXED', file, by: boxed })),
});
