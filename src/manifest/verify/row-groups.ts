import type { ExportName } from '../package/export-facts.ts';
import type { ExportRow } from './csv-rows.ts';
import type { ExpectedRows } from './expected-rows.ts';
import type { Wrong } from './proof.ts';
import { told } from './row-proof.ts';
import { columnsOf } from './rows-form.ts';

type Cells = readonly string[];

/** Rows of an export that stand together and speak of one submission or event. */
export type Group = { readonly of: string; readonly seq: string; readonly rows: ExportRow[] };

/** Cuts rows into groups; of the manifest one ends with the first row that speaks of another submission. */
export const openGroups = (what: ExportName) => {
  const columns = columnsOf[what];
  const [ofAt, seqAt] = what === 'ledger' ? [0, 0] : [columns.indexOf('submission'), columns.indexOf('ledger_seq')];
  let open: Group | null = null;
  return {
    add: (row: ExportRow, cells: Cells): Group | null => {
      const [of = '', seq = ''] = [cells[ofAt], cells[seqAt]];
      if (what === 'manifest' && open !== null && (open.of === of || open.seq === seq)) {
        open.rows.push(row);
        return null;
      }
      const done = open;
      open = { of, seq, rows: [row] };
      return done;
    },
    last: (): Group | null => open,
  };
};

/** The columns in which rows are compared. The number of the line is the file's own; what is not told cannot be compared. */
const comparedColumns = (
  columns: readonly string[],
  { untold }: ExpectedRows,
): readonly (readonly [number, string])[] =>
  columns.flatMap((column, place) => (column === 'line' || untold.includes(column) ? [] : [[place, column] as const]));

type Compared = ReturnType<typeof comparedColumns>;

const isSame = (found: Cells, expected: Cells, compared: Compared): boolean =>
  compared.every(([place]) => found[place] === expected[place]);

/** How many rows agree from one end on. */
const agreeing = (found: readonly Cells[], expected: readonly Cells[], compared: Compared): number => {
  const most = Math.min(found.length, expected.length);
  let count = 0;
  while (count < most && isSame(found[count] ?? [], expected[count] ?? [], compared)) count += 1;
  return count;
};

/** What is missing of a submission that an older ozma judged, cannot be told. */
const knownRows = ({ rows, untold }: ExpectedRows, columns: readonly string[], found: readonly ExportRow[]) => {
  const received = columns.indexOf('received');
  if (received < 0 || !untold.includes('expected')) return { found, expected: rows };
  return {
    found: found.filter(({ cells }) => cells?.[received] !== '0'),
    expected: rows.filter((cells) => cells[received] !== '0'),
  };
};

const rowFaults = (row: ExportRow, expected: Cells, compared: Compared) =>
  compared
    .filter(([place]) => row.cells?.[place] !== expected[place])
    .map(([place, column]) => ({
      ...{ row: `${row.line}`, column, how: 'changed' as const },
      ...{ found: told(row.cells?.[place] ?? ''), expected: told(expected[place] ?? '') },
    }));

/** What is wrong in the rows of one submission or event. */
export type RowFaultInLedger = Omit<Wrong, 'claim' | 'where'>;

/** In what the rows of a submission are not those that the ledger tells. */
export const groupFaults = (
  group: Group,
  submission: ExpectedRows,
  columns: readonly string[],
): readonly RowFaultInLedger[] => {
  const compared = comparedColumns(columns, submission);
  const { found, expected } = knownRows(submission, columns, group.rows);
  const cells = found.map((row) => row.cells ?? []);
  const before = found.length === expected.length ? 0 : agreeing(cells, expected, compared);
  const [rest, restExpected] = [cells.slice(before).toReversed(), expected.slice(before).toReversed()];
  const after = found.length === expected.length ? 0 : agreeing(rest, restExpected, compared);
  const rows = found.slice(before, found.length - after);
  const wanted = expected.slice(before, expected.length - after);
  return Array.from({ length: Math.max(rows.length, wanted.length) }, (_, index) => index).flatMap(
    (index): readonly RowFaultInLedger[] => {
      const [row, own] = [rows[index], wanted[index]];
      const line = `${(row ?? rows.at(-1) ?? found[before] ?? found.at(-1))?.line ?? ''}`;
      if (row === undefined)
        return [{ row: line, column: null, found: null, expected: told((own ?? []).join(',')), how: 'missing' }];
      if (own === undefined) return [{ row: line, column: null, found: told(row.text), expected: null, how: 'added' }];
      return rowFaults(row, own, compared);
    },
  );
};
