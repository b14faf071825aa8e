import { itemComesOnce } from './item-comes-once.ts';
import { ownerByReceipt, registered } from './registered-owner.ts';
import { itemRule, passed, reported } from './rule.ts';

/**
 * A desk with a registry finds the item and its owner there, unless a receipt proves the owner (product.md 3): what is unknown is not
 * what is wrong, so the item is held for a CSR. Without a registry this leg of the check is absent and passes.
 */
export const itemOwnerIsKnown = itemRule({
  name: 'item-owner-is-known',
  needs: [itemComesOnce],
  reports: ['ITEM_OWNER_UNKNOWN'],
  check: (item, arrival) => {
    const { file } = item;
    const entry = registered(item, arrival);
    if (entry === 'absent' || ownerByReceipt(item, arrival) !== null) return passed;
    if (entry === 'unknown') return reported({ code: 'ITEM_OWNER_UNKNOWN', file, why: 'not-registered' });
    return entry.owner === null ? reported({ code: 'ITEM_OWNER_UNKNOWN', file, why: 'no-owner' }) : passed;
  },
});
