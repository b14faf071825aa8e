import { isSamePerson } from '../domain/person.ts';
import { knownTicket } from './known-ticket.ts';
import { noteHasItsFields } from './note-has-its-fields.ts';
import { noteIsReadable } from './note-is-readable.ts';
import { mootBecause, passed, reported, submissionRule } from './rule.ts';

/**
 * The ticket's owner wrote the note: by the receipt's proof, else by the note's own `Owner` (product.md 5). An author who owns no ticket
 * and no item is a stranger; a look-alike of the owner's name is never the owner.
 */
export const noteAuthorIsOwner = submissionRule({
  name: 'note-author-is-owner',
  needs: [noteIsReadable],
  reports: ['NOTE_AUTHOR_OTHER', 'NOTE_AUTHOR_STRANGER'],
  check: (arrival) => {
    const { author, policy } = arrival;
    const { owner } = knownTicket(arrival);
    if (author === null) return mootBecause(noteHasItsFields);
    if (isSamePerson(author.person, owner, policy.nameRule)) return passed;
    return reported({
      code: author.isKnown ? 'NOTE_AUTHOR_OTHER' : 'NOTE_AUTHOR_STRANGER',
      name: author.person.name,
      lookAlikeOf: author.lookAlikeOf,
      owner: owner.name,
      grade: author.grade,
    });
  },
});
