import { unguarded } from '../../../schemas/row.ts';
import { type CsvRow, csvRows } from '../../csv/rows.ts';
import type { ExportFacts } from '../../manifest/package/export-facts.ts';
import { unreadable } from './file-lines.ts';

/** One row of an export: the file's line it starts at, and its cells by column, empty for a column that is not there. */
export type ExportRow = { readonly line: number; readonly cell: (column: string) => string };

/** The rows that tell of one submission; `seq` is the number of its event. */
export type SubmissionRows = {
  readonly submission: string;
  readonly seq: number;
  readonly rows: readonly ExportRow[];
};

/** A table of an export directory. */
export type ExportTable = { readonly file: string } & Pick<ExportFacts, 'export' | 'cells'>;

type Cells = Extract<CsvRow, { kind: 'cells' }>;

const readerOf = (header: Cells, { cells }: ExportTable): ((row: Cells) => ExportRow) => {
  const places = new Map(header.cells.map((name, place) => [name, place]));
  const meaningOf = cells === 'guarded' ? unguarded : (cell: string): string => cell;
  return (row) => ({
    line: row.line,
    cell: (column) => meaningOf(row.cells[places.get(column) ?? -1] ?? ''),
  });
};

/** Rows of the table as far as they can be cut into cells; one that cannot is missing where it is looked for. */
async function* rowsOf(table: ExportTable): AsyncGenerator<readonly ExportRow[]> {
  let read: ((row: Cells) => ExportRow) | null = null;
  try {
    for await (const page of csvRows({ path: table.file, delimiter: ',', onBytes: () => undefined })) {
      const [header, ...others] = page.flatMap((row) => (row.kind === 'cells' ? [row] : []));
      if (header === undefined) continue;
      const rows = read === null ? others : [header, ...others];
      read ??= readerOf(header, table);
      yield rows.map(read);
    }
  } catch (cause) {
    throw unreadable(table.file, cause);
  }
}

/** The number of the event that judged the submission of a row. */
const seqOf = ({ cell }: ExportRow, isLedger: boolean): number => Number(cell(isLedger ? 'seq' : 'ledger_seq'));

/** The rows of each submission that an export tells of, in its order; of the ledger those that judge, for what they say is the ledger's own word. */
export async function* rowsBySubmission(table: ExportTable): AsyncGenerator<SubmissionRows> {
  const isLedger = table.export === 'ledger';
  let group: { readonly submission: string; readonly seq: number; readonly rows: ExportRow[] } | null = null;
  for await (const page of rowsOf(table)) {
    for (const row of page) {
      if (isLedger && row.cell('kind') !== 'submission-judged') continue;
      const submission = row.cell('submission');
      if (group !== null && group.submission === submission) {
        group.rows.push(row);
        continue;
      }
      if (group !== null) yield group;
      group = { submission, seq: seqOf(row, isLedger), rows: [row] };
    }
  }
  if (group !== null) yield group;
}
