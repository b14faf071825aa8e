import { entryIsAFolder } from '../../src/rules/entry-is-a-folder.ts';
import { anArrival } from '../build/arrival.ts';
import { looseNote, tooLarge, unknownTicket } from '../build/cases.ts';
import { describeRule } from '../build/rule-table.ts';

const excess = { limit: 'bytes', allowed: 100, found: 101 } as const;
const link = { path: 'note.txt', what: 'symbolic-link' } as const;

describeRule(entryIsAFolder, {
  accepts: [
    ['a folder', anArrival()],
    ['a folder over a limit', tooLarge],
    ['an unsafe folder', anArrival({ hazards: [link] })],
    ['a folder for an unknown ticket', unknownTicket],
  ],
  rejects: [
    ['a loose note', looseNote, [{ code: 'BARE_NOTE', file: 'note.txt' }]],
    [
      'a loose archive',
      anArrival({ form: 'loose-archive', label: 'T-1042.zip', items: [] }),
      [{ code: 'BOXED', file: 'T-1042.zip' }],
    ],
    [
      'any other loose file',
      anArrival({ form: 'loose-file', label: 'bunny-1.object', items: [] }),
      [{ code: 'BARE_ITEM', file: 'bunny-1.object' }],
    ],
  ],
  moot: [
    ['a link in place of a folder', anArrival({ form: 'loose-special', hazards: [link] }), 'content-is-safe'],
    ['a hard-linked loose note', anArrival({ form: 'loose-note', hazards: [link] }), 'content-is-safe'],
    ['a loose note over a limit', anArrival({ form: 'loose-note', excess }), 'size-is-within-limits'],
  ],
});
