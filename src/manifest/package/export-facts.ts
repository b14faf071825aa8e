import type { LedgerHead } from '../../domain/ledger.ts';
import type { ReasonCode } from '../../domain/reason.ts';
import type { Verdict } from '../../domain/verdict.ts';

/** What can be exported as CSV (product.md 8). */
export const exportNames = ['manifest', 'submissions', 'ledger'] as const;

/** One of the CSV files that ozma writes. */
export type ExportName = (typeof exportNames)[number];

/** What an export took; null or empty for a condition that did not count. */
export type AskedFilter = {
  /** Instants (ISO 8601, UTC), whatever the desk's time zone was when it was asked for. */
  readonly from: string | null;
  readonly to: string | null;
  readonly ticket: string | null;
  /** The name as it was asked for; the pseudonym of its key where people are redacted. */
  readonly owner: string | null;
  readonly verdict: readonly Verdict[];
  readonly code: readonly ReasonCode[];
};

/** What an export says of itself in `datapackage.json` under `ozma`; with the same record and filter always the same. */
export type ExportFacts = {
  /** Version of the form of exports. */
  readonly form: 1;
  readonly export: ExportName;
  /** The desk's ledger at the instant of the export. */
  readonly ledger: LedgerHead;
  readonly filter: AskedFilter;
  /** `guarded`: a text that a spreadsheet would run has a leading `'`; `exact`: every text as it is. */
  readonly cells: 'guarded' | 'exact';
  /** Whether names and ids of people are left out. */
  readonly people: 'named' | 'redacted';
  readonly rows: number;
  /** Submissions told of; for the ledger, events. */
  readonly submissions: number;
  /** How many submissions have each verdict that one has, in the order of the words. Empty for the ledger. */
  readonly verdicts: Readonly<Record<string, number>>;
  /** How many rows have each word of the column `codes`, `OK` and `CODE(waived)` as they stand; for the ledger, how many events are of each kind. Sorted. */
  readonly codes: Readonly<Record<string, number>>;
};

/** Where things lie in an export directory, relative to it. */
export const packagePaths = {
  description: 'datapackage.json',
  /** One line a row of the data: CRC-32 of its text without the end of line, 8 hex digits. Says which row was changed; the proof is the SHA-256. */
  rowSums: 'rows-crc32.txt',
  payload: 'data',
} as const;
