import { noteNamesTheTicket } from '../../src/rules/note-names-the-ticket.ts';
import { anArrival } from '../build/arrival.ts';
import { duplicate, unknownTicket, withoutNote } from '../build/cases.ts';
import { aNote, header, without } from '../build/note.ts';
import { describeRule } from '../build/rule-table.ts';

const naming = (ticket: string) => anArrival({ note: aNote({ header: { ...header, Ticket: ticket } }) });
const mismatch = (found: string) => ({ code: 'NOTE_TICKET_MISMATCH', found, ticket: 'T-1042' }) as const;

describeRule(noteNamesTheTicket, {
  accepts: [
    ["the label's ticket", anArrival()],
    ['it in another case and with blanks around it', naming('　t-1042 ')],
  ],
  rejects: [
    ['another ticket', naming('T-1043'), [mismatch('T-1043')]],
    ['a full-width number', naming('T-１０４２'), [mismatch('T-１０４２')]],
    ['a leading zero', naming('T-01042'), [mismatch('T-01042')]],
    ['a number without its letter', naming('1042'), [mismatch('1042')]],
  ],
  moot: [
    [
      'a note that names none',
      anArrival({ note: aNote({ header: without(header, 'Ticket') }) }),
      'note-has-its-fields',
    ],
    ['a folder without a note', withoutNote, 'note-is-readable'],
    ['an unknown ticket', unknownTicket, 'note-is-readable'],
    ['the same folder again', duplicate, 'note-is-readable'],
  ],
});
