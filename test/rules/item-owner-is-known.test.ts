import { itemOwnerIsKnown } from '../../src/rules/item-owner-is-known.ts';
import { anArrival } from '../build/arrival.ts';
import { boxedOnly, duplicate, unidentifiedOnly, unknownTicket } from '../build/cases.ts';
import { anItem } from '../build/item.ts';
import { dora, ember } from '../build/people.ts';
import { claimed, proven } from '../build/receipt.ts';
import { describeRule } from '../build/rule-table.ts';
import { anEntry } from '../build/seen.ts';

const items = [anItem()];
const file = 'bunny-483920.object';

describeRule(itemOwnerIsKnown, {
  accepts: [
    ['registered items', anArrival()],
    [
      'an item that the registry lists after others',
      anArrival({ items, registry: [anEntry({ itemKey: 'bunny:1', owner: null }), anEntry()] }),
    ],
    ['any item without a registry', anArrival({ registry: 'absent' })],
    ["another owner's item", anArrival({ items, registry: [anEntry({ owner: ember })] })],
    [
      'an unregistered item whose owner a receipt proves',
      anArrival({ items, registry: [], receipt: proven({ items: [{ file, owner: dora }] }) }),
    ],
  ],
  rejects: [
    [
      'an item that the registry does not know',
      anArrival({ items, registry: [] }),
      [{ code: 'ITEM_OWNER_UNKNOWN', file, why: 'not-registered' }],
    ],
    [
      'an item that the registry knows without an owner',
      anArrival({ items, registry: [anEntry({ owner: null })] }),
      [{ code: 'ITEM_OWNER_UNKNOWN', file, why: 'no-owner' }],
    ],
    [
      'an unregistered item, where a receipt proves the owner of another',
      anArrival({ items, registry: [], receipt: proven({ items: [{ file: 'nest-N-1182.object', owner: dora }] }) }),
      [{ code: 'ITEM_OWNER_UNKNOWN', file, why: 'not-registered' }],
    ],
    [
      'an unregistered item whose owner a receipt merely claims',
      anArrival({ items, registry: [], receipt: claimed({ items: [{ file, owner: dora }] }) }),
      [{ code: 'ITEM_OWNER_UNKNOWN', file, why: 'not-registered' }],
    ],
  ],
  moot: [
    ['an archive', boxedOnly, 'item-comes-once'],
    ['a file without identity', unidentifiedOnly, 'item-comes-once'],
    ['an unknown ticket', unknownTicket, 'item-comes-once'],
    ['the same folder again', duplicate, 'item-comes-once'],
  ],
});
