import type { ExportFacts } from '../package/export-facts.ts';
import type { Row, Table, TablePage } from './table.ts';

/** What an export counts of itself. */
type Figures = Pick<ExportFacts, 'rows' | 'submissions' | 'verdicts' | 'codes'>;

/** A table that counts what goes through it; the figures are those of the pages that were taken. */
export type CountedTable = { readonly table: Table; readonly figures: () => Figures };

const add = (counts: Map<string, number>, word: string, by: number): void => {
  counts.set(word, (counts.get(word) ?? 0) + by);
};

const sorted = (counts: ReadonlyMap<string, number>): Readonly<Record<string, number>> =>
  Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));

/** How often each word stands in cells of words that are separated by spaces; few cells differ. */
const wordsIn = (cells: ReadonlyMap<string, number>): Readonly<Record<string, number>> => {
  const words = new Map<string, number>();
  for (const [cell, count] of cells) for (const word of cell.split(' ')) add(words, word, count);
  return sorted(words);
};

/** Counts the rows of a table, the submissions (or events) and verdicts that they tell of, and the words of its counted column. */
export const countTable = (table: Table): CountedTable => {
  const place = table.columns.findIndex(({ name }) => name === table.counted);
  const [verdicts, cells] = [new Map<string, number>(), new Map<string, number>()];
  let [rows, submissions] = [0, 0];
  const count = (page: TablePage): void => {
    rows += page.rows.length;
    submissions += page.told;
    for (const verdict of page.verdicts) add(verdicts, verdict, 1);
    for (const row of page.rows) add(cells, wordCell(row, place), 1);
  };
  async function* pages(): AsyncGenerator<TablePage> {
    for await (const page of table.pages) {
      count(page);
      yield page;
    }
  }
  const figures = () => ({ rows, submissions, verdicts: sorted(verdicts), codes: wordsIn(cells) });
  return { table: { ...table, pages: pages() }, figures };
};

const wordCell = (row: Row, place: number): string => row[place] ?? '';
