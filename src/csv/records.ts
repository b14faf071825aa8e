import type { Delimiter } from '../formats/ticket-presets.ts';

/** One record of a CSV file: its own text, or why it cannot be cut into cells (`cell` counts from 0). `line` is the file's line it starts at. */
export type CsvRecord =
  | { readonly kind: 'text'; readonly line: number; readonly text: string }
  | { readonly kind: 'broken'; readonly line: number; readonly cell: number; readonly why: string };

/** How a record ends: `next` is where the following one starts. `open` and `junk` are broken ones. */
type Scan =
  | { readonly kind: 'whole'; readonly end: number; readonly next: number }
  | { readonly kind: 'unfinished'; readonly openQuote: number | null }
  | { readonly kind: 'junk'; readonly cell: number; readonly found: string };

/** No record is longer, in characters: a quote that nobody closed would otherwise swallow the file. */
const longestRecord = 2 ** 20;

const breakOrQuote = /["\r\n]/g;
const quote = /"/g;
const lineBreak = /\r\n|[\r\n]/g;

/** Where a pattern of one character is next; `test` makes no match that nobody looks at. */
const indexOf = (pattern: RegExp, text: string, from: number): number => {
  pattern.lastIndex = from;
  return pattern.test(text) ? pattern.lastIndex - 1 : -1;
};

/** How cells are told apart: where one ends, and the blanks around it, of which a tab is none where it ends a cell. */
export type Dialect = { readonly delimiter: Delimiter; readonly cellEnd: RegExp; readonly blank: RegExp };

const dialects: Readonly<Record<Delimiter, Dialect>> = {
  ',': { delimiter: ',', cellEnd: /[,\r\n]/g, blank: /[^\S\r\n]*/y },
  ';': { delimiter: ';', cellEnd: /[;\r\n]/g, blank: /[^\S\r\n]*/y },
  '\t': { delimiter: '\t', cellEnd: /[\t\r\n]/g, blank: /[^\S\t\r\n]*/y },
};

/** The dialect of a file with that delimiter. */
export const dialectOf = (delimiter: Delimiter): Dialect => dialects[delimiter];

/** The first place from `from` on that is no blank. */
export const afterBlank = (text: string, from: number, { blank }: Dialect): number => {
  const code = text.charCodeAt(from);
  if (code > 0x20 && code < 0x7f) return from;
  blank.lastIndex = from;
  return blank.test(text) ? blank.lastIndex : from;
};

/** Where a quoted cell's closing quote is, of `""` none; -1 when it is not in the text, or may be the first half of `""`. */
export const closingQuote = (text: string, from: number, isEnd: boolean): number => {
  for (let at = indexOf(quote, text, from); at >= 0; at = indexOf(quote, text, at + 2)) {
    if (text[at + 1] === '"') continue;
    return at + 1 < text.length || isEnd ? at : -1;
  }
  return -1;
};

/** How many lines of the file a record goes over: more than one only within quotes. */
const linesIn = (record: string): number => (record.includes('"') ? (record.match(lineBreak)?.length ?? 0) + 1 : 1);

const wholeAt = (text: string, at: number, isEnd: boolean): Scan => {
  const isCrLast = text[at] === '\r' && at + 1 === text.length;
  if (isCrLast && !isEnd) return { kind: 'unfinished', openQuote: null };
  const width = text[at] === '\r' && text[at + 1] === '\n' ? 2 : 1;
  return { kind: 'whole', end: at, next: Math.min(at + width, text.length) };
};

/** Walks over the cells of a record with quotes in it, as RFC 4180 has them; blanks around a quoted cell are forgiven. */
const scanQuoted = (text: string, start: number, { isEnd, dialect }: Reading): Scan => {
  let at = start;
  for (let cell = 0; ; cell += 1) {
    const opening = afterBlank(text, at, dialect);
    const isQuoted = text[opening] === '"';
    const closing = isQuoted ? closingQuote(text, opening + 1, isEnd) : null;
    if (closing === -1) return { kind: 'unfinished', openQuote: cell };
    const end = closing === null ? indexOf(dialect.cellEnd, text, at) : afterBlank(text, closing + 1, dialect);
    if (end < 0 || end >= text.length) {
      return isEnd ? wholeAt(text, text.length, true) : { kind: 'unfinished', openQuote: null };
    }
    const isCellEnd = text[end] === dialect.delimiter || /[\r\n]/.test(text[end] ?? '');
    if (closing !== null && !isCellEnd) return { kind: 'junk', cell, found: text[end] ?? '' };
    if (text[end] !== dialect.delimiter) return wholeAt(text, end, isEnd);
    at = end + 1;
  }
};

/** How text is read: whether it ends where the file ends, and what stands between its cells. */
type Reading = { readonly isEnd: boolean; readonly dialect: Dialect };

const scan = (text: string, start: number, reading: Reading): Scan => {
  const { isEnd } = reading;
  const at = indexOf(breakOrQuote, text, start);
  if (text[at] === '"') return scanQuoted(text, start, reading);
  if (at >= 0) return wholeAt(text, at, isEnd);
  return isEnd ? wholeAt(text, text.length, true) : { kind: 'unfinished', openQuote: null };
};

/** Where the file's next line starts; -1 when it is not in the text. */
const nextLine = (text: string, start: number, isEnd: boolean): number => {
  lineBreak.lastIndex = start;
  const found = lineBreak.exec(text);
  if (found === null) return isEnd ? text.length : -1;
  const isCrLast = found[0] === '\r' && found.index + 1 === text.length;
  return isCrLast && !isEnd ? -1 : found.index + found[0].length;
};

const whyBroken = (found: Scan): { readonly cell: number; readonly why: string } => {
  if (found.kind === 'junk') {
    const why = `a quoted cell ends here and '${found.found}' follows; expected a comma or the end of the line (write a quote within quotes as "")`;
    return { cell: found.cell, why };
  }
  if (found.kind === 'unfinished' && found.openQuote !== null) {
    return { cell: found.openQuote, why: 'a quote is opened here and never closed' };
  }
  return { cell: 0, why: `the row is longer than ${longestRecord} characters` };
};

const withoutBom = (text: string): string => (text.startsWith('\uFEFF') ? text.slice(1) : text);

/** What is left of the text after as many records as could be cut. `isSkipping`: the rest of a broken line is still to come. */
type Rest = { readonly text: string; readonly line: number; readonly isSkipping: boolean };

const skipLine = ({ text, line }: Rest, isEnd: boolean): Rest => {
  const next = nextLine(text, 0, isEnd);
  if (next >= 0) return { text: text.slice(next), line: line + 1, isSkipping: false };
  return { text: text.endsWith('\r') ? '\r' : '', line, isSkipping: true };
};

const cut = (from: Rest, reading: Reading): { readonly records: readonly CsvRecord[]; readonly rest: Rest } => {
  const { isEnd } = reading;
  const records: CsvRecord[] = [];
  let rest = from.isSkipping ? skipLine(from, isEnd) : from;
  let start = 0;
  while (!rest.isSkipping && start < rest.text.length) {
    const { text, line } = rest;
    const found = scan(text, start, reading);
    if (found.kind === 'whole') {
      const own = text.slice(start, found.end);
      records.push({ kind: 'text', line, text: withoutBom(own) });
      start = found.next;
      rest = { text, line: line + linesIn(own), isSkipping: false };
    } else if (found.kind === 'unfinished' && !isEnd && text.length - start <= longestRecord) {
      break;
    } else {
      records.push({ kind: 'broken', line, ...whyBroken(found) });
      rest = skipLine({ text: text.slice(start), line, isSkipping: true }, isEnd);
      start = 0;
    }
  }
  return { records, rest: { ...rest, text: rest.text.slice(start) } };
};

/**
 * Cuts text that comes in pieces into records, in the memory of one record (RFC 4180; CRLF, LF and CR end a line; another delimiter than the
 * comma where the file has one). A broken record costs its own line: reading goes on with the next one.
 */
export async function* csvRecords(
  pieces: AsyncIterable<string>,
  delimiter: Delimiter = ',',
): AsyncGenerator<readonly CsvRecord[]> {
  const dialect = dialectOf(delimiter);
  let rest: Rest = { text: '', line: 1, isSkipping: false };
  for await (const piece of pieces) {
    const done = cut({ ...rest, text: rest.text + piece }, { isEnd: false, dialect });
    rest = done.rest;
    yield done.records;
  }
  yield cut(rest, { isEnd: true, dialect }).records;
}
