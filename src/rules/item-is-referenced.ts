import { itemKey } from '../domain/item.ts';
import { expectedItems, type Ticket } from '../domain/ticket.ts';
import { forTheOneAtHand } from './for-the-one-at-hand.ts';
import { identifiedRef } from './identified-ref.ts';
import { itemComesOnce } from './item-comes-once.ts';
import { knownTicket } from './known-ticket.ts';
import { itemRule, passed, reported } from './rule.ts';

const expectedKeys = forTheOneAtHand(
  (ticket: Ticket): ReadonlySet<string> => new Set(expectedItems(ticket).map(itemKey)),
);

/**
 * The ticket names the item: in its instruction if that names some, else in its references (product.md 12, "Consuming"). One ticket for
 * one bunny does not bring three more and a nest; each goes back with a draft for a ticket of its own.
 */
export const itemIsReferenced = itemRule({
  name: 'item-is-referenced',
  needs: [itemComesOnce],
  reports: ['ITEM_UNREFERENCED'],
  check: (item, arrival) => {
    const ticket = knownTicket(arrival);
    if (expectedKeys(ticket).has(itemKey(identifiedRef(item)))) return passed;
    return reported({ code: 'ITEM_UNREFERENCED', file: item.file, ticket: ticket.number });
  },
});
