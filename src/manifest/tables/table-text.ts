import { csvCell, exactCell } from '../../csv/cell.ts';
import type { Row, Table } from './table.ts';

/** How texts stand in the cells of an export: one that a spreadsheet would run with a leading `'`, or every one as it is. */
export type Cells = 'guarded' | 'exact';

const csvLine = (cells: Row, cell: (text: string) => string): string => {
  let line = cell(cells[0] ?? '');
  // A loop by index takes half the time of `map` and `join`.
  for (let place = 1; place < cells.length; place += 1) line += `,${cell(cells[place] ?? '')}`;
  return line;
};

/** The line of a table's header, without its end. */
export const headerLine = ({ columns }: Table): string =>
  csvLine(
    columns.map(({ name }) => name),
    exactCell,
  );

/** The rows of a table as lines of a CSV file without their ends, a page at a time; the same rows give the same lines. */
export async function* tableLines(table: Table, cells: Cells): AsyncGenerator<readonly string[]> {
  const cell = cells === 'exact' ? exactCell : csvCell;
  for await (const { rows } of table.pages) yield rows.map((row) => csvLine(row, cell));
}

/** The same rows as JSON Lines: an object of texts by column, null where a cell is empty; nothing is guarded, for nobody runs it. */
export async function* tableDocuments({ columns, pages }: Table): AsyncGenerator<readonly string[]> {
  const document = (row: Row): string =>
    JSON.stringify(Object.fromEntries(columns.map(({ name }, place) => [name, row[place] || null])));
  for await (const { rows } of pages) yield rows.map(document);
}
