import { noteDateIsValid } from '../../src/rules/note-date-is-valid.ts';
import { anArrival, now } from '../build/arrival.ts';
import { duplicate, uninstructed, unknownTicket, withoutNote } from '../build/cases.ts';
import { aNote, at, header, instant, without } from '../build/note.ts';
import { aPolicy } from '../build/policy.ts';
import { claimed, proven } from '../build/receipt.ts';
import { describeRule } from '../build/rule-table.ts';

const dated = (text: string, date: ReturnType<typeof at> | 'invalid') =>
  aNote({ header: { ...header, Date: text }, date });
const tomorrow = '2010-08-21';
const tooLate = '2010-08-21T03:00:00.001Z';
const wholeMonth = { start: instant('2010-08-01T00:00:00Z'), end: instant('2010-08-31T23:59:59.999Z') };
const wholeDay = { start: instant('2010-08-21T00:00:00Z'), end: instant('2010-08-21T23:59:59.999Z') };

describeRule(noteDateIsValid, {
  accepts: [
    ['a date in the past', anArrival()],
    ['a date exactly 24 hours ahead', anArrival({ note: dated('x', at('2010-08-21T03:00:00Z')) })],
    ['a day that starts within 24 hours and ends after', anArrival({ note: dated(tomorrow, wholeDay) })],
    ['a month that has begun', anArrival({ note: dated('2010-08', wholeMonth) })],
    ['a stale date', anArrival({ note: dated('2001-01-01', at('2001-01-01T00:00:00Z')) })],
    ['a valid date without an instruction', uninstructed],
    [
      'an invalid date that a receipt overrides',
      anArrival({ note: dated('yesterday', 'invalid'), receipt: proven({ noteCreatedAt: now }) }),
    ],
    [
      'a missing date that a receipt overrides',
      anArrival({
        note: aNote({ header: without(header, 'Date'), date: null }),
        receipt: proven({ noteCreatedAt: now }),
      }),
    ],
    [
      'a date that a claimed receipt gainsays',
      anArrival({ receipt: claimed({ noteCreatedAt: instant('2030-01-01T00:00:00Z') }) }),
    ],
  ],
  rejects: [
    [
      'what is no ISO 8601 date',
      anArrival({ note: dated('20 August 2010', 'invalid') }),
      [{ code: 'NOTE_DATE_INVALID', found: '20 August 2010', why: 'not-iso-8601' }],
    ],
    [
      'a date more than 24 hours ahead',
      anArrival({ note: dated(tooLate, at(tooLate)) }),
      [{ code: 'NOTE_DATE_INVALID', found: tooLate, why: 'in-the-future' }],
    ],
    [
      'a date further ahead than the desk allows',
      anArrival({ note: dated(tomorrow, wholeDay), policy: aPolicy({ futureHours: 1 }) }),
      [{ code: 'NOTE_DATE_INVALID', found: tomorrow, why: 'in-the-future' }],
    ],
    [
      'a proven date in the future, showing the proof',
      anArrival({ receipt: proven({ noteCreatedAt: instant(tooLate) }) }),
      [{ code: 'NOTE_DATE_INVALID', found: tooLate, why: 'in-the-future' }],
    ],
  ],
  moot: [
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
