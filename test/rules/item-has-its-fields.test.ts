import type { NoteBlock } from '../../src/domain/note.ts';
import { itemHasItsFields } from '../../src/rules/item-has-its-fields.ts';
import { anArrival } from '../build/arrival.ts';
import { boxedOnly, duplicate, unknownTicket, withoutNote } from '../build/cases.ts';
import { aFileOf, anItem, clover, nest } from '../build/item.ts';
import { aBunnyBlock, aNestBlock, aNote, bunnyFields, nestFields, without } from '../build/note.ts';
import { aPolicy } from '../build/policy.ts';
import { describeRule } from '../build/rule-table.ts';

const noted = (...blocks: readonly NoteBlock[]) => anArrival({ note: aNote({ blocks }) });
const parents = (Parents: string) =>
  anArrival({ items: [aFileOf(nest)], note: aNote({ blocks: [aNestBlock({ fields: { ...nestFields, Parents } })] }) });
const ofBunny = (field: string) => ({ code: 'ITEM_FIELD_MISSING', file: 'bunny-483920.object', field }) as const;
const ofNest = (field: string) => ({ code: 'ITEM_FIELD_MISSING', file: 'nest-N-1182.object', field }) as const;
const lenient = aPolicy({
  kinds: [{ name: 'bunny', aliases: [], idPattern: '[0-9]+', needsName: false, required: ['Problem'] }],
});
const bareBlocks = (fields: NoteBlock['fields']) =>
  anArrival({ items: [anItem()], policy: lenient, note: aNote({ blocks: [aBunnyBlock({ name: '', fields })] }) });

describeRule(itemHasItsFields, {
  accepts: [
    ['items with everything the desk needs', anArrival()],
    ['a nest without a name', noted(aBunnyBlock(), aNestBlock({ name: '' }))],
    [
      'a bunny that had no previous owner',
      noted(aBunnyBlock({ fields: { ...bunnyFields, 'Previous owner': 'none' } }), aNestBlock()),
    ],
    ['a block without a problem', noted(aBunnyBlock({ fields: without(bunnyFields, 'Problem') }), aNestBlock())],
    ['a missing problem at a desk that lists it as required', bareBlocks({ ID: '483920' })],
    ['parents with a Japanese comma', parents('483920、483777')],
    ['parents with a semicolon', parents('483920;483777')],
    ['parents with ideographic space', parents('483920　483777')],
    ['an item of a kind that the desk does not list, with no more than its id', anArrival({ policy: lenient })],
    ['parents with a comma at the end', parents('483920, 483777,')],
  ],
  rejects: [
    [
      'each missing field of a bunny at once',
      noted(aBunnyBlock({ name: '', fields: { Problem: 'gone' } }), aNestBlock()),
      [ofBunny('Bunny'), ofBunny('ID'), ofBunny('Status'), ofBunny('Previous owner')],
    ],
    [
      'missing fields of several items',
      noted(
        aBunnyBlock({ fields: without(bunnyFields, 'Status') }),
        aNestBlock({ fields: without(nestFields, 'Parents') }),
      ),
      [ofBunny('Status'), ofNest('Parents')],
    ],
    ['a missing id at a desk that does not list it as required', bareBlocks({ Problem: 'gone' }), [ofBunny('ID')]],
    ['one parent', parents('483920'), [ofNest('Parents')]],
    ['three parents', parents('1, 2, 3'), [ofNest('Parents')]],
    ['two parents, one of them twice', parents('1, 2, 2'), [ofNest('Parents')]],
    ['the same parent twice', parents('483920, 483920'), [ofNest('Parents')]],
    ['the nest as its own parent', parents('483920, n-1182'), [ofNest('Parents')]],
    ['parents that are separators alone', parents(', ;'), [ofNest('Parents')]],
  ],
  moot: [
    ['items without a block', noted(), 'item-has-a-fault'],
    ['a folder without a note', withoutNote, 'note-is-readable'],
    ['items that the ticket does not name', anArrival({ items: [aFileOf(clover)] }), 'item-is-referenced'],
    ['an archive', boxedOnly, 'item-is-referenced'],
    ['an unknown ticket', unknownTicket, 'item-is-referenced'],
    ['the same folder again', duplicate, 'item-is-referenced'],
  ],
});
