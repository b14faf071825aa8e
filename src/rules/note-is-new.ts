import { isSamePerson, type NameRule } from '../domain/person.ts';
import type { NoteSighting } from '../domain/seen.ts';
import { idKey } from '../domain/text.ts';
import { currentInstruction, type Ticket } from '../domain/ticket.ts';
import { knownTicket } from './known-ticket.ts';
import { noteIsReadable } from './note-is-readable.ts';
import { readNote } from './read-note.ts';
import { passed, reported, submissionRule } from './rule.ts';

const isElsewhere = (sighting: NoteSighting, ticket: Ticket, nameRule: NameRule): boolean => {
  if (idKey(sighting.ticket) !== idKey(ticket.number)) return true;
  if (!isSamePerson(sighting.owner, ticket.owner, nameRule)) return true;
  const instruction = currentInstruction(ticket);
  return instruction !== null && sighting.instructedAt !== null && sighting.instructedAt < instruction.at;
};

/**
 * The note's text was first seen here: not with another ticket, another owner or an earlier instruction of this ticket (product.md 12). A
 * note seen first under the instruction in force may come again, whatever the verdict was then.
 */
export const noteIsNew = submissionRule({
  name: 'note-is-new',
  needs: [noteIsReadable],
  reports: ['NOTE_REUSED'],
  check: (arrival) => {
    const { fingerprint } = readNote(arrival);
    const first = arrival.seen.notes.find((sighting) => sighting.fingerprint === fingerprint);
    if (first === undefined || !isElsewhere(first, knownTicket(arrival), arrival.policy.nameRule)) return passed;
    const { ticket, submission, label, receivedAt } = first;
    return reported({ code: 'NOTE_REUSED', ticket, submission, label, receivedAt });
  },
});
