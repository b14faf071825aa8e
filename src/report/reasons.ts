import { byPrecedence, type ReasonCode } from '../domain/reason.ts';
import type { Reads } from '../store/reads.ts';
import type { CodeCount } from '../store/report-reads.ts';
import type { ReportQuestion } from './question.ts';
import type { Table } from './table.ts';
import { slicesOf, type Week, weeksAsked } from './weeks.ts';

/** How many folders or items had a code, in all and by the week in which the folder was received. */
export type CodeTotals = Omit<CodeCount, 'count'> & { readonly total: number; readonly byWeek: readonly number[] };

/** Which reasons were given: those about folders, those about items, those that were waived; of each the most frequent first. */
export type ReasonsReport = {
  readonly kind: 'reasons';
  readonly weeks: readonly Week[];
  readonly codes: readonly CodeTotals[];
};

type Counted = Omit<CodeCount, 'count'> & { readonly byWeek: number[] };

const groupOf = ({ about, isWaived }: Omit<CodeCount, 'count'>): number =>
  (isWaived ? 2 : 0) + (about === 'item' ? 1 : 0);

const inOrder = (a: CodeTotals, b: CodeTotals): number =>
  groupOf(a) - groupOf(b) || b.total - a.total || byPrecedence(a, b);

/** Counts reasons by week. */
export const reasonsReport = async (reads: Reads, question: ReportQuestion): Promise<ReasonsReport> => {
  const weeks = await weeksAsked(reads, question);
  const counted = new Map<string, Counted>();
  let week = 0;
  for await (const counts of reads.codeCounts(slicesOf(weeks))) {
    for (const { count, ...of } of counts) {
      const key = `${groupOf(of)} ${of.code}`;
      const known = counted.get(key) ?? { ...of, byWeek: weeks.map(() => 0) };
      known.byWeek[week] = count;
      counted.set(key, known);
    }
    week += 1;
  }
  const totals = [...counted.values()].map((one) => ({ ...one, total: one.byWeek.reduce((sum, n) => sum + n, 0) }));
  return { kind: 'reasons', weeks, codes: totals.sort(inOrder) };
};

type Counting = { readonly week: string; readonly from: string | null; readonly count: (of: CodeTotals) => number };
type Row = readonly [
  week: string,
  from: string | null,
  about: string,
  waived: boolean,
  code: ReasonCode,
  count: number,
];

/** The rows of `reasons.csv`: all weeks together first, then each week; codes that were not given have none. */
export const reasonsTable = ({ weeks, codes }: ReasonsReport): Table => {
  const all: Counting = { week: 'all', from: null, count: ({ total }) => total };
  const each = weeks.map(
    ({ name, from }, place): Counting => ({ week: name, from, count: ({ byWeek }) => byWeek[place] ?? 0 }),
  );
  const rows = [all, ...each].flatMap(({ week, from, count }) =>
    codes.filter((of) => count(of) > 0).map((of): Row => [week, from, of.about, of.isWaived, of.code, count(of)]),
  );
  return { columns: ['week', 'week_from', 'about', 'waived', 'code', 'count'], rows };
};
