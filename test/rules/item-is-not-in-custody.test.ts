import { itemIsNotInCustody } from '../../src/rules/item-is-not-in-custody.ts';
import { anArrival } from '../build/arrival.ts';
import { boxedOnly, damagedOnly, duplicate, unknownTicket } from '../build/cases.ts';
import { aFileOf, nest } from '../build/item.ts';
import { describeRule } from '../build/rule-table.ts';
import { anActive, firstId, inCustody, seen } from '../build/seen.ts';

const file = 'bunny-483920.object';
const bunnyBefore = anActive({ itemKeys: ['bunny:483920'] });

describeRule(itemIsNotInCustody, {
  accepts: [
    ['items that the desk does not have', anArrival()],
    ['other items in custody', anArrival({ seen: seen({ custody: [inCustody({ itemKey: 'bunny:77' })] }) })],
    [
      'another item from an active submission',
      anArrival({ items: [aFileOf(nest)], seen: seen({ actives: [bunnyBefore] }) }),
    ],
  ],
  rejects: [
    [
      'an item in repair',
      anArrival({ seen: seen({ custody: [inCustody()] }) }),
      [{ code: 'ITEM_DUPLICATE', file, because: 'in-custody', submission: firstId, first: null }],
    ],
    [
      'an item held from a folder that was only checked',
      anArrival({ seen: seen({ custody: [inCustody({ place: 'held', submission: null })] }) }),
      [{ code: 'ITEM_DUPLICATE', file, because: 'in-custody', submission: null, first: null }],
    ],
    [
      'an item that was finished under this instruction',
      anArrival({ seen: seen({ actives: [bunnyBefore] }) }),
      [{ code: 'ITEM_DUPLICATE', file, because: 'finished-before', submission: firstId, first: null }],
    ],
    [
      'an item in repair from an active submission',
      anArrival({ seen: seen({ actives: [bunnyBefore], custody: [inCustody()] }) }),
      [{ code: 'ITEM_DUPLICATE', file, because: 'in-custody', submission: firstId, first: null }],
    ],
  ],
  moot: [
    ['an archive', boxedOnly, 'item-comes-once'],
    ['an empty file', damagedOnly, 'item-comes-once'],
    ['an unknown ticket', unknownTicket, 'item-comes-once'],
    ['the same folder again', duplicate, 'item-comes-once'],
  ],
});
