import type { Reads } from '../store/reads.ts';
import type { OwnerRepeats } from '../store/report-reads.ts';
import type { ReportQuestion } from './question.ts';
import type { Table } from './table.ts';

/** The owners who sent something again, those who did it most often first. */
export type RepeatsReport = { readonly kind: 'repeats'; readonly owners: readonly OwnerRepeats[] };

/** Counts what owners sent again. */
export const repeatsReport = async (reads: Reads, { range }: ReportQuestion): Promise<RepeatsReport> => ({
  kind: 'repeats',
  owners: await reads.repeats(range),
});

const columns = [
  ...(['owner', 'owner_id', 'submissions', 'repeated', 'duplicates', 'changed_resends'] as const),
  ...(['reused_notes', 'items_sent_twice'] as const),
];

/** The rows of `repeats.csv`. */
export const repeatsTable = ({ owners }: RepeatsReport): Table => ({
  columns,
  rows: owners.map((one) => [
    ...[one.owner, one.ownerId, one.submissions, one.repeated, one.duplicates, one.changedResends],
    ...[one.reusedNotes, one.itemsSentTwice],
  ]),
});
