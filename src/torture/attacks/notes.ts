import { type Attack, accepted, rejected } from '../attack.ts';
import { naughtyTexts } from '../naughty-texts.ts';
import { bunnyFile, makeFolder, makeWithNote, put, type Site } from '../site.ts';
import { type NoteLines, noteOf, somebodyElse } from '../subject.ts';

const saying =
  (lines: NoteLines) =>
  (site: Site): void =>
    makeWithNote(site, noteOf(site.subject, lines));

/** Behind an honest note: texts made to keep a careless expression or parser busy, which say nothing that a note says. */
const busyTexts = [
  `${'a'.repeat(60_000)}:`,
  ':'.repeat(60_000),
  `${' \t\u3000'.repeat(10_000)}:`,
  `Parents: ${'1,'.repeat(25_000)}`,
  '\n'.repeat(60_000),
  '\r'.repeat(60_000),
  '('.repeat(60_000),
  '\u{1f1ef}'.repeat(15_000),
  '__proto__: x\nconstructor: y\ntoString: z\nhasOwnProperty: a\n',
  `{\n`.repeat(20_000),
] as const;

const lyingContainers = [
  'Linden text version 2\n{\nLLEmbeddedItems version 1\n{\ncount 999999999\n}\nText length 999999999\nshort',
  `Linden text version 2\n{\n${'{\n'.repeat(20_000)}`,
] as const;

/** Notes that a reader must neither choke on nor believe. */
export const noteAttacks: readonly Attack[] = [
  rejected('a note of random bytes', ['NOTE_UNREADABLE'], (site) => makeWithNote(site, site.random.bytes(2000))),
  rejected('a note in UTF-16', ['NOTE_UNREADABLE'], (site) =>
    makeWithNote(site, Buffer.from(`\ufeff${noteOf(site.subject)}`, 'utf16le')),
  ),
  rejected('a note with NUL for every space', ['NOTE_UNREADABLE'], (site) =>
    makeWithNote(site, noteOf(site.subject).replaceAll(' ', '\0')),
  ),
  rejected('a virtual-world notecard that lies about its length', ['NOTE_UNREADABLE'], (site) =>
    makeWithNote(site, site.random.pick(lyingContainers)),
  ),
  rejected('a note that stacks thousands of combining marks on one letter', ['NOTE_UNREADABLE'], (site) =>
    makeWithNote(site, `${noteOf(site.subject)}e${'\u0301'.repeat(30_000)}`),
  ),
  rejected('a note that says two things under one key', ['NOTE_UNREADABLE'], (site) =>
    makeWithNote(site, `Owner: ${somebodyElse.owner}\n${noteOf(site.subject)}`),
  ),
  accepted('a note with a text that keeps careless parsers busy', (site) =>
    makeWithNote(site, `${noteOf(site.subject)}${site.random.pick(busyTexts)}`),
  ),
  rejected('a note of 4000 bunnies', ['NOTE_FIELD_MISSING', 'ITEM_FIELD_MISSING', 'ITEM_WITHOUT_FAULT'], (site) =>
    makeWithNote(site, `Bunny: ${site.subject.bunny}\n`.repeat(4000)),
  ),
  rejected(
    'texts that have broken programs as ticket, owner and date of a note',
    ['NOTE_TICKET_MISMATCH', 'NOTE_AUTHOR_STRANGER', 'NOTE_DATE_INVALID'],
    (site) => {
      const naughty = site.random.pick(naughtyTexts);
      saying({ Ticket: naughty, Owner: naughty, Date: naughty })(site);
    },
  ),
  accepted('texts that have broken programs as what a note tells of the item', (site) => {
    const naughty = site.random.pick(naughtyTexts);
    saying({ Status: naughty, 'Previous owner': naughty, Problem: naughty })(site);
  }),
  rejected('a note by another customer', ['NOTE_AUTHOR_OTHER'], saying({ Owner: somebodyElse.owner })),
  rejected('a note by nobody who is known', ['NOTE_AUTHOR_STRANGER'], saying({ Owner: 'Nobody Atall' })),
  rejected('a note by a name that JavaScript objects have', ['NOTE_AUTHOR_STRANGER'], saying({ Owner: '__proto__' })),
  rejected('a note for another ticket', ['NOTE_TICKET_MISMATCH'], saying({ Ticket: somebodyElse.ticket })),
  rejected('a note that was written before it was asked for', ['NOTE_STALE'], saying({ Date: '2026-10-01T00:00:00Z' })),
  rejected('a note from the future', ['NOTE_DATE_INVALID'], saying({ Date: '2999-01-01T00:00:00Z' })),
  rejected('a note whose date is none', ['NOTE_DATE_INVALID'], saying({ Date: 'the day before yesterday' })),
  rejected('a note whose date has ten thousand digits', ['NOTE_DATE_INVALID'], saying({ Date: '9'.repeat(10_000) })),
  rejected('a note without a date', ['NOTE_FIELD_MISSING'], saying({ Date: '' })),
  rejected('a note in a sub-folder alone', ['NOTE_MISSING'], (site) => {
    makeFolder(site, 'sub');
    put(site, 'sub/note.txt', noteOf(site.subject));
    put(site, bunnyFile(site.subject), 'a bunny');
  }),
  rejected('two notes', ['NOTE_MULTIPLE'], (site) => {
    makeWithNote(site, noteOf(site.subject));
    put(site, 'note.md', noteOf(site.subject));
  }),
];
