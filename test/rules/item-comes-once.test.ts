import { itemComesOnce } from '../../src/rules/item-comes-once.ts';
import { anArrival } from '../build/arrival.ts';
import { boxedOnly, damagedOnly, duplicate, unidentifiedOnly, unknownTicket } from '../build/cases.ts';
import { aDigest, aFileOf, anItem } from '../build/item.ts';
import { describeRule } from '../build/rule-table.ts';

const second = anItem({ file: 'bunny-483920b.object', sha256: aDigest('2') });
const third = aFileOf({ kind: 'BUNNY', id: ' 483920' }, { file: 'deep/bunny-483920.object' });
const repeat = (file: string) =>
  ({
    code: 'ITEM_DUPLICATE',
    file,
    because: 'twice-in-folder',
    submission: null,
    first: 'bunny-483920.object',
  }) as const;

describeRule(itemComesOnce, {
  accepts: [
    ['files of different items', anArrival()],
    ['ids that differ by a leading zero', anArrival({ items: [anItem(), aFileOf({ kind: 'bunny', id: '0483920' })] })],
    ['ids that differ by width', anArrival({ items: [anItem(), aFileOf({ kind: 'bunny', id: '４83920' })] })],
    ['one id of two kinds', anArrival({ items: [anItem(), aFileOf({ kind: 'nest', id: '483920' })] })],
  ],
  rejects: [
    [
      'each further file of one item, whatever its bytes',
      anArrival({ items: [anItem(), second, third] }),
      [repeat('bunny-483920b.object'), repeat('deep/bunny-483920.object')],
    ],
  ],
  moot: [
    ['an archive', boxedOnly, 'item-is-whole'],
    ['a file without identity', unidentifiedOnly, 'item-is-whole'],
    ['an empty file', damagedOnly, 'item-is-whole'],
    ['an unknown ticket', unknownTicket, 'item-is-whole'],
    ['the same folder again', duplicate, 'item-is-whole'],
  ],
});
