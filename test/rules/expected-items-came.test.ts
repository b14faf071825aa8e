import { expectedItemsCame } from '../../src/rules/expected-items-came.ts';
import { anArrival } from '../build/arrival.ts';
import { changedResend, closedTicket, duplicate, tooLarge, uninstructed, unknownTicket } from '../build/cases.ts';
import { aFileOf, anItem, clover, nest, snowdrop } from '../build/item.ts';
import { aBunnyBlock, aNestBlock, aNote, bunnyFields, without } from '../build/note.ts';
import { describeRule } from '../build/rule-table.ts';
import { aConsumedTicket, anInstruction, aTicket } from '../build/ticket.ts';

const items = [anItem()];
const bunnyNote = aNote({ blocks: [aBunnyBlock()] });
const cloverBlock = aBunnyBlock({ fields: { ...bunnyFields, ID: '77' } });
const nestAsWell = aTicket({ instructions: [anInstruction({ consumed: ['nest:n-1182'] })] });

describeRule(expectedItemsCame, {
  accepts: [
    ['all that the ticket and the note name', anArrival()],
    ['it in whatever state', anArrival({ items: [anItem({ boxed: 'name' }), aFileOf(nest, { damage: 'empty' })] })],
    [
      'a folder without what came before under the instruction',
      anArrival({ items, note: bunnyNote, ticket: nestAsWell }),
    ],
    ['a note that names what came before under the instruction', anArrival({ items, ticket: nestAsWell })],
    [
      'a folder without what only the ticket names, where the instruction names its own',
      anArrival({ items, note: bunnyNote, ticket: aTicket({ instructions: [anInstruction({ items: [snowdrop] })] }) }),
    ],
    [
      'a block without an id',
      anArrival({ note: aNote({ blocks: [aBunnyBlock({ fields: without(bunnyFields, 'ID') })] }) }),
    ],
    ['a folder for a closed ticket with all that is named', closedTicket],
  ],
  rejects: [
    [
      'what the ticket names',
      anArrival({ items, note: bunnyNote }),
      [{ code: 'ITEM_MISSING', item: nest, namedBy: 'ticket' }],
    ],
    ['what both name', anArrival({ items }), [{ code: 'ITEM_MISSING', item: nest, namedBy: 'note' }]],
    [
      'what the note alone names, once',
      anArrival({ note: aNote({ blocks: [aBunnyBlock(), aNestBlock(), cloverBlock, cloverBlock] }) }),
      [{ code: 'ITEM_MISSING', item: clover, namedBy: 'note' }],
    ],
    [
      'everything, of an empty folder without a note',
      anArrival({ items: [], note: { kind: 'none' }, author: null }),
      [
        { code: 'ITEM_MISSING', item: snowdrop, namedBy: 'ticket' },
        { code: 'ITEM_MISSING', item: nest, namedBy: 'ticket' },
      ],
    ],
  ],
  moot: [
    ['a ticket without an instruction', uninstructed, 'ticket-is-instructed'],
    ['a ticket whose instruction is consumed', anArrival({ items, ticket: aConsumedTicket() }), 'ticket-is-instructed'],
    ['an unknown ticket', unknownTicket, 'ticket-is-known'],
    ['the same folder again', duplicate, 'content-is-new'],
    ['the same items with other content', changedResend, 'resend-is-unchanged'],
    ['a folder over a limit, of which nothing was read', tooLarge, 'size-is-within-limits'],
  ],
});
