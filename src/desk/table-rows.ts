import type { RowFault, RowReading } from '../../schemas/row.ts';
import type { CsvHeader } from '../csv/header.ts';
import type { CsvRow } from '../csv/rows.ts';

/** A fault with its column by the name that the file has for it, for that is what people look for. */
export const inWordsOfFile = <Column extends string>(
  { column, why }: RowFault,
  header: CsvHeader<Column>,
): RowFault => {
  const place = new Map<string, number>(header.places).get(column);
  return { column: place === undefined ? column : header.nameAt(place), why };
};

const widthFault = (found: number, { width, nameAt }: CsvHeader<string>): RowFault => ({
  column: nameAt(Math.min(found, width)),
  why: `expected ${width} cells as in the header; found ${found}`,
});

/** Reads one row of a file under its header: a broken row and one with too few or too many cells are bad, as are bad cells. */
export const readTableRow = <Row, Column extends string>(
  row: CsvRow,
  header: CsvHeader<Column>,
  read: (cells: readonly string[]) => RowReading<Row>,
): RowReading<Row> => {
  if (row.kind === 'broken') return { kind: 'bad', faults: [{ column: header.nameAt(row.cell), why: row.why }] };
  if (row.cells.length !== header.width) return { kind: 'bad', faults: [widthFault(row.cells.length, header)] };
  const reading = read(row.cells);
  if (reading.kind === 'row') return reading;
  return { kind: 'bad', faults: reading.faults.map((fault) => inWordsOfFile(fault, header)) };
};
