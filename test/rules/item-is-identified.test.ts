import { itemIsIdentified } from '../../src/rules/item-is-identified.ts';
import { anArrival } from '../build/arrival.ts';
import { boxedOnly, changedResend, duplicate, unknownTicket } from '../build/cases.ts';
import { anItem, anUnidentifiedFile, snowdrop } from '../build/item.ts';
import { describeRule } from '../build/rule-table.ts';

const byDocument = anItem({ file: 'x.json', identity: { kind: 'identified', ref: snowdrop, by: 'document' } });

describeRule(itemIsIdentified, {
  accepts: [
    ['files named after their items', anArrival()],
    ['a document that says what it is', anArrival({ items: [byDocument] })],
  ],
  rejects: [
    [
      'files that do not say what they are, each by itself',
      anArrival({
        items: [
          anUnidentifiedFile('IMG_2041.png'),
          anItem(),
          anUnidentifiedFile('dragon.json', 'unknown-kind'),
          anUnidentifiedFile('nest-11.object', 'bad-id'),
        ],
      }),
      [
        { code: 'ITEM_UNIDENTIFIED', file: 'IMG_2041.png', why: 'no-pattern' },
        { code: 'ITEM_UNIDENTIFIED', file: 'dragon.json', why: 'unknown-kind' },
        { code: 'ITEM_UNIDENTIFIED', file: 'nest-11.object', why: 'bad-id' },
      ],
    ],
  ],
  moot: [
    ['an archive', boxedOnly, 'item-is-unpacked'],
    ['an unknown ticket', unknownTicket, 'item-is-unpacked'],
    ['the same folder again', duplicate, 'item-is-unpacked'],
    ['the same items with other content', changedResend, 'item-is-unpacked'],
  ],
});
