import { type BatchColumn, batchColumns, readBatchCells } from '../../schemas/batch-row.ts';
import { cellsOf } from '../csv/cells.ts';
import { type CsvHeader, cellTexts, readHeader } from '../csv/header.ts';
import { type CsvRecord, csvRecords } from '../csv/records.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { type PathStart, pathFault, readBatchPath } from '../formats/batch-path.ts';
import { shownBytesOf } from '../formats/surrogate-bytes.ts';
import type { Delimiter } from '../formats/ticket-presets.ts';
import { type InvalidRow, invalidRow, type LineRead, type RowsRead, rowsRead } from './row-reading.ts';

/** Which columns are looked for, and which are needed (product.md 9). */
const batchTable = { known: batchColumns, required: ['folder', 'file'], renamed: {}, misleading: [] } as const;

/** A CSV manifest: its name for messages, what stands between its cells, and where its paths start. */
export type CsvManifest = { readonly name: string; readonly delimiter: Delimiter; readonly start: PathStart };

type Header = CsvHeader<BatchColumn>;
type Cells = { readonly line: number; readonly cells: readonly string[] };
type Reading = { readonly header: Header; readonly start: PathStart };

const carriedByte = /[\udc80-\udcff]/u;

const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '');

/** Cells of a whole record; those of one with quotes with their carried bytes as people see them. */
const cellsIn = ({ text }: { readonly text: string }, delimiter: Delimiter): readonly string[] =>
  text.includes('"') ? cellsOf(shownBytesOf(text), delimiter) : text.split(delimiter);

const columnName = ({ places, nameAt }: Header, column: BatchColumn): string => {
  const place = places.get(column);
  return place === undefined ? column : nameAt(place);
};

const notUtf8 = ({ line, cells }: Cells, { nameAt }: Header): InvalidRow => {
  const place = cells.findIndex((cell) => carriedByte.test(cell) || /\\x[89a-f][0-9a-f]/.test(cell));
  return invalidRow({ line, column: nameAt(Math.max(place, 0)), why: 'not-utf-8', found: cells[place] ?? '' });
};

const wrongWidth = ({ line, cells }: Cells, { width, nameAt }: Header): InvalidRow => {
  const why = cells.length < width ? 'too-few-cells' : 'too-many-cells';
  return invalidRow({ line, column: nameAt(Math.min(cells.length, width)), why, found: cells[width] ?? '' });
};

const readCells = (row: Cells, { header, start }: Reading): LineRead => {
  const { line, cells } = row;
  if (cells.length !== header.width) return [wrongWidth(row, header)];
  const texts = cellTexts(cells, header);
  const read = readBatchCells(texts);
  const invalid = (column: BatchColumn, why: InvalidRow['why']): InvalidRow =>
    invalidRow({ line, column: columnName(header, column), why, found: texts[column] ?? '' });
  const faults = read.kind === 'bad' ? read.faults.map(({ column, why }) => invalid(column, why)) : [];
  const names = (['folder', 'file'] as const).flatMap((column) => {
    const why = pathFault(texts[column] ?? '');
    return why === null || why === 'empty' ? [] : [invalid(column, why)];
  });
  if (read.kind === 'bad' || names.length > 0) return [...names, ...faults];
  const { folder, file, ...said } = read.cells;
  const place = readBatchPath(`${folder}/${file}`, start);
  if (place.kind === 'bad') return [invalid(file.endsWith('/') ? 'file' : 'folder', place.why)];
  return { line, folder: place.folder, file: place.file, ...said };
};

const readRecord = (record: CsvRecord, cells: readonly string[] | null, reading: Reading): LineRead => {
  const { line } = record;
  const { header } = reading;
  if (record.kind === 'broken' || cells === null) {
    const place = record.kind === 'broken' ? record.cell : 0;
    return [invalidRow({ line, column: header.nameAt(place), why: 'broken-row', found: '' })];
  }
  return record.text.isWellFormed() ? readCells({ line, cells }, reading) : [notUtf8({ line, cells }, header)];
};

/** What a CSV manifest calls its columns; ozma's own name where it does not have one. */
export type ColumnNames = Readonly<Record<BatchColumn, string>>;

/** What a manifest calls its columns where it says nothing else. */
export const ownColumnNames: ColumnNames = {
  folder: 'folder',
  file: 'file',
  sha256: 'sha256',
  bytes: 'bytes',
  ticket: 'ticket',
  item_kind: 'item_kind',
  item_id: 'item_id',
};

const namesIn = (header: Header): ColumnNames => {
  const names = { ...ownColumnNames };
  for (const column of batchColumns) names[column] = columnName(header, column);
  return names;
};

const headerOf = (line: number, cells: readonly string[] | null, name: string): Header => {
  if (cells === null) throw new OzmaError('file-invalid', `${name}:${line}: the header cannot be read.`);
  const reading = readHeader(cells, batchTable);
  if (reading.kind === 'header') return reading.header;
  const { known, required } = batchTable;
  const faults = reading.faults.join('; ');
  throw new OzmaError(
    'file-invalid',
    `${name}:${line}: ${faults}. Expected a header with the columns ${known.join(', ')} (needed: ${required.join(', ')}).`,
  );
};

/** Reads the rows of a CSV manifest; `onHeader` is told how it calls its columns. Throws `file-invalid` for a header that will not do. */
export async function* csvManifestRows(
  pieces: AsyncIterable<string>,
  { name, delimiter, start }: CsvManifest,
  onHeader: (names: ColumnNames) => void,
): AsyncGenerator<RowsRead> {
  let header: Header | null = null;
  for await (const records of csvRecords(pieces, delimiter)) {
    const read: LineRead[] = [];
    for (const record of records) {
      const { line } = record;
      const cells = record.kind === 'broken' ? null : cellsIn(record, delimiter);
      if (cells !== null && isBlank(cells)) continue;
      if (header === null) {
        header = headerOf(line, cells, name);
        onHeader(namesIn(header));
      } else read.push(readRecord(record, cells, { header, start }));
    }
    yield rowsRead(read);
  }
}
