import { counted } from '../counted.ts';
import type { VerifyWords } from '../verify-words.ts';

const many = (count: number, one: string, more: string): string =>
  count === 1 ? `1 ${one}` : `${counted(count)} ${more}`;
const rows = (count: number): string => many(count, 'row', 'rows');
const upToEvent = (upTo: number | null): string => (upTo === null ? '' : ` up to event ${counted(upTo)}`);
const isAre = (count: number): string => (count === 1 ? 'is' : 'are');

/** Words of `ozma verify` in English. */
export const verifyWords: VerifyWords = {
  exported: ({ name, rows: count, desk, upTo, at, filter }) =>
    `The export says that it is: ${name}, ${rows(count)}, of desk ${desk} up to event ${counted(upTo)} (${at}), ${filter === null ? 'without a filter' : `filtered by ${filter}`}.`,
  headings: { proven: 'Proven', unproven: 'Not proven', wrong: 'Wrong' },
  proven: {
    bag: ({ count }) =>
      `Every file is there with the hash listed for it, and none beside: ${many(count, 'file', 'files')}.`,
    description: ({ count }) =>
      `The description fits what it describes: columns, sizes and hashes of ${many(count, 'file', 'files')}.`,
    rows: ({ count }) =>
      `${rows(count)} ${count === 1 ? 'has' : 'have'} the form in which ozma writes them: types, known codes, no gap in the numbers.`,
    counts: ({ count }) => `Submissions, verdicts and codes of ${rows(count)} are as many as the description says.`,
    seal: () => 'The export is the one whose seal was kept.',
    chain: ({ count, of }) =>
      of === 'desk'
        ? `The ledger of this desk is chained: ${many(count, 'event', 'events')}, each to the one before it.`
        : `${many(count, 'event', 'events')} ${count === 1 ? 'has' : 'have'} the hash of what is said, each chained to the one before it where that is there.`,
    end: () => 'The ledger ends where the desk says that it ends.',
    heads: ({ count }) =>
      `${many(count, 'head that was kept elsewhere stands', 'heads that were kept elsewhere stand')} in the chain.`,
    'export-head': ({ upTo }) =>
      `The event with which the export ends stands in the ledger of this desk: event ${counted(upTo ?? 0)}.`,
    tables: ({ count }) =>
      `The tables of this desk are as its ledger tells: ${many(count, 'submission', 'submissions')}.`,
    evidence: ({ count }) =>
      `What was judged, and how, is what was recorded then: ${many(count, 'judgement', 'judgements')}.`,
    'rows-in-ledger': ({ count, upTo, of }) =>
      `${of === 'file' ? 'In the columns that never change ' : ''}${rows(count)} ${isAre(count)} ${count === 1 ? 'that' : 'those'} of the ledger${upToEvent(upTo)}.`,
    complete: ({ count, upTo }) =>
      `Nothing is left out or added: all ${counted(count)} that its filter takes${upToEvent(upTo)} are there.`,
  },
  claims: {
    bag: 'that the files are those of the export, with none missing or added',
    description: 'what the export says of itself',
    rows: 'the form of the rows',
    counts: 'that all is as much as was counted at the export',
    seal: 'that the export was not made anew as a whole',
    chain: 'the chain of the events',
    end: 'the end of the ledger',
    heads: 'that the ledger was not cut, rolled back or computed anew as a whole',
    'export-head': 'that the export ends with an event of the desk’s ledger',
    tables: 'the tables of the desk',
    evidence: 'what was judged, and how',
    'rows-in-ledger': 'that the rows are those of the ledger',
    complete: 'that nothing is left out or added',
  },
  because: {
    'no-desk': 'there is no desk at hand (--desk DIR)',
    'other-desk': 'it is of another desk than the one at hand',
    'no-heads': 'no head that was kept elsewhere is given (--head, --heads FILE)',
    'no-seal': 'no seal that was kept elsewhere is given (--seal HEX)',
    'moved-on': 'things have happened since, and the desk no longer knows how this stood',
    redacted: 'names are left out, so that what was hashed is not there',
    'not-recorded-then': 'an older ozma judged it, and did not record this yet',
    'from-a-table': 'it came with tickets.csv or registry.csv, and the ledger holds none of their rows',
    'no-event': 'no event tells of it',
    'not-in-file': 'the file alone does not say it',
    'part-of-ledger': 'events between these are not here',
    'wrong-before': 'what it depends on is wrong already',
  },
  unproven: (claim, part) => (part === null ? claim : `${claim} (${part})`),
  unprovenFor: (unproven, why) => `${unproven}: ${why}.`,
  allUnprovenFor: (why) => `because ${why}:`,
  how: {
    changed: 'changed',
    missing: 'missing',
    added: 'added',
    misplaced: 'in the wrong place',
    malformed: 'not as ozma writes it',
    'unknown-word': 'a word that ozma does not know',
  },
  line: (file, line) => `${file} line ${line}`,
  event: (seq) => `event ${seq}`,
  tableRow: (table, row) => `${table} ${row}`,
  found: (found) => `found ${found}`,
  expected: (expected) => `expected ${expected}`,
  forms: {
    'not-utf-8': 'text in UTF-8',
    quotes: 'quotes that close',
    'end-of-line': 'the end of line of the header',
    width: 'as many cells as there are columns',
    form: 'quotes only where a cell needs them (a spreadsheet that saved the file puts others)',
  },
  says: (said) => `says ${said}`,
  inFact: (fact) => `in fact ${fact}`,
  more: (count) => `… and ${counted(count)} more (all of them: --json).`,
  progress: { export: 'verify', file: 'verify', desk: 'ledger', tables: 'tables' },
  nothingWrong: (unproven) =>
    unproven === 0 ? 'Nothing is wrong.' : 'Nothing is wrong with what could be proven; see above for what could not.',
  somethingWrong: (wrong) => `${many(wrong, 'thing is', 'things are')} wrong: this is not what ozma recorded.`,
};
