import { crc32 } from 'node:zlib';
import { unguarded } from '../../../schemas/row.ts';
import { type CsvStyle, csvCell, exactCell } from '../../csv/cell.ts';
import { type TextRecord, textRecords } from './csv-bytes.ts';

/** In what a row is not written as ozma writes one. */
type RowFault = 'not-utf-8' | 'quotes' | 'end-of-line' | 'width' | 'form';

/** One row of an exported CSV file below its header, as it stands there. */
export type ExportRow = {
  /** The file's line it starts at; the header is line 1. */
  readonly line: number;
  /** 1 for the first row. */
  readonly number: number;
  /** Its text without the end of its line; undecodable bytes as U+FFFD. */
  readonly text: string;
  /** CRC-32 of that text's bytes, 8 hex digits. */
  readonly sum: string;
  /** Its cells, guards undone; null where it is not written as ozma writes a row. */
  readonly cells: readonly string[] | null;
  readonly fault: RowFault | null;
};

/** How the rows of a file are written, as far as its header and its description tell. */
export type RowStyle = CsvStyle & { readonly width: number; readonly cells: 'guarded' | 'exact' };

const endOf = { true: 'crlf', false: 'lf' } as const;

/** Where a quoted cell ends, of `""` none. */
const closingQuote = (text: string, from: number): number => {
  for (let at = text.indexOf('"', from); at >= 0; at = text.indexOf('"', at + 2)) if (text[at + 1] !== '"') return at;
  return text.length;
};

/** The cells of a record whose quotes are known to close, as they stand in it. */
const rawCells = (text: string): readonly string[] => {
  if (!text.includes('"')) return text.split(',');
  const cells: string[] = [];
  for (let at = 0; at <= text.length; ) {
    const closing = text[at] === '"' ? closingQuote(text, at + 1) : null;
    const comma = text.indexOf(',', closing ?? at);
    const end = comma < 0 ? text.length : comma;
    cells.push(closing === null ? text.slice(at, end) : text.slice(at + 1, closing).replaceAll('""', '"'));
    at = end + 1;
  }
  return cells;
};

type Reading = Pick<ExportRow, 'cells' | 'fault'>;

/** Without quotes each cell stands as it is, and there is nothing to undo where no cell has a guard: most rows are such. */
const readPlain = (text: string, style: RowStyle): readonly string[] | null => {
  if (text.includes('"') || text.includes("'")) return null;
  const cells = text.split(',');
  const cell = style.cells === 'exact' ? exactCell : csvCell;
  for (const own of cells) if (cell(own) !== own) return null;
  return cells;
};

const readText = (text: string, style: RowStyle): Reading => {
  const plain = readPlain(text, style);
  const raw = plain ?? rawCells(text);
  if (raw.length !== style.width) return { cells: null, fault: 'width' };
  if (plain !== null) return { cells: plain, fault: null };
  const isExact = style.cells === 'exact';
  const cells = isExact ? raw : raw.map(unguarded);
  // Written again it must be the same: there is only one way in which ozma writes a row.
  const again = cells.map(isExact ? exactCell : csvCell).join(',');
  return again === text ? { cells, fault: null } : { cells: null, fault: 'form' };
};

const readRecord = ({ text, end, isBroken, undecodable }: TextRecord, style: RowStyle): Reading => {
  if (isBroken) return { cells: null, fault: 'quotes' };
  if (undecodable !== null) return { cells: null, fault: 'not-utf-8' };
  if (end !== endOf[`${style.crlf}`]) return { cells: null, fault: 'end-of-line' };
  return readText(text, style);
};

const sumOf = ({ text, undecodable }: TextRecord): string =>
  crc32(undecodable ?? text)
    .toString(16)
    .padStart(8, '0');

/** The rows of a file below its header, in pages, read once and in flat memory; `onBytes` is told every byte of the file. */
export async function* exportRows(
  path: string,
  style: RowStyle,
  onBytes: (bytes: Buffer) => void,
): AsyncGenerator<readonly ExportRow[]> {
  let number = 0;
  for await (const records of textRecords(path, onBytes)) {
    const rows = records[0]?.line === 1 ? records.slice(1) : records;
    if (rows.length === 0) continue;
    yield rows.map((record): ExportRow => {
      number += 1;
      const { cells, fault } = readRecord(record, style);
      return { line: record.line, number, text: record.text, sum: sumOf(record), cells, fault };
    });
  }
}

/** What the first line of a CSV file says: its columns, and how the file is written; null where it is no header of ozma's. */
export type ExportHeader = CsvStyle & { readonly columns: readonly string[] };

const byteOrderMark = '\uFEFF';

/** Reads the header of a file; null where the file is empty, or its first line is not written as ozma writes one. */
export const readHeader = async (path: string): Promise<ExportHeader | null> => {
  for await (const [first] of textRecords(path, () => undefined)) {
    if (first === undefined || first.isBroken || first.end === 'none' || first.undecodable !== null) return null;
    const { text } = first;
    const bom = text.startsWith(byteOrderMark);
    return { bom, crlf: first.end === 'crlf', columns: rawCells(bom ? text.slice(1) : text) };
  }
  return null;
};
