import { itemIsIdentified } from './item-is-identified.ts';
import { itemRule, passed, reported } from './rule.ts';

/** The item's file has content that can be read (product.md 7): an empty or unreadable file holds nothing to repair. */
export const itemIsWhole = itemRule({
  name: 'item-is-whole',
  needs: [itemIsIdentified],
  reports: ['ITEM_DAMAGED'],
  check: ({ file, damage }) => (damage === null ? passed : reported({ code: 'ITEM_DAMAGED', file, why: damage })),
});
