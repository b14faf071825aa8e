import { shown, shownInstant } from '../shown.ts';
import type { CodeBook } from '../words.ts';
import { earlier, listed, lookAlike, quoted } from './phrases.ts';
import { noSuchTicket } from './shared.ts';

/** Words for what is wrong with a note. */
export const noteCodes = {
  NOTE_MISSING: {
    title: 'No note',
    because:
      'The note says who sends the items and what is wrong with each of them; without it nobody knows what to repair.',
    remedy: 'Write a new note, put it into the folder beside the items, and send the folder again.',
    customer:
      'This folder has no note in it, so we cannot tell what is wrong with the items. Please write a new note using the form in our message, put it into the folder beside the items, and send the folder again.',
    staff: () => 'The folder holds no note at its top level.',
  },
  NOTE_MULTIPLE: {
    title: 'More than one note',
    because: 'Of several notes, nobody can say which one counts.',
    remedy: 'Leave exactly one note in the folder, with everything in it, and send the folder again.',
    customer:
      'This folder has more than one note in it, and we cannot tell which of them counts. Please put everything into one note, leave only that one in the folder, and send the folder again.',
    staff: ({ files }) => `The folder holds ${files.length} notes: ${listed(files.map(quoted))}.`,
  },
  NOTE_UNREADABLE: {
    title: 'The note cannot be read',
    because: 'What cannot be read for certain must not be guessed.',
    remedy:
      'Write a new note as plain text, with one line for each answer and no answer given twice, and send the folder again.',
    customer:
      'We could not read the note in this folder with certainty, and we do not want to guess what you mean. Please write a new note as plain text, with one line for each answer, and send the folder again.',
    staff: ({ file, why }) => `The note ${quoted(file)} cannot be read: ${shown(why)}.`,
  },
  NOTE_TICKET_MISMATCH: {
    title: 'The note is for another ticket',
    because:
      'A note and its label must speak of the same ticket, or the items could be repaired for the wrong request.',
    remedy: 'Write a new note with the ticket number of the label, and send the folder again.',
    customer:
      'The ticket number in the note is not the one in the folder’s name, so we cannot tell which request the items belong to. Please write a new note with the same ticket number as in the label, and send the folder again.',
    staff: ({ found, ticket }) => `The note says ticket ${quoted(found)}, the label says ${quoted(ticket)}.`,
  },
  NOTE_AUTHOR_OTHER: {
    title: 'The note’s writer is not matched to the ticket',
    because: 'The person who opened the ticket writes the note, so that nobody can speak in another’s name.',
    ...noSuchTicket,
    staff: ({ name, grade, owner, lookAlikeOf }) =>
      `The note is by ${quoted(name)} (${grade}), another customer; the ticket’s owner is ${quoted(owner)}${lookAlike(lookAlikeOf)}.`,
  },
  NOTE_AUTHOR_STRANGER: {
    title: 'The note’s writer is not known',
    because: 'The person who opened the ticket writes the note, so that nobody can speak in another’s name.',
    ...noSuchTicket,
    staff: ({ name, grade, owner, lookAlikeOf }) =>
      `The note is by ${quoted(name)} (${grade}), who owns no ticket and no item here; the ticket’s owner is ${quoted(owner)}${lookAlike(lookAlikeOf)}.`,
  },
  NOTE_STALE: {
    title: 'The note is older than the instruction',
    because: 'Only a note written after the instruction says how the items are now.',
    remedy: 'Write a new note that says how the items are today, with today’s date, and send the folder again.',
    customer:
      'The note in this folder was written before we asked for the folder, and we need to know how the items are now. Please write a new note with today’s date and send the folder again.',
    staff: ({ writtenAt, instructedAt, grade }) =>
      `The note was written ${shownInstant(writtenAt)} (${grade}), before the instruction of ${shownInstant(instructedAt)}.`,
  },
  NOTE_REUSED: {
    title: 'The note was used before',
    because: 'A note that was sent before does not say how the items are now.',
    remedy: 'Write a new note in one’s own words that says how the items are today, and send the folder again.',
    customer:
      'The note in this folder is one that we have seen before, and an old note does not tell us how the items are now. Please write a new note in your own words and send the folder again.',
    staff: (reason) => `The note’s text was first seen for ticket ${quoted(reason.ticket)} in ${earlier(reason)}.`,
  },
  NOTE_DATE_INVALID: {
    title: 'The note’s date cannot be right',
    because: 'The date shows that the note is new, so it has to be a real one.',
    remedy: 'Write the day’s date as year-month-day (2010-08-20) into the note, and send the folder again.',
    customer:
      'We cannot read the date in the note, or it lies in the future, and we need it to see that the note is new. Please write today’s date as year-month-day, for example 2010-08-20, and send the folder again.',
    staff: ({ found, why }) =>
      `The note’s date ${quoted(found)} ${why === 'in-the-future' ? 'lies too far in the future' : 'is no ISO 8601 date'}.`,
  },
  NOTE_FIELD_MISSING: {
    title: 'A line is missing in the note',
    because: 'Ticket, owner and date together show that a note belongs to its folder and is new.',
    remedy: 'Add the missing line to a new note, and send the folder again.',
    customer:
      'The note lacks an answer that we need in order to see that it belongs to this folder and is new. Please write a new note using the form in our message, fill in every line, and send the folder again.',
    staff: ({ field }) => `The note has no ${quoted(field)}.`,
  },
} satisfies Partial<CodeBook>;
