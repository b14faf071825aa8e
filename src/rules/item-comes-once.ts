import type { Arrival } from '../domain/arrival.ts';
import { itemKey, refOf } from '../domain/item.ts';
import { forTheOneAtHand } from './for-the-one-at-hand.ts';
import { identifiedRef } from './identified-ref.ts';
import { itemIsWhole } from './item-is-whole.ts';
import { itemRule, passed, reported } from './rule.ts';

/** The first file of each item by its key; what is boxed was never looked at for its identity. */
type FirstFiles = ReadonlyMap<string, string>;

const firstFiles = ({ submission: { items } }: Arrival): FirstFiles => {
  const first = new Map<string, string>();
  for (const item of items) {
    const ref = item.boxed === null ? refOf(item) : null;
    const key = ref === null ? null : itemKey(ref);
    if (key !== null && !first.has(key)) first.set(key, item.file);
  }
  return first;
};

const firstsOf = forTheOneAtHand(firstFiles);

/**
 * No other file of the folder stands for the same item: the first by path in byte order is judged, each further one is a repeat, whatever
 * its bytes (product.md 12, "Same content").
 */
export const itemComesOnce = itemRule({
  name: 'item-comes-once',
  needs: [itemIsWhole],
  reports: ['ITEM_DUPLICATE'],
  check: (item, arrival) => {
    const { file } = item;
    const first = firstsOf(arrival).get(itemKey(identifiedRef(item))) ?? file;
    if (first === file) return passed;
    return reported({ code: 'ITEM_DUPLICATE', file, because: 'twice-in-folder', submission: null, first });
  },
});
