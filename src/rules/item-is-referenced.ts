import { itemKey } from '../domain/item.ts';
import { expectedItems, type Ticket } from '../domain/ticket.ts';
import { identifiedRef } from './identified-ref.ts';
import { itemComesOnce } from './item-comes-once.ts';
import { knownTicket } from './known-ticket.ts';
import { itemRule, passed, reported } from './rule.ts';

const remembered = new WeakMap<Ticket, ReadonlySet<string>>();

const expectedKeys = (ticket: Ticket): ReadonlySet<string> => {
  const keys = remembered.get(ticket) ?? new Set(expectedItems(ticket).map(itemKey));
  remembered.set(ticket, keys);
  return keys;
};

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
