import { createReadStream } from 'node:fs';
import { parseString } from 'fast-csv';
import type { Delimiter } from '../formats/ticket-presets.ts';
import { type CsvRecord, csvRecords } from './records.ts';

/** One row with the file's line it starts at: its cells, or why it has none (`cell` counts from 0). Blank rows are not rows. */
export type CsvRow =
  | { readonly kind: 'cells'; readonly line: number; readonly cells: readonly string[] }
  | { readonly kind: 'broken'; readonly line: number; readonly cell: number; readonly why: string };

/** Text of a file in pieces; `onBytes` is told each piece's bytes. Bytes that are not UTF-8 throw a `TypeError`. */
async function* piecesOf(file: string, onBytes: (bytes: Uint8Array) => void): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const source: AsyncIterable<Buffer> = createReadStream(file, { highWaterMark: 2 ** 17 });
  for await (const bytes of source) {
    onBytes(bytes);
    yield decoder.decode(bytes, { stream: true });
  }
  yield decoder.decode();
}

/**
 * Cells of whole records. fast-csv is given no header: with one it fills short rows silently, drops a column `__proto__` and numbers rows, not
 * lines; and whole records only, for an error makes it throw away its whole piece.
 */
export const cellsOf = async (
  records: readonly CsvRecord[],
  delimiter: Delimiter,
): Promise<readonly (readonly string[])[]> => {
  const text = records.map((record) => (record.kind === 'text' ? record.text : '')).join('\n');
  const rows: readonly (readonly string[])[] = await parseString(`${text}\n`, { headers: false, delimiter }).toArray();
  if (rows.length !== records.length) throw new Error(`${records.length} records were read as ${rows.length} rows`);
  return rows;
};

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

const rowsOf = async (records: readonly CsvRecord[], delimiter: Delimiter): Promise<readonly CsvRow[]> => {
  const cells = await cellsOf(records, delimiter);
  return records.flatMap((record, index): readonly CsvRow[] => {
    if (record.kind === 'broken') return [record];
    const own = cells[index] ?? [];
    return isBlank(own) ? [] : [{ kind: 'cells', line: record.line, cells: own }];
  });
};

/** A CSV file, what stands between its cells, and who is told each piece's bytes. */
export type CsvFile = {
  readonly path: string;
  readonly delimiter: Delimiter;
  readonly onBytes: (bytes: Uint8Array) => void;
};

/** The rows of a CSV file in the order of its lines, some hundreds at a time, in flat memory. */
export async function* csvRows({ path, delimiter, onBytes }: CsvFile): AsyncGenerator<readonly CsvRow[]> {
  for await (const records of csvRecords(piecesOf(path, onBytes), delimiter)) {
    if (records.length > 0) yield await rowsOf(records, delimiter);
  }
}
