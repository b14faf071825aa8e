import { noteIsReadable } from '../../src/rules/note-is-readable.ts';
import { anArrival } from '../build/arrival.ts';
import {
  changedResend,
  closedTicket,
  duplicate,
  looseNote,
  otherCustomer,
  tooLarge,
  uninstructed,
  unknownTicket,
  withoutName,
  withoutNote,
  withoutTicket,
} from '../build/cases.ts';
import { describeRule } from '../build/rule-table.ts';

const files = ['note.txt', 'ノート.txt'];

describeRule(noteIsReadable, {
  accepts: [
    ['exactly one note', anArrival()],
    ['a note under a label that names another customer', otherCustomer],
    ['a note under a label that names nobody', withoutName],
    ['a note for a closed ticket', closedTicket],
    ['a note for which there was no instruction', uninstructed],
  ],
  rejects: [
    ['no note', withoutNote, [{ code: 'NOTE_MISSING' }]],
    ['two notes', anArrival({ note: { kind: 'several', files } }), [{ code: 'NOTE_MULTIPLE', files }]],
    [
      'a note that cannot be read one way only',
      anArrival({ note: { kind: 'unreadable', file: 'note.txt', why: 'Ticket twice' } }),
      [{ code: 'NOTE_UNREADABLE', file: 'note.txt', why: 'Ticket twice' }],
    ],
    ['no note nor items', anArrival({ note: { kind: 'none' }, items: [] }), [{ code: 'NOTE_MISSING' }]],
  ],
  moot: [
    ['a label without a number', withoutTicket, 'ticket-is-known'],
    ['an unknown ticket', unknownTicket, 'ticket-is-known'],
    ['a loose entry', looseNote, 'ticket-is-known'],
    ['the same folder again', duplicate, 'content-is-new'],
    ['the same items with other content', changedResend, 'resend-is-unchanged'],
    ['a folder over a limit, of which nothing was read', tooLarge, 'size-is-within-limits'],
  ],
});
