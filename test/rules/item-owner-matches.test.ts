import { itemOwnerMatches } from '../../src/rules/item-owner-matches.ts';
import { anArrival } from '../build/arrival.ts';
import { boxedOnly, duplicate, unidentifiedOnly, unknownTicket } from '../build/cases.ts';
import { anItem } from '../build/item.ts';
import { dora, ember } from '../build/people.ts';
import { aPolicy } from '../build/policy.ts';
import { claimed, proven } from '../build/receipt.ts';
import { describeRule } from '../build/rule-table.ts';
import { anEntry } from '../build/seen.ts';

const items = [anItem()];
const file = 'bunny-483920.object';
const owner = 'Dora Quillfeather';
const ownedByEmber = [anEntry({ owner: ember })];
const mismatch = (by: 'registry' | 'receipt') =>
  ({ code: 'ITEM_OWNER_MISMATCH', by, itemOwner: 'Ember Fenwick', ticketOwner: owner }) as const;

describeRule(itemOwnerMatches, {
  accepts: [
    ["the owner's items", anArrival()],
    ['any item without a registry', anArrival({ registry: 'absent' })],
    ['an item that the registry does not know', anArrival({ registry: [] })],
    ['an item that the registry knows without an owner', anArrival({ items, registry: [anEntry({ owner: null })] })],
    [
      'an item that a receipt proves to be the owner’s, whatever the registry says',
      anArrival({ items, registry: ownedByEmber, receipt: proven({ items: [{ file, owner: dora }] }) }),
    ],
    [
      'an item of whose owner a receipt says nothing',
      anArrival({ items, receipt: proven({ items: [{ file, owner: null }] }) }),
    ],
    [
      'an item that a claimed receipt gives to somebody else',
      anArrival({ items, receipt: claimed({ items: [{ file, owner: ember }] }) }),
    ],
    [
      "the owner's name in the registry's second-life form",
      anArrival({
        items,
        registry: [anEntry({ owner: { name: 'dora.quillfeather', id: null } })],
        policy: aPolicy({ nameRule: 'second-life' }),
      }),
    ],
  ],
  rejects: [
    ["another owner's item by the registry", anArrival({ items, registry: ownedByEmber }), [mismatch('registry')]],
    [
      "another owner's item by a proven receipt, whatever the registry says",
      anArrival({ items, receipt: proven({ items: [{ file, owner: ember }] }) }),
      [mismatch('receipt')],
    ],
    [
      "another owner's item by a proven receipt without a registry",
      anArrival({ items, registry: 'absent', receipt: proven({ items: [{ file, owner: ember }] }) }),
      [mismatch('receipt')],
    ],
  ],
  moot: [
    ['an archive', boxedOnly, 'item-comes-once'],
    ['a file without identity', unidentifiedOnly, 'item-comes-once'],
    ['an unknown ticket', unknownTicket, 'item-comes-once'],
    ['the same folder again', duplicate, 'item-comes-once'],
  ],
});
