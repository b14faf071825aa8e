import { noteKeys } from '../domain/note.ts';
import { noteIsReadable } from './note-is-readable.ts';
import { readNote } from './read-note.ts';
import { reported, submissionRule } from './rule.ts';

/** The note's header says `Ticket`, `Owner` and `Date` (product.md 5); each that is missing is told at once. */
export const noteHasItsFields = submissionRule({
  name: 'note-has-its-fields',
  needs: [noteIsReadable],
  reports: ['NOTE_FIELD_MISSING'],
  check: (arrival) => {
    const { header } = readNote(arrival);
    const needed = [noteKeys.ticket, noteKeys.owner, noteKeys.date];
    const missing = needed.filter((field) => header[field] === undefined);
    return reported(...missing.map((field) => ({ code: 'NOTE_FIELD_MISSING', field }) as const));
  },
});
