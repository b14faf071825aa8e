import { ticketHasOneProblem } from '../../src/rules/ticket-has-one-problem.ts';
import { anArrival } from '../build/arrival.ts';
import { duplicate, unknownTicket, withoutTicket } from '../build/cases.ts';
import { aNote } from '../build/note.ts';
import { describeRule } from '../build/rule-table.ts';
import { aTicket } from '../build/ticket.ts';

const problems = ['missing', 'not-eating'];

describeRule(ticketHasOneProblem, {
  accepts: [
    ['one class of problem', anArrival()],
    ['no class of problem', anArrival({ ticket: aTicket({ problems: [] }) })],
    ['a note that tells of several problems', anArrival({ note: aNote({ other: ['it is missing and not eating'] }) })],
    ['a folder sent again', duplicate],
  ],
  rejects: [
    [
      'several classes of problem',
      anArrival({ ticket: aTicket({ problems }) }),
      [{ code: 'TICKET_MIXED_PROBLEMS', problems }],
    ],
  ],
  moot: [
    ['an unknown ticket', unknownTicket, 'ticket-is-known'],
    ['a label without a number', withoutTicket, 'ticket-is-known'],
  ],
});
