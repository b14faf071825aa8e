import type { RecordedSubmission } from '../../store/reads.ts';
import { type CsvStyle, csvRow } from '../../csv/cell.ts';
import { manifestColumns, manifestRows } from './manifest-rows.ts';
import { submissionColumns, submissionRow } from './submission-row.ts';

/** What can be exported as CSV (product.md 8). */
export const exports = ['manifest', 'submissions'] as const;

/** One of the CSV files that ozma writes. */
export type Export = (typeof exports)[number];

/** A piece of an export, and how many submissions it tells of. */
export type CsvPiece = { readonly text: string; readonly submissions: number };

type Pages = AsyncIterable<readonly RecordedSubmission[]>;
type Row = readonly string[];

/** The rows of one page of submissions. */
type RowsOfPage = { readonly rows: readonly Row[]; readonly submissions: number };

async function* manifestPages(pages: Pages): AsyncGenerator<RowsOfPage> {
  let line = 0;
  for await (const page of pages) {
    const rows = page.flatMap(manifestRows).map((cells): Row => {
      line += 1;
      return [`${line}`, ...cells];
    });
    yield { rows, submissions: page.length };
  }
}

async function* submissionPages(pages: Pages): AsyncGenerator<RowsOfPage> {
  for await (const page of pages) yield { rows: page.map(submissionRow), submissions: page.length };
}

type Table = { readonly columns: readonly string[]; readonly pages: (pages: Pages) => AsyncIterable<RowsOfPage> };

const tables: Readonly<Record<Export, Table>> = {
  manifest: { columns: manifestColumns, pages: manifestPages },
  submissions: { columns: submissionColumns, pages: submissionPages },
};

/** A CSV file of submissions in pieces, a page at a time, so that memory stays flat; the same pages give the same bytes. */
export async function* csvPieces(what: Export, recorded: Pages, style: CsvStyle): AsyncGenerator<CsvPiece> {
  const { columns, pages } = tables[what];
  yield { text: (style.bom ? '\uFEFF' : '') + csvRow(columns, style), submissions: 0 };
  for await (const { rows, submissions } of pages(recorded)) {
    yield { text: rows.map((row) => csvRow(row, style)).join(''), submissions };
  }
}

/** The same rows as JSON Lines: an object of texts by column, null where a cell is empty; nothing is guarded, for nobody runs it. */
export async function* jsonPieces(what: Export, recorded: Pages): AsyncGenerator<CsvPiece> {
  const { columns, pages } = tables[what];
  const document = (row: Row): string =>
    JSON.stringify(Object.fromEntries(columns.map((column, place) => [column, row[place] || null])));
  for await (const { rows, submissions } of pages(recorded)) {
    yield { text: rows.map((row) => `${document(row)}\n`).join(''), submissions };
  }
}
