import { itemIsReferenced } from '../../src/rules/item-is-referenced.ts';
import { anArrival } from '../build/arrival.ts';
import { boxedOnly, damagedOnly, duplicate, uninstructed, unknownTicket, withoutNote } from '../build/cases.ts';
import { aFileOf, anItem, clover, nest, snowdrop } from '../build/item.ts';
import { describeRule } from '../build/rule-table.ts';
import { aConsumedTicket, anInstruction, aTicket } from '../build/ticket.ts';

const unreferenced = (file: string) => ({ code: 'ITEM_UNREFERENCED', file, ticket: 'T-1042' }) as const;
const bunnyAlone = aTicket({ instructions: [anInstruction({ items: [snowdrop] })] });
const cloverAsked = aTicket({ instructions: [anInstruction({ items: [clover] })] });
const differentlyWritten = aTicket({
  items: [
    { kind: 'Bunny', id: '483920 ' },
    { kind: 'NEST', id: 'n-1182' },
  ],
});

describeRule(itemIsReferenced, {
  accepts: [
    ['items that the ticket names', anArrival()],
    ['items that the ticket names in another case', anArrival({ ticket: differentlyWritten })],
    ['an item that only the instruction names', anArrival({ ticket: cloverAsked, items: [aFileOf(clover)] })],
    ['items without an instruction', uninstructed],
    ['items for which the instruction is consumed', anArrival({ ticket: aConsumedTicket() })],
    ['items without a note', withoutNote],
  ],
  rejects: [
    [
      'items that the ticket does not name',
      anArrival({ items: [anItem(), aFileOf(clover), aFileOf({ kind: 'nest', id: 'N-9' })] }),
      [unreferenced('bunny-77.object'), unreferenced('nest-N-9.object')],
    ],
    [
      'an item that the ticket names and the instruction does not',
      anArrival({ ticket: bunnyAlone, items: [anItem(), aFileOf(nest)] }),
      [unreferenced('nest-N-1182.object')],
    ],
    [
      'every item of a ticket that names none',
      anArrival({ ticket: aTicket({ items: [] }) }),
      [unreferenced('bunny-483920.object'), unreferenced('nest-N-1182.object')],
    ],
  ],
  moot: [
    ['an archive', boxedOnly, 'item-comes-once'],
    ['an empty file', damagedOnly, 'item-comes-once'],
    ['an unknown ticket', unknownTicket, 'item-comes-once'],
    ['the same folder again', duplicate, 'item-comes-once'],
  ],
});
