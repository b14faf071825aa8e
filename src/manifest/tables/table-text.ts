import { csvCell, exactCell } from '../../csv/cell.ts';
import type { Row, Table } from './table.ts';

/** How texts stand in the cells of an export: one that a spreadsheet would run with a leading `'`, or every one as it is. */
export type Cells = 'guarded' | 'exact';

/** Writes rows as lines; a cell that is as in the row above is taken from there, as most of a submission's are. */
const openCsvLine = (cell: (text: string) => string): ((cells: Row) => string) => {
  const written: string[] = [];
  let above: Row = [];
  return (cells) => {
    written.length = cells.length;
    for (let place = 0; place < cells.length; place += 1) {
      const text = cells[place] ?? '';
      if (text !== above[place]) written[place] = cell(text);
    }
    above = cells;
    return written.join(',');
  };
};

/** The line of a table's header, without its end. */
export const headerLine = ({ columns }: Table): string => columns.map(({ name }) => exactCell(name)).join(',');

/** The rows of a table as lines of a CSV file without their ends, a page at a time; the same rows give the same lines. */
export async function* tableLines(table: Table, cells: Cells): AsyncGenerator<readonly string[]> {
  const csvLine = openCsvLine(cells === 'exact' ? exactCell : csvCell);
  for await (const { rows } of table.pages) yield rows.map(csvLine);
}

/** The same rows as JSON Lines: an object of texts by column, null where a cell is empty; nothing is guarded, for nobody runs it. */
export async function* tableDocuments({ columns, pages }: Table): AsyncGenerator<readonly string[]> {
  const document = (row: Row): string =>
    JSON.stringify(Object.fromEntries(columns.map(({ name }, place) => [name, row[place] || null])));
  for await (const { rows } of pages) yield rows.map(document);
}
