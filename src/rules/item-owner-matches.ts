import { isSamePerson } from '../domain/person.ts';
import { itemComesOnce } from './item-comes-once.ts';
import { knownTicket } from './known-ticket.ts';
import { ownerByReceipt, registered } from './registered-owner.ts';
import { itemRule, passed, reported } from './rule.ts';

/**
 * Nothing proves another owner of the item than the ticket's: neither the receipt nor the registry (product.md 2, principle 3). Where
 * neither knows, nothing is proven and this rule passes.
 */
export const itemOwnerMatches = itemRule({
  name: 'item-owner-matches',
  needs: [itemComesOnce],
  reports: ['ITEM_OWNER_MISMATCH'],
  check: (item, arrival) => {
    const { owner } = knownTicket(arrival);
    const proven = ownerByReceipt(item, arrival);
    const entry = registered(item, arrival);
    const found = proven ?? (entry === 'absent' || entry === 'unknown' ? null : entry.owner);
    if (found === null || isSamePerson(found, owner, arrival.policy.nameRule)) return passed;
    return reported({
      code: 'ITEM_OWNER_MISMATCH',
      by: proven === null ? 'registry' : 'receipt',
      itemOwner: found.name,
      ticketOwner: owner.name,
    });
  },
});
