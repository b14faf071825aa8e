import { noteAuthorIsOwner } from '../../src/rules/note-author-is-owner.ts';
import { anArrival, anAuthor } from '../build/arrival.ts';
import { duplicate, unknownTicket, withoutNote } from '../build/cases.ts';
import { aNote, header, without } from '../build/note.ts';
import { dora, ember, stranger } from '../build/people.ts';
import { aPolicy } from '../build/policy.ts';
import { describeRule } from '../build/rule-table.ts';
import { aTicket } from '../build/ticket.ts';

const owner = 'Dora Quillfeather';
const lookAlike = { name: 'Dоra Quillfeather', id: null };

describeRule(noteAuthorIsOwner, {
  accepts: [
    ['the owner, as the note claims', anArrival()],
    ['the owner, as a receipt proves', anArrival({ author: anAuthor({ grade: 'proven' }) })],
    [
      "the owner's name in another case",
      anArrival({ author: anAuthor({ person: { name: 'dora  QUILLFEATHER', id: null } }) }),
    ],
    [
      'a display name with the user name behind it',
      anArrival({
        author: anAuthor({ person: { name: 'Queen (dora.quillfeather)', id: null } }),
        policy: aPolicy({ nameRule: 'second-life' }),
      }),
    ],
    [
      'the same id under another name',
      anArrival({
        ticket: aTicket({ owner: { ...dora, id: 'u-7' } }),
        author: anAuthor({ person: { name: 'Dora Q.', id: 'u-7' }, grade: 'proven' }),
      }),
    ],
  ],
  rejects: [
    [
      'another customer',
      anArrival({ author: anAuthor({ person: ember }) }),
      [{ code: 'NOTE_AUTHOR_OTHER', name: 'Ember Fenwick', lookAlikeOf: null, owner, grade: 'claimed' }],
    ],
    [
      'another customer, proven by a receipt',
      anArrival({ author: anAuthor({ person: ember, grade: 'proven' }) }),
      [{ code: 'NOTE_AUTHOR_OTHER', name: 'Ember Fenwick', lookAlikeOf: null, owner, grade: 'proven' }],
    ],
    [
      'somebody who owns no ticket and no item',
      anArrival({ author: anAuthor({ person: stranger, isKnown: false }) }),
      [{ code: 'NOTE_AUTHOR_STRANGER', name: 'Nobody Known', lookAlikeOf: null, owner, grade: 'claimed' }],
    ],
    [
      "a look-alike of the owner's name",
      anArrival({ author: anAuthor({ person: lookAlike, isKnown: false, lookAlikeOf: owner }) }),
      [{ code: 'NOTE_AUTHOR_STRANGER', name: 'Dоra Quillfeather', lookAlikeOf: owner, owner, grade: 'claimed' }],
    ],
    [
      'a display name alone',
      anArrival({
        author: anAuthor({ person: { name: 'Queen', id: null }, isKnown: false }),
        policy: aPolicy({ nameRule: 'second-life' }),
      }),
      [{ code: 'NOTE_AUTHOR_STRANGER', name: 'Queen', lookAlikeOf: null, owner, grade: 'claimed' }],
    ],
  ],
  moot: [
    [
      'a note without its owner',
      anArrival({ note: aNote({ header: without(header, 'Owner') }), author: null }),
      'note-has-its-fields',
    ],
    ['a folder without a note', withoutNote, 'note-is-readable'],
    ['an unknown ticket', unknownTicket, 'note-is-readable'],
    ['the same folder again', duplicate, 'note-is-readable'],
  ],
});
