import { itemKey, refOf } from '../domain/item.ts';
import { identifiedRef } from './identified-ref.ts';
import { itemIsWhole } from './item-is-whole.ts';
import { itemRule, passed, reported } from './rule.ts';

/**
 * No other file of the folder stands for the same item: the first by path in byte order is judged, each further one is a repeat, whatever
 * its bytes (product.md 12, "Same content").
 */
export const itemComesOnce = itemRule({
  name: 'item-comes-once',
  needs: [itemIsWhole],
  reports: ['ITEM_DUPLICATE'],
  check: (item, { submission: { items } }) => {
    const key = itemKey(identifiedRef(item));
    const first = items.find((other) => {
      const ref = other.boxed === null ? refOf(other) : null;
      return ref !== null && itemKey(ref) === key;
    });
    if (first === undefined || first.file === item.file) return passed;
    const { file } = item;
    return reported({ code: 'ITEM_DUPLICATE', file, because: 'twice-in-folder', submission: null, first: first.file });
  },
});
