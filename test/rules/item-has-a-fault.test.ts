import type { NoteBlock } from '../../src/domain/note.ts';
import { itemHasAFault } from '../../src/rules/item-has-a-fault.ts';
import { anArrival } from '../build/arrival.ts';
import { boxedOnly, duplicate, unknownTicket, withoutNote } from '../build/cases.ts';
import { aFileOf, anItem, clover, nest } from '../build/item.ts';
import { aBunnyBlock, aNestBlock, aNote, bunnyFields, header, nestFields, without } from '../build/note.ts';
import { describeRule } from '../build/rule-table.ts';
import { aTicket } from '../build/ticket.ts';

const noted = (...blocks: readonly NoteBlock[]) => anArrival({ note: aNote({ blocks }) });
const withoutFault = (file: string, why: 'no-block' | 'no-problem') =>
  ({ code: 'ITEM_WITHOUT_FAULT', file, why }) as const;
const bunnyWithoutId = aBunnyBlock({ fields: without(bunnyFields, 'ID') });
const bunnyWithoutProblem = aBunnyBlock({ fields: without(bunnyFields, 'Problem') });
const nestWithoutProblem = aNestBlock({ fields: without(nestFields, 'Problem') });
const bothBunnies = aTicket({ items: [{ kind: 'bunny', id: '483920' }, clover] });

describeRule(itemHasAFault, {
  accepts: [
    ['items that are described', anArrival()],
    [
      'items for which the header tells the problem',
      anArrival({
        note: aNote({
          header: { ...header, Problem: 'all vanished' },
          blocks: [bunnyWithoutProblem, nestWithoutProblem],
        }),
      }),
    ],
    ['the only bunny by a block without an id', noted(bunnyWithoutId, aNestBlock())],
    [
      'the only bunny that no other block describes',
      anArrival({
        ticket: bothBunnies,
        items: [anItem(), aFileOf(clover)],
        note: aNote({ blocks: [bunnyWithoutId, aBunnyBlock({ fields: { ...bunnyFields, ID: '77' } })] }),
      }),
    ],
    ['an item by the first of two blocks', noted(aBunnyBlock(), bunnyWithoutProblem, aNestBlock())],
    [
      'an id in another case and with blanks',
      noted(aBunnyBlock(), aNestBlock({ fields: { ...nestFields, ID: ' n-1182' } })),
    ],
  ],
  rejects: [
    [
      'every item of a note without blocks',
      noted(),
      [withoutFault('bunny-483920.object', 'no-block'), withoutFault('nest-N-1182.object', 'no-block')],
    ],
    [
      'an item described under another id',
      noted(aBunnyBlock({ fields: { ...bunnyFields, ID: '483921' } }), aNestBlock()),
      [withoutFault('bunny-483920.object', 'no-block')],
    ],
    [
      'an item whose block does not say what is wrong',
      noted(bunnyWithoutProblem, aNestBlock()),
      [withoutFault('bunny-483920.object', 'no-problem')],
    ],
    [
      'two bunnies that one block without an id may mean',
      anArrival({
        ticket: bothBunnies,
        items: [anItem(), aFileOf(clover)],
        note: aNote({ blocks: [bunnyWithoutId] }),
      }),
      [withoutFault('bunny-483920.object', 'no-block'), withoutFault('bunny-77.object', 'no-block')],
    ],
    [
      'a block without an id beside one that describes the only nest',
      noted(aBunnyBlock({ kind: 'nest', fields: without(bunnyFields, 'ID') }), aNestBlock()),
      [withoutFault('bunny-483920.object', 'no-block')],
    ],
    [
      'the second of two blocks without an id',
      noted(bunnyWithoutProblem, aNestBlock({ fields: without(nestWithoutProblem.fields, 'ID') }), {
        ...aNestBlock(),
        fields: without(nestFields, 'ID'),
      }),
      [withoutFault('bunny-483920.object', 'no-problem'), withoutFault('nest-N-1182.object', 'no-problem')],
    ],
  ],
  moot: [
    ['a folder without a note', withoutNote, 'note-is-readable'],
    ['items that the ticket does not name', anArrival({ items: [aFileOf(clover)] }), 'item-is-referenced'],
    [
      'an item of a ticket that names none',
      anArrival({ ticket: aTicket({ items: [] }), items: [aFileOf(nest)] }),
      'item-is-referenced',
    ],
    ['an archive', boxedOnly, 'item-is-referenced'],
    ['an unknown ticket', unknownTicket, 'item-is-referenced'],
    ['the same folder again', duplicate, 'item-is-referenced'],
  ],
});
