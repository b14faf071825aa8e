import type { RecordedSubmission } from '../store/reads.ts';
import { type CsvStyle, csvRow } from './csv-cell.ts';
import { manifestColumns, manifestRows } from './manifest-rows.ts';
import { submissionColumns, submissionRow } from './submission-row.ts';

/** What can be exported as CSV (product.md 8). */
export const exports = ['manifest', 'submissions'] as const;

/** One of the CSV files that ozma writes. */
export type Export = (typeof exports)[number];

/** A piece of a CSV file, and how many submissions it tells of. */
export type CsvPiece = { readonly text: string; readonly submissions: number };

const header = (columns: readonly string[], style: CsvStyle): CsvPiece => ({
  text: (style.bom ? '\uFEFF' : '') + csvRow(columns, style),
  submissions: 0,
});

async function* manifestPieces(
  pages: AsyncIterable<readonly RecordedSubmission[]>,
  style: CsvStyle,
): AsyncGenerator<CsvPiece> {
  yield header(manifestColumns, style);
  let line = 0;
  for await (const page of pages) {
    const rows = page.flatMap(manifestRows).map((cells) => {
      line += 1;
      return csvRow([`${line}`, ...cells], style);
    });
    yield { text: rows.join(''), submissions: page.length };
  }
}

async function* submissionPieces(
  pages: AsyncIterable<readonly RecordedSubmission[]>,
  style: CsvStyle,
): AsyncGenerator<CsvPiece> {
  yield header(submissionColumns, style);
  for await (const page of pages) {
    const rows = page.map((recorded) => csvRow(submissionRow(recorded), style));
    yield { text: rows.join(''), submissions: page.length };
  }
}

/** A CSV file of submissions in pieces, a page at a time, so that memory stays flat; the same pages give the same bytes. */
export const csvPieces = (
  what: Export,
  pages: AsyncIterable<readonly RecordedSubmission[]>,
  style: CsvStyle,
): AsyncIterable<CsvPiece> => (what === 'manifest' ? manifestPieces : submissionPieces)(pages, style);
