import { currentInstruction, isInstructed } from '../domain/ticket.ts';
import { knownTicket } from './known-ticket.ts';
import { noteDateIsValid } from './note-date-is-valid.ts';
import { noteHasItsFields } from './note-has-its-fields.ts';
import { noteIsReadable } from './note-is-readable.ts';
import { writtenAt } from './read-note.ts';
import { mootBecause, passed, reported, submissionRule } from './rule.ts';
import { ticketIsInstructed } from './ticket-is-instructed.ts';

/**
 * The note was written at or after the instruction (product.md 5): an old note says nothing of today's fault. A date counts to the end of
 * its precision, so a note dated with the day of the instruction alone is fresh.
 */
export const noteIsFresh = submissionRule({
  name: 'note-is-fresh',
  needs: [noteIsReadable],
  reports: ['NOTE_STALE'],
  check: (arrival) => {
    const ticket = knownTicket(arrival);
    const instruction = currentInstruction(ticket);
    const written = writtenAt(arrival);
    if (written === null) return mootBecause(noteHasItsFields);
    if (written === 'invalid') return mootBecause(noteDateIsValid);
    if (instruction === null || !isInstructed(ticket)) return mootBecause(ticketIsInstructed);
    if (written.end >= instruction.at) return passed;
    return reported({ code: 'NOTE_STALE', writtenAt: written.end, instructedAt: instruction.at, grade: written.grade });
  },
});
