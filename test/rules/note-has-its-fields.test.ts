import { noteHasItsFields } from '../../src/rules/note-has-its-fields.ts';
import { anArrival } from '../build/arrival.ts';
import { duplicate, unknownTicket, withoutNote } from '../build/cases.ts';
import { aNote, header, without } from '../build/note.ts';
import { describeRule } from '../build/rule-table.ts';

const noteWithout = (...keys: readonly string[]) => aNote({ header: without(header, ...keys) });

describeRule(noteHasItsFields, {
  accepts: [
    ['a note with ticket, owner and date', anArrival()],
    ['a note whose date is none', anArrival({ note: aNote({ date: 'invalid' }) })],
    ['a note with further keys', anArrival({ note: aNote({ header: { ...header, Region: 'Meadow' } }) })],
  ],
  rejects: [
    [
      'a note without its ticket',
      anArrival({ note: noteWithout('Ticket') }),
      [{ code: 'NOTE_FIELD_MISSING', field: 'Ticket' }],
    ],
    [
      'a note without its owner',
      anArrival({ note: noteWithout('Owner'), author: null }),
      [{ code: 'NOTE_FIELD_MISSING', field: 'Owner' }],
    ],
    [
      'each of three missing fields at once',
      anArrival({ note: aNote({ header: {}, date: null }), author: null }),
      [
        { code: 'NOTE_FIELD_MISSING', field: 'Ticket' },
        { code: 'NOTE_FIELD_MISSING', field: 'Owner' },
        { code: 'NOTE_FIELD_MISSING', field: 'Date' },
      ],
    ],
  ],
  moot: [
    ['a folder without a note', withoutNote, 'note-is-readable'],
    ['an unknown ticket', unknownTicket, 'note-is-readable'],
    ['the same folder again', duplicate, 'note-is-readable'],
  ],
});
