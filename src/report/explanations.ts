import type { Reads } from '../store/reads.ts';
import type { ExplanationCount } from '../store/report-reads.ts';
import type { ReportQuestion } from './question.ts';
import type { Table } from './table.ts';
import { dayFrom } from './wall-clock.ts';

/** How often `ozma why` explained what, by day, by what it was asked by, and by code. */
export type ExplanationsReport = { readonly kind: 'explanations'; readonly counts: readonly ExplanationCount[] };

/** Counts the explanations of those days that begin within the range. */
export const explanationsReport = async (
  reads: Reads,
  { range, timeZone }: ReportQuestion,
): Promise<ExplanationsReport> => ({
  kind: 'explanations',
  counts: await reads.explanations({
    from: range.from === null ? null : dayFrom(range.from, timeZone),
    to: range.to === null ? null : dayFrom(range.to, timeZone),
  }),
});

/** The rows of `explanations.csv`. */
export const explanationsTable = ({ counts }: ExplanationsReport): Table => ({
  columns: ['day', 'way', 'code', 'count'],
  rows: counts.map(({ day, way, code, count }) => [day, way, code, count]),
});
