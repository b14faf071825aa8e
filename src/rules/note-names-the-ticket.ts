import { noteKeys } from '../domain/note.ts';
import { idKey } from '../domain/text.ts';
import { knownTicket } from './known-ticket.ts';
import { noteHasItsFields } from './note-has-its-fields.ts';
import { noteIsReadable } from './note-is-readable.ts';
import { readNote } from './read-note.ts';
import { mootBecause, passed, reported, submissionRule } from './rule.ts';

/** The note's `Ticket` is the label's ticket (product.md 5): a note for another ticket was not written for this folder. */
export const noteNamesTheTicket = submissionRule({
  name: 'note-names-the-ticket',
  needs: [noteIsReadable],
  reports: ['NOTE_TICKET_MISMATCH'],
  check: (arrival) => {
    const found = readNote(arrival).header[noteKeys.ticket];
    const ticket = knownTicket(arrival).number;
    if (found === undefined) return mootBecause(noteHasItsFields);
    return idKey(found) === idKey(ticket) ? passed : reported({ code: 'NOTE_TICKET_MISMATCH', found, ticket });
  },
});
