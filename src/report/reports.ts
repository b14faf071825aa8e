import type { Reads } from '../store/reads.ts';
import { type ArrivalsReport, arrivalsReport, arrivalsTable } from './arrivals.ts';
import { type ExplanationsReport, explanationsReport, explanationsTable } from './explanations.ts';
import { type PausesReport, pausesReport, pausesTable } from './pauses.ts';
import type { ReportQuestion } from './question.ts';
import { type ReasonsReport, reasonsReport, reasonsTable } from './reasons.ts';
import { type RepeatsReport, repeatsReport, repeatsTable } from './repeats.ts';
import type { Table } from './table.ts';
import { type TimesReport, timesReport, timesTable } from './times.ts';

/** One report over a range of time. */
export type Report = ReasonsReport | TimesReport | PausesReport | RepeatsReport | ArrivalsReport | ExplanationsReport;

/** What a report is called. */
export type ReportName = Report['kind'];

const makers = {
  reasons: reasonsReport,
  times: timesReport,
  pauses: pausesReport,
  repeats: repeatsReport,
  arrivals: arrivalsReport,
  explanations: explanationsReport,
} as const satisfies Readonly<Record<ReportName, (reads: Reads, question: ReportQuestion) => Promise<Report>>>;

/** The names of all reports, in the order in which they are shown. */
export const reportNames: readonly ReportName[] = ['reasons', 'times', 'pauses', 'repeats', 'arrivals', 'explanations'];

/** Makes one report from what a desk has recorded. */
export const reportOf = (name: ReportName, reads: Reads, question: ReportQuestion): Promise<Report> =>
  makers[name](reads, question);

/** A report as the table that its CSV file has. */
export const tableOf = (report: Report): Table => {
  switch (report.kind) {
    case 'reasons':
      return reasonsTable(report);
    case 'times':
      return timesTable(report);
    case 'pauses':
      return pausesTable(report);
    case 'repeats':
      return repeatsTable(report);
    case 'arrivals':
      return arrivalsTable(report);
    case 'explanations':
      return explanationsTable(report);
  }
};
