import type { NoteSighting } from '../../src/domain/seen.ts';
import { noteIsNew } from '../../src/rules/note-is-new.ts';
import { anArrival } from '../build/arrival.ts';
import { duplicate, unknownTicket, withoutNote } from '../build/cases.ts';
import { aDigest } from '../build/item.ts';
import { aNote, instant } from '../build/note.ts';
import { ember } from '../build/people.ts';
import { describeRule } from '../build/rule-table.ts';
import { aSighting, first, seen } from '../build/seen.ts';
import { anInstruction, aTicket } from '../build/ticket.ts';

const after = (...notes: readonly NoteSighting[]) => anArrival({ seen: seen({ notes }) });
const elsewhere = aSighting({ ticket: 'T-7', owner: ember });
const earlier = aSighting({ instructedAt: instant('2010-08-01T00:00:00Z') });
const reused = { code: 'NOTE_REUSED', ticket: 'T-1042', ...first } as const;

describeRule(noteIsNew, {
  accepts: [
    ['a text never seen', anArrival()],
    ['a text seen under this instruction', after(aSighting())],
    ['it under the ticket number in another case', after(aSighting({ ticket: 't-1042' }))],
    ['a text seen for this ticket before it was instructed', after(aSighting({ instructedAt: null }))],
    ['a text seen here first and copied for another ticket later', after(aSighting(), elsewhere)],
    ['another text seen elsewhere', after(aSighting({ ...elsewhere, fingerprint: aDigest('e') }))],
    [
      'a note of nothing but ticket and date',
      anArrival({ note: aNote({ fingerprint: null }), seen: seen({ notes: [elsewhere] }) }),
    ],
    [
      'a text seen under an instruction that was withdrawn since',
      anArrival({
        ticket: aTicket({ instructions: [anInstruction({ isWithdrawn: true })] }),
        seen: seen({ notes: [earlier] }),
      }),
    ],
  ],
  rejects: [
    ['a text seen with another ticket', after(aSighting({ ticket: 'T-7' })), [{ ...reused, ticket: 'T-7' }]],
    ['a text seen with another owner', after(aSighting({ owner: ember })), [reused]],
    ['a text seen under an earlier instruction', after(earlier), [reused]],
    [
      'a text that came from elsewhere first, however often it was sent since',
      after({ ...elsewhere, submission: null }, aSighting()),
      [{ ...reused, ticket: 'T-7', submission: null }],
    ],
  ],
  moot: [
    ['a folder without a note', withoutNote, 'note-is-readable'],
    ['an unknown ticket', unknownTicket, 'note-is-readable'],
    ['the same folder again', duplicate, 'note-is-readable'],
  ],
});
