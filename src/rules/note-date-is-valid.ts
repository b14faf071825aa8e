import { epochMsOf } from '../domain/instant.ts';
import { noteKeys } from '../domain/note.ts';
import { noteHasItsFields } from './note-has-its-fields.ts';
import { noteIsReadable } from './note-is-readable.ts';
import { readNote, writtenAt } from './read-note.ts';
import { mootBecause, passed, reported, submissionRule } from './rule.ts';

const hourMs = 3_600_000;

/** The note's `Date` is an ISO 8601 date that lies at most 24 hours in the future, from its start (product.md 5 and 12). */
export const noteDateIsValid = submissionRule({
  name: 'note-date-is-valid',
  needs: [noteIsReadable],
  reports: ['NOTE_DATE_INVALID'],
  check: (arrival) => {
    const written = writtenAt(arrival);
    if (written === null) return mootBecause(noteHasItsFields);
    const claimed = readNote(arrival).header[noteKeys.date] ?? '';
    if (written === 'invalid') return reported({ code: 'NOTE_DATE_INVALID', found: claimed, why: 'not-iso-8601' });
    const latestMs = epochMsOf(arrival.now) + arrival.policy.futureHours * hourMs;
    if (epochMsOf(written.start) <= latestMs) return passed;
    const found = written.grade === 'proven' ? written.start : claimed;
    return reported({ code: 'NOTE_DATE_INVALID', found, why: 'in-the-future' });
  },
});
