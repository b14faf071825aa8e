import { folderHasItems } from '../../src/rules/folder-has-items.ts';
import { anArrival } from '../build/arrival.ts';
import { boxedOnly, damagedOnly, looseNote, tooLarge, unidentifiedOnly, unknownTicket } from '../build/cases.ts';
import { describeRule } from '../build/rule-table.ts';

describeRule(folderHasItems, {
  accepts: [
    ['a folder with items', anArrival()],
    ['a folder with nothing but an archive', boxedOnly],
    ['a folder with nothing but a nameless file', unidentifiedOnly],
    ['a folder with nothing but an empty file', damagedOnly],
    ['a folder for an unknown ticket', unknownTicket],
  ],
  rejects: [
    ['a folder with nothing but a note', anArrival({ items: [] }), [{ code: 'EMPTY_FOLDER' }]],
    [
      'a folder with nothing at all',
      anArrival({ items: [], note: { kind: 'none' }, author: null }),
      [{ code: 'EMPTY_FOLDER' }],
    ],
  ],
  moot: [
    ['a loose entry', looseNote, 'entry-is-a-folder'],
    ['a folder over a limit, of which nothing was read', tooLarge, 'size-is-within-limits'],
  ],
});
