import { resendIsUnchanged } from '../../src/rules/resend-is-unchanged.ts';
import { anArrival } from '../build/arrival.ts';
import { changedResend, duplicate, otherCustomer, tooLarge, unknownTicket } from '../build/cases.ts';
import { aFileOf, anItem, anUnidentifiedFile, clover, snowdrop } from '../build/item.ts';
import { describeRule } from '../build/rule-table.ts';
import { anActive, first, firstId, seen } from '../build/seen.ts';

const bunnyBefore = anActive({ itemKeys: ['bunny:483920'] });
const nestBefore = anActive({ itemKeys: ['nest:n-1182'], submission: null, label: 'earlier', queuePlace: null });

describeRule(resendIsUnchanged, {
  accepts: [
    ['a first folder', anArrival()],
    ['a folder of which only some items came before', anArrival({ seen: seen({ actives: [bunnyBefore] }) })],
    [
      'a folder that brings a further item',
      anArrival({ items: [anItem(), aFileOf(clover)], seen: seen({ actives: [bunnyBefore] }) }),
    ],
    ['a folder without items', anArrival({ items: [], seen: seen({ actives: [bunnyBefore] }) })],
    [
      'a folder without an identified item',
      anArrival({ items: [anUnidentifiedFile('IMG.png')], seen: seen({ actives: [bunnyBefore] }) }),
    ],
    [
      'an archive named like an item that came before',
      anArrival({ items: [aFileOf(snowdrop, { boxed: 'content' })], seen: seen({ actives: [bunnyBefore] }) }),
    ],
  ],
  rejects: [
    ['the same items with other content', changedResend, [{ code: 'RESEND_CHANGED', ...first, queuePlace: 3 }]],
    [
      'one of the items that came before',
      anArrival({ items: [anItem({ file: 'b/BUNNY 483920.bin' })], seen: seen({ actives: [anActive()] }) }),
      [{ code: 'RESEND_CHANGED', ...first, queuePlace: 3 }],
    ],
    [
      'items that came before in two folders, naming where the first of them came',
      anArrival({ seen: seen({ actives: [nestBefore, bunnyBefore] }) }),
      [{ code: 'RESEND_CHANGED', ...first, submission: firstId, queuePlace: 3 }],
    ],
    [
      'items that came before beside a file that is none',
      anArrival({ items: [anItem(), anUnidentifiedFile('IMG.png')], seen: seen({ actives: [bunnyBefore] }) }),
      [{ code: 'RESEND_CHANGED', ...first, queuePlace: 3 }],
    ],
    [
      'an item that came before and is now empty',
      anArrival({ items: [anItem({ damage: 'empty', bytes: 0 })], seen: seen({ actives: [bunnyBefore] }) }),
      [{ code: 'RESEND_CHANGED', ...first, queuePlace: 3 }],
    ],
  ],
  moot: [
    ['the same folder again', duplicate, 'content-is-new'],
    ['an unknown ticket', unknownTicket, 'content-is-new'],
    ['a label that names another customer', otherCustomer, 'content-is-new'],
    ['a folder over a limit, of which nothing was read', tooLarge, 'content-is-new'],
  ],
});
