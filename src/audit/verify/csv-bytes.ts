import { isUtf8 } from 'node:buffer';
import { createReadStream } from 'node:fs';

/**
 * One record of a CSV file without the end of its line; `line` is the file's line it starts at. One whose quotes do not close as RFC 4180 has them
 * `isBroken`, and is its first line alone, so that it costs no other row.
 */
export type TextRecord = {
  readonly line: number;
  /** Undecodable bytes as U+FFFD. */
  readonly text: string;
  readonly end: 'lf' | 'crlf' | 'none';
  readonly isBroken: boolean;
  /** Its bytes where they are not UTF-8, else null. */
  readonly undecodable: Buffer | null;
};

/** Where a record ends: at an LF, or with the file. */
type Scan =
  | { readonly kind: 'whole'; readonly end: number }
  | { readonly kind: 'unfinished' }
  | { readonly kind: 'broken' };

const [lf, cr, quote, comma] = [10, 13, 34, 44] as const;

/**
 * No record is longer, in bytes: a quote that nobody closed would otherwise swallow the file. The event of a folder with as many files as a desk may
 * sensibly allow takes some tens of MB.
 */
const longestRecord = 2 ** 26;
/** Measured: what a page is made into dies young with pages of this size, while larger ones are copied twice. */
const chunkBytes = 2 ** 16;

/** The quote that closes a cell, of `""` none; -1 where it is not in the bytes, or may be the first half of `""`. */
const closingQuote = (bytes: Buffer, from: number, isEnd: boolean): number => {
  for (let at = bytes.indexOf(quote, from); at >= 0; at = bytes.indexOf(quote, at + 2)) {
    if (bytes[at + 1] === quote) continue;
    return at + 1 < bytes.length || isEnd ? at : -1;
  }
  return -1;
};

const afterPlain = (bytes: Buffer, from: number): number => {
  let at = from;
  while (at < bytes.length && bytes[at] !== comma && bytes[at] !== lf && bytes[at] !== quote) at += 1;
  return at;
};

/** Walks over the cells of a record that has quotes. */
const scanQuoted = (bytes: Buffer, start: number, isEnd: boolean): Scan => {
  for (let at = start; ; at += 1) {
    const closing = bytes[at] === quote ? closingQuote(bytes, at + 1, isEnd) : null;
    if (closing === -1) return { kind: isEnd ? 'broken' : 'unfinished' };
    at = closing === null ? afterPlain(bytes, at) : closing + 1;
    if (bytes[at] === cr && at + 1 < bytes.length && bytes[at + 1] === lf) at += 1;
    if (at >= bytes.length) return isEnd ? { kind: 'whole', end: bytes.length } : { kind: 'unfinished' };
    if (bytes[at] === lf) return { kind: 'whole', end: at };
    if (bytes[at] === cr && at + 1 >= bytes.length && !isEnd) return { kind: 'unfinished' };
    if (bytes[at] !== comma) return { kind: 'broken' };
  }
};

const linesIn = (text: string): number => {
  let lines = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  return lines;
};

/** Where a record is among bytes, and what is known of them as a whole. A view of its bytes is made only where it is needed: it costs more than its text. */
type Place = { readonly start: number; readonly end: number; readonly isBroken: boolean; readonly isAllUtf8: boolean };

const recordIn = (bytes: Buffer, line: number, { start, end, isBroken, isAllUtf8 }: Place): TextRecord => {
  const isEnded = end < bytes.length;
  const isCrlf = isEnded && end > start && bytes[end - 1] === cr;
  const last = isCrlf ? end - 1 : end;
  const own = isAllUtf8 ? null : bytes.subarray(start, last);
  return {
    line,
    text: bytes.toString('utf8', start, last),
    end: isCrlf ? 'crlf' : isEnded ? 'lf' : 'none',
    isBroken,
    undecodable: own === null || isUtf8(own) ? null : own,
  };
};

/** Finds where records end; a look for the next quote serves all records before it. */
const openScanner = (bytes: Buffer, isEnd: boolean): ((start: number) => Scan) => {
  let nextQuote = -1;
  return (start) => {
    if (nextQuote < start) {
      const found = bytes.indexOf(quote, start);
      nextQuote = found < 0 ? Number.POSITIVE_INFINITY : found;
    }
    const end = bytes.indexOf(lf, start);
    if (end >= 0 ? nextQuote < end : nextQuote < bytes.length) return scanQuoted(bytes, start, isEnd);
    if (end >= 0) return { kind: 'whole', end };
    return isEnd ? { kind: 'whole', end: bytes.length } : { kind: 'unfinished' };
  };
};

type Cut = { readonly records: readonly TextRecord[]; readonly rest: Buffer; readonly line: number };

const cut = (bytes: Buffer, firstLine: number, isEnd: boolean): Cut => {
  const records: TextRecord[] = [];
  const scan = openScanner(bytes, isEnd);
  // A letter that is cut in two at the end is not looked at before the rest of it is there.
  const isAllUtf8 = isUtf8(bytes.subarray(0, bytes.lastIndexOf(lf) + 1)) && !isEnd;
  let [start, line] = [0, firstLine];
  while (start < bytes.length) {
    const found = scan(start);
    if (found.kind === 'unfinished' && bytes.length - start <= longestRecord) break;
    const isBroken = found.kind !== 'whole';
    const lineEnd = isBroken ? bytes.indexOf(lf, start) : found.end;
    const end = lineEnd < 0 ? bytes.length : lineEnd;
    const record = recordIn(bytes, line, { start, end, isBroken, isAllUtf8 });
    records.push(record);
    line += linesIn(record.text);
    start = end + 1;
  }
  return { records, rest: bytes.subarray(start), line };
};

/**
 * The records of a CSV file in pages, read once and in flat memory; `onBytes` is told each piece as it is read. A record that goes on over many
 * pieces is looked at again only when there is twice as much of it.
 */
export async function* textRecords(
  path: string,
  onBytes: (bytes: Buffer) => void,
): AsyncGenerator<readonly TextRecord[]> {
  let [rest, line]: [Buffer, number] = [Buffer.alloc(0), 1];
  let pieces: Buffer[] = [];
  let waiting = 0;
  const source: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: chunkBytes });
  for await (const piece of source) {
    onBytes(piece);
    pieces.push(piece);
    waiting += piece.length;
    if (waiting < rest.length) continue;
    const whole = rest.length === 0 && pieces.length === 1 ? piece : Buffer.concat([rest, ...pieces]);
    const done = cut(whole, line, false);
    ({ rest, line } = done);
    [pieces, waiting] = [[], 0];
    if (done.records.length > 0) yield done.records;
  }
  const { records } = cut(Buffer.concat([rest, ...pieces]), line, true);
  if (records.length > 0) yield records;
}
