import type { ReasonOf } from '../domain/reason.ts';
import { shownBytesOf } from '../formats/surrogate-bytes.ts';
import type { BatchRow } from '../store/batch-store.ts';

/** A row that cannot be used. */
export type InvalidRow = ReasonOf<'MANIFEST_INVALID'>;

/** Some lines of a manifest as read. `count`: how many rows they are, the bad ones included. */
export type RowsRead = {
  readonly count: number;
  readonly rows: readonly BatchRow[];
  readonly faults: readonly InvalidRow[];
};

/** One line of a manifest as read: a row, the faults of one, or nothing. */
export type LineRead = BatchRow | readonly InvalidRow[] | null;

/** How much of what was found is told, in UTF-16 units: a stranger's line may have a million. */
const longestFound = 300;

/** A fault of a row, with what was found in its place. */
export const invalidRow = ({ found, ...fault }: Omit<InvalidRow, 'code'>): InvalidRow => {
  const text = shownBytesOf(found);
  const told = text.length > longestFound ? `${text.slice(0, longestFound)}…` : text;
  return { code: 'MANIFEST_INVALID', ...fault, found: told.toWellFormed() };
};

const isFaults = (read: BatchRow | readonly InvalidRow[]): read is readonly InvalidRow[] => Array.isArray(read);

/** Lines put together in their order. */
export const rowsRead = (lines: readonly LineRead[]): RowsRead => {
  const rows: BatchRow[] = [];
  const faults: InvalidRow[] = [];
  let count = 0;
  for (const read of lines) {
    if (read === null) continue;
    count += 1;
    if (isFaults(read)) faults.push(...read);
    else rows.push(read);
  }
  return { count, rows, faults };
};
