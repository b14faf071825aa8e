import type { Entry } from '../../domain/entry.ts';
import type { ExportName } from '../../manifest/package/export-facts.ts';
import { manifestColumns, manifestRows } from '../../manifest/tables/manifest-rows.ts';
import { submissionColumns, submissionRow } from '../../manifest/tables/submission-row.ts';
import type { RecordedSubmission } from '../../store/reads.ts';
import type { StoredJudgement } from '../../store/snapshot.ts';
import type { Difference } from './differences.ts';
import type { ExportRow, SubmissionRows } from './export-rows.ts';

/** What the rows of a submission say otherwise than its replay; what only a later decision explains is told apart, for it is none of its judgement. */
export type RowsSaid = { readonly differences: readonly Difference[]; readonly isDecidedSince: boolean };

/** Columns that go on after the judgement, or count the rows of the file. */
const movingColumns: ReadonlySet<string> = new Set([
  'line',
  'ticket_status',
  'queue_place',
  'repair_state',
  'finished_at',
]);

/** Columns that a person may decide on later: what was held or lay in the trash, and what was found altered. */
const decidableColumns: ReadonlySet<string> = new Set([
  'verdict',
  'disposition',
  'codes',
  'item_verdict',
  'bytes',
  'sha256',
  'accepted',
  'held',
  'rejected',
]);

const asRecorded = (entry: Entry, { ledgerSeq, rules }: StoredJudgement): RecordedSubmission => ({
  ...entry,
  ledgerSeq,
  rules,
  statusNow: null,
  repairs: entry.items.map(() => null),
  isDetained: false,
  purged: [],
  later: [],
});

type Cells = readonly (readonly [column: string, cell: string])[];

const named = (columns: readonly string[], row: readonly string[]): Cells =>
  columns.map((column, place) => [column, row[place] ?? ''] as const).filter(([column]) => !movingColumns.has(column));

/** The rows that an export has of a submission as it was judged; null for the ledger, whose rows tell events. */
const expectedRows = (entry: Entry, stored: StoredJudgement, what: ExportName): readonly Cells[] | null => {
  const recorded = asRecorded(entry, stored);
  switch (what) {
    case 'manifest':
      return manifestRows(recorded).map((row) => named(manifestColumns.slice(1), row));
    case 'submissions':
      return [named(submissionColumns, submissionRow(recorded))];
    case 'ledger':
      return null;
  }
};

/** Whether somebody may have decided on it since: on what was held or in the trash, or was found altered at its claim. */
const isDecidable = ({ verdict, disposition, items }: Entry, rows: readonly ExportRow[]): boolean =>
  verdict === 'held' ||
  disposition === 'trash' ||
  items.some((item) => item.verdict === 'held' || item.disposition === 'trash') ||
  rows.some(({ cell }) => cell('codes').split(' ').includes('ITEM_ALTERED'));

const cellDifferences = ({ line, cell }: ExportRow, expected: Cells): readonly Difference[] =>
  expected.flatMap(([column, replayed]) => {
    const recorded = cell(column);
    return recorded === replayed ? [] : [{ at: `/rows/${line}/${column}`, recorded, replayed }];
  });

const columnOf = ({ at }: Difference): string => at.slice(at.lastIndexOf('/') + 1);

/** Compares the rows that an export has of a submission with what its replay says; `/rows/12/verdict` points to a line and a column. */
export const rowDifferences = (
  said: SubmissionRows | null,
  { entry, stored, what }: { readonly entry: Entry; readonly stored: StoredJudgement; readonly what: ExportName },
): RowsSaid => {
  const expected = expectedRows(entry, stored, what);
  const rows = said?.rows ?? [];
  if (expected === null) return { differences: [], isDecidedSince: false };
  const counts = { at: '/rows', recorded: rows.length, replayed: expected.length };
  const all = rows.flatMap((row, place) => cellDifferences(row, expected[place] ?? []));
  const isOpen = isDecidable(entry, rows);
  const differences = all.filter((one) => !isOpen || !decidableColumns.has(columnOf(one)));
  return {
    differences: rows.length === expected.length ? differences : [counts, ...differences],
    isDecidedSince: differences.length < all.length,
  };
};
