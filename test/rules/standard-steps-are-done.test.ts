import { standardStepsAreDone } from '../../src/rules/standard-steps-are-done.ts';
import { anArrival } from '../build/arrival.ts';
import { unknownTicket, withoutTicket } from '../build/cases.ts';
import { aNote } from '../build/note.ts';
import { describeRule } from '../build/rule-table.ts';
import { aTicket } from '../build/ticket.ts';

const about = (problems: readonly string[], columns: readonly (readonly [string, string])[]) =>
  anArrival({ ticket: aTicket({ problems, columns }) });

describeRule(standardStepsAreDone, {
  accepts: [
    ['a missing pet whose steps are done', about(['missing'], [['steps', 'done']])],
    ['it in another case', about(['Missing'], [['Steps', ' DONE ']])],
    ['a missing pet where the desk keeps no steps', about(['missing'], [['tier', 'gold']])],
    ['a class without standard steps', about(['off-world'], [['steps', 'pending']])],
    ['a note that tells of a missing pet', anArrival({ note: aNote({ other: ['missing since Monday'] }) })],
  ],
  rejects: [
    [
      'a missing pet whose steps are not done',
      about(['missing'], [['steps', 'rezzed at home']]),
      [{ code: 'STEPS_PENDING', problem: 'missing', steps: 'rezzed at home' }],
    ],
    [
      'undelivered goods whose steps are empty',
      about(['other', 'Undelivered'], [['steps', '']]),
      [{ code: 'STEPS_PENDING', problem: 'Undelivered', steps: '' }],
    ],
  ],
  moot: [
    ['an unknown ticket', unknownTicket, 'ticket-is-known'],
    ['a label without a number', withoutTicket, 'ticket-is-known'],
  ],
});
