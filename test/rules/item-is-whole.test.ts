import { itemIsWhole } from '../../src/rules/item-is-whole.ts';
import { anArrival } from '../build/arrival.ts';
import { boxedOnly, duplicate, unidentifiedOnly, unknownTicket } from '../build/cases.ts';
import { aFileOf, anItem, nest } from '../build/item.ts';
import { describeRule } from '../build/rule-table.ts';

const empty = anItem({ bytes: 0, damage: 'empty' });
const unreadable = aFileOf(nest, { sha256: null, damage: 'unreadable' });

describeRule(itemIsWhole, {
  accepts: [['files with content', anArrival()]],
  rejects: [
    [
      'an empty and an unreadable file',
      anArrival({ items: [empty, unreadable] }),
      [
        { code: 'ITEM_DAMAGED', file: 'bunny-483920.object', why: 'empty' },
        { code: 'ITEM_DAMAGED', file: 'nest-N-1182.object', why: 'unreadable' },
      ],
    ],
  ],
  moot: [
    ['an archive', boxedOnly, 'item-is-identified'],
    ['a file without identity', unidentifiedOnly, 'item-is-identified'],
    ['an unknown ticket', unknownTicket, 'item-is-identified'],
    ['the same folder again', duplicate, 'item-is-identified'],
  ],
});
