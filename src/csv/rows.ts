import { createReadStream } from 'node:fs';
import type { Delimiter } from '../formats/ticket-presets.ts';
import { cellsOf } from './cells.ts';
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

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

const rowsOf = (records: readonly CsvRecord[], delimiter: Delimiter): readonly CsvRow[] => {
  const rows: CsvRow[] = [];
  for (const record of records) {
    if (record.kind === 'broken') {
      rows.push(record);
      continue;
    }
    const cells = cellsOf(record.text, delimiter);
    if (!isBlank(cells)) rows.push({ kind: 'cells', line: record.line, cells });
  }
  return rows;
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
    if (records.length > 0) yield rowsOf(records, delimiter);
  }
}
