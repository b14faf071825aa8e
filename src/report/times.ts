import type { Reads } from '../store/reads.ts';
import type { Turnaround } from '../store/report-reads.ts';
import type { ReportQuestion } from './question.ts';
import { openAllDurations, type Spread, spreadOf } from './spread.ts';
import type { Cell, Table } from './table.ts';
import { slicesOf, type Week, weeksAsked } from './weeks.ts';

/** How long folders took to their verdict and to their return; what has not come back, or lies in the trash, is counted apart. */
export type Times = Pick<Turnaround, 'notBack' | 'inTrash'> & { readonly verdict: Spread; readonly back: Spread };

/** How long it took, in all and by the week in which the folders were received. */
export type TimesReport = {
  readonly kind: 'times';
  readonly weeks: readonly Week[];
  readonly all: Times;
  readonly byWeek: readonly Times[];
};

const timesOf = ({ verdict, back, notBack, inTrash }: Turnaround): Times => ({
  verdict: spreadOf(verdict),
  back: spreadOf(back),
  notBack,
  inTrash,
});

/** Measures from receipt to verdict and to return. */
export const timesReport = async (reads: Reads, question: ReportQuestion): Promise<TimesReport> => {
  const weeks = await weeksAsked(reads, question);
  const [verdicts, backs] = [openAllDurations(), openAllDurations()];
  const byWeek: Times[] = [];
  for await (const turnaround of reads.turnarounds(slicesOf(weeks))) {
    verdicts.add(turnaround.verdict);
    backs.add(turnaround.back);
    byWeek.push(timesOf(turnaround));
  }
  const notBack = byWeek.reduce((sum, week) => sum + week.notBack, 0);
  const inTrash = byWeek.reduce((sum, week) => sum + week.inTrash, 0);
  return {
    kind: 'times',
    weeks,
    all: timesOf({ verdict: verdicts.sorted(), back: backs.sorted(), notBack, inTrash }),
    byWeek,
  };
};

const spreadCells = ({ count, median, p95, max }: Spread): readonly Cell[] => [count, median, p95, max];

const rowsOf = (week: string, from: string | null, { verdict, back, notBack, inTrash }: Times): Table['rows'] => [
  [week, from, 'verdict', ...spreadCells(verdict), null, null],
  [week, from, 'return', ...spreadCells(back), notBack, inTrash],
];

const columns = [
  ...(['week', 'week_from', 'until', 'count', 'median_seconds', 'p95_seconds', 'max_seconds'] as const),
  ...(['not_back', 'in_trash'] as const),
];

/** The rows of `times.csv`: all weeks together first, then each week. */
export const timesTable = ({ weeks, all, byWeek }: TimesReport): Table => ({
  columns,
  rows: [
    ...rowsOf('all', null, all),
    ...byWeek.flatMap((times, place) => rowsOf(weeks[place]?.name ?? '', weeks[place]?.from ?? null, times)),
  ],
});
