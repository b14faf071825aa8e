import type { Hazard } from '../../src/domain/inspection.ts';
import { contentIsSafe } from '../../src/rules/content-is-safe.ts';
import { anArrival } from '../build/arrival.ts';
import { looseNote, tooLarge, unknownTicket } from '../build/cases.ts';
import { describeRule } from '../build/rule-table.ts';

const link: Hazard = { path: 'bunny-1.object', what: 'symbolic-link' };
const all: readonly Hazard[] = [
  link,
  { path: 'bunny-2.object', what: 'hard-link' },
  { path: 'sda', what: 'device' },
  { path: 'pipe', what: 'fifo' },
  { path: 'agent', what: 'socket' },
  { path: 'caf\\xE9', what: 'undecodable-name' },
  { path: 'mounted', what: 'other-file-system' },
  { path: 'whiteout', what: 'unknown' },
];

describeRule(contentIsSafe, {
  accepts: [
    ['a folder of plain files', anArrival()],
    ['a loose note', looseNote],
    ['a folder over a limit', tooLarge],
    ['a folder for an unknown ticket', unknownTicket],
  ],
  rejects: [
    ['a link in a folder', anArrival({ hazards: [link] }), [{ code: 'UNSAFE_CONTENT', hazards: [link] }]],
    ['every hazard at once', anArrival({ hazards: all }), [{ code: 'UNSAFE_CONTENT', hazards: all }]],
    [
      'a link in place of a folder',
      anArrival({ form: 'loose-special', hazards: [{ path: '', what: 'symbolic-link' }], items: [] }),
      [{ code: 'UNSAFE_CONTENT', hazards: [{ path: '', what: 'symbolic-link' }] }],
    ],
  ],
  moot: [],
});
