import type { Wrong } from '../../domain/proof.ts';
import type { ExportName } from '../../manifest/package/export-facts.ts';
import type { ExportRow } from './csv-rows.ts';
import type { ExpectedRows } from './expected-rows.ts';
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

type Rows = ExpectedRows['rows'];

/** What is missing of a submission that an older ozma judged, cannot be told. */
const knownRows = (rows: Rows, { untold }: ExpectedRows, of: { readonly columns: Cells; readonly group: Group }) => {
  const received = of.columns.indexOf('received');
  if (received < 0 || !untold.includes('expected')) return { found: of.group.rows, expected: rows };
  return {
    found: of.group.rows.filter(({ cells }) => cells?.[received] !== '0'),
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

type Known = ReturnType<typeof knownRows>;

/** The rows that neither stand as they should from the beginning on nor from the end on; of as many rows as there should be, each is looked at. */
const doubtful = ({ found, expected }: Known, compared: Compared): Known => {
  if (found.length === expected.length) return { found, expected };
  const cells = found.map((row) => row.cells ?? []);
  const before = agreeing(cells, expected, compared);
  const after = agreeing(cells.slice(before).toReversed(), expected.slice(before).toReversed(), compared);
  return {
    found: found.slice(before, found.length - after),
    expected: expected.slice(before, expected.length - after),
  };
};

const pairFaults = (
  [row, own]: readonly [ExportRow | undefined, Cells | undefined],
  line: number | null,
  compared: Compared,
) => {
  const place = { row: line === null ? null : `${line}`, column: null } as const;
  if (row !== undefined && own !== undefined) return rowFaults(row, own, compared);
  if (row !== undefined) return [{ ...place, found: told(row.text), expected: null, how: 'added' } as const];
  return [{ ...place, found: null, expected: told((own ?? []).join(',')), how: 'missing' } as const];
};

const faultsAgainst = (
  rows: Rows,
  group: Group,
  of: { readonly submission: ExpectedRows; readonly columns: Cells },
) => {
  const { submission, columns } = of;
  const compared = comparedColumns(columns, submission);
  const { found, expected } = doubtful(knownRows(rows, submission, { columns, group }), compared);
  const lastLine = group.rows.at(-1)?.line ?? null;
  return Array.from({ length: Math.max(found.length, expected.length) }, (_, index) => index).flatMap(
    (index): readonly RowFaultInLedger[] =>
      pairFaults([found[index], expected[index]], found[index]?.line ?? lastLine, compared),
  );
};

/** In what the rows of a submission are not those that the ledger tells, redacted ones where they are nearer to these. */
export const groupFaults = (group: Group, submission: ExpectedRows, columns: Cells): readonly RowFaultInLedger[] => {
  const faults = faultsAgainst(submission.rows, group, { submission, columns });
  if (faults.length === 0 || submission.redacted === null) return faults;
  const redacted = faultsAgainst(submission.redacted, group, { submission, columns });
  return redacted.length < faults.length ? redacted : faults;
};
