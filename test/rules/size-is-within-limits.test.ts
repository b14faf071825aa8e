import { sizeIsWithinLimits } from '../../src/rules/size-is-within-limits.ts';
import { anArrival } from '../build/arrival.ts';
import { looseNote, unknownTicket } from '../build/cases.ts';
import { describeRule } from '../build/rule-table.ts';

const tooDeep = { limit: 'depth', allowed: 8, found: 9 } as const;
const tooMany = { limit: 'files', allowed: 1000, found: 1001 } as const;
const tooHeavy = { limit: 'bytes', allowed: 100, found: 101 } as const;
const longNote = { limit: 'note-bytes', allowed: 65_536, found: 65_537 } as const;
const link = { path: 'note.txt', what: 'symbolic-link' } as const;

describeRule(sizeIsWithinLimits, {
  accepts: [
    ['a folder within its limits', anArrival()],
    ['a loose note within its limits', looseNote],
    ['a folder for an unknown ticket', unknownTicket],
  ],
  rejects: [
    ['too many files', anArrival({ excess: tooMany, items: [] }), [{ code: 'TOO_LARGE', excess: tooMany }]],
    ['too many bytes', anArrival({ excess: tooHeavy, items: [] }), [{ code: 'TOO_LARGE', excess: tooHeavy }]],
    ['too deep a tree', anArrival({ excess: tooDeep, items: [] }), [{ code: 'TOO_LARGE', excess: tooDeep }]],
    ['too long a note', anArrival({ excess: longNote, items: [] }), [{ code: 'TOO_LARGE', excess: longNote }]],
    [
      'too heavy a loose file',
      anArrival({ form: 'loose-file', excess: tooHeavy, items: [] }),
      [{ code: 'TOO_LARGE', excess: tooHeavy }],
    ],
    [
      'an unsafe folder that is too large as well',
      anArrival({ excess: tooMany, hazards: [link], items: [] }),
      [{ code: 'TOO_LARGE', excess: tooMany }],
    ],
  ],
  moot: [
    ['an unsafe loose entry', anArrival({ form: 'loose-file', excess: tooHeavy, hazards: [link] }), 'content-is-safe'],
  ],
});
