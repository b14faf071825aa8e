import { noteIsFresh } from '../../src/rules/note-is-fresh.ts';
import { anArrival } from '../build/arrival.ts';
import { closedTicket, duplicate, uninstructed, unknownTicket, withoutNote } from '../build/cases.ts';
import { aNote, at, header, instant, without } from '../build/note.ts';
import { proven } from '../build/receipt.ts';
import { describeRule } from '../build/rule-table.ts';
import { aConsumedTicket, anInstruction, aTicket, instructedAt } from '../build/ticket.ts';

const written = (text: string) => anArrival({ note: aNote({ date: at(text) }) });
const dayOfInstruction = { start: instant('2010-08-19T00:00:00Z'), end: instant('2010-08-19T23:59:59.999Z') };
const dayBefore = { start: instant('2010-08-18T00:00:00Z'), end: instant('2010-08-18T23:59:59.999Z') };
const justBefore = instant('2010-08-19T08:59:59.999Z');
const older = anInstruction({ at: instant('2010-08-01T00:00:00Z') });

describeRule(noteIsFresh, {
  accepts: [
    ['a note written after the instruction', anArrival()],
    ['a note written at the instruction', written('2010-08-19T09:00:00Z')],
    ['a note dated with the day of the instruction alone', anArrival({ note: aNote({ date: dayOfInstruction }) })],
    ['a note from the future', written('2030-01-01T00:00:00Z')],
    [
      'an old date that a receipt overrides',
      anArrival({ note: aNote({ date: dayBefore }), receipt: proven({ noteCreatedAt: instructedAt }) }),
    ],
    [
      'a note written after an older instruction, the last one being withdrawn',
      anArrival({
        note: aNote({ date: dayBefore }),
        ticket: aTicket({ instructions: [older, anInstruction({ isWithdrawn: true })] }),
      }),
    ],
    ['a fresh note for a closed ticket', closedTicket],
  ],
  rejects: [
    [
      'a note written a millisecond before',
      written('2010-08-19T08:59:59.999Z'),
      [{ code: 'NOTE_STALE', writtenAt: justBefore, instructedAt, grade: 'claimed' }],
    ],
    [
      'a note dated with the day before',
      anArrival({ note: aNote({ date: dayBefore }) }),
      [{ code: 'NOTE_STALE', writtenAt: dayBefore.end, instructedAt, grade: 'claimed' }],
    ],
    [
      'a fresh date that a receipt disproves',
      anArrival({ receipt: proven({ noteCreatedAt: justBefore }) }),
      [{ code: 'NOTE_STALE', writtenAt: justBefore, instructedAt, grade: 'proven' }],
    ],
    [
      'a note written for an older instruction',
      anArrival({ note: aNote({ date: dayBefore }), ticket: aTicket({ instructions: [older, anInstruction()] }) }),
      [{ code: 'NOTE_STALE', writtenAt: dayBefore.end, instructedAt, grade: 'claimed' }],
    ],
  ],
  moot: [
    ['a ticket without an instruction', uninstructed, 'ticket-is-instructed'],
    ['a ticket whose instruction is consumed', anArrival({ ticket: aConsumedTicket() }), 'ticket-is-instructed'],
    ['a date that is none', anArrival({ note: aNote({ date: 'invalid' }) }), 'note-date-is-valid'],
    [
      'a note without a date',
      anArrival({ note: aNote({ header: without(header, 'Date'), date: null }) }),
      'note-has-its-fields',
    ],
    ['a folder without a note', withoutNote, 'note-is-readable'],
    ['an unknown ticket', unknownTicket, 'note-is-readable'],
    ['the same folder again', duplicate, 'note-is-readable'],
  ],
});
