import { itemKey } from '../domain/item.ts';
import { identifiedRef } from './identified-ref.ts';
import { itemComesOnce } from './item-comes-once.ts';
import { itemRule, passed, reported } from './rule.ts';

/**
 * The desk does not already have the item: not held or in repair for any ticket, nor accepted before under this ticket's instruction,
 * finished or not (product.md 12). An item is in exactly one place, so a second one of the same identity cannot be real.
 */
export const itemIsNotInCustody = itemRule({
  name: 'item-is-not-in-custody',
  needs: [itemComesOnce],
  reports: ['ITEM_DUPLICATE'],
  check: (item, { seen: { actives, custody } }) => {
    const key = itemKey(identifiedRef(item));
    const repeat = { code: 'ITEM_DUPLICATE', file: item.file, first: null } as const;
    const held = custody.find((one) => one.itemKey === key);
    if (held !== undefined) return reported({ ...repeat, because: 'in-custody', submission: held.submission });
    const active = actives.find((one) => one.itemKeys.includes(key));
    if (active === undefined) return passed;
    return reported({ ...repeat, because: 'finished-before', submission: active.submission });
  },
});
