import { epochMsOf } from '../domain/instant.ts';
import type { Reads } from '../store/reads.ts';
import type { ReportQuestion } from './question.ts';
import type { Table } from './table.ts';
import { openWallClock } from './wall-clock.ts';
import { slicesOf, weeksAsked } from './weeks.ts';

/** How many folders came in each hour of each weekday, on the desk's clocks: from Monday, from midnight. */
export type ArrivalsReport = { readonly kind: 'arrivals'; readonly counts: readonly (readonly number[])[] };

/** The weekday, Monday as 0, of a time that a wall clock shows. */
const weekdayOf = (wallMs: number): number => (new Date(wallMs).getUTCDay() + 6) % 7;

const noCounts = (): number[][] => Array.from({ length: 7 }, () => Array.from({ length: 24 }, () => 0));

/** Counts receipts by weekday and hour. An hour that the clocks show twice counts twice, one that they leave out never. */
export const arrivalsReport = async (reads: Reads, question: ReportQuestion): Promise<ArrivalsReport> => {
  const wallClock = openWallClock(question.timeZone);
  const counts = noCounts();
  for await (const receipts of reads.receipts(slicesOf(await weeksAsked(reads, question)))) {
    for (const { minute, count } of receipts) {
      const wallMs = wallClock(epochMsOf(minute));
      const hours = counts[weekdayOf(wallMs)] ?? [];
      const hour = new Date(wallMs).getUTCHours();
      hours[hour] = (hours[hour] ?? 0) + count;
    }
  }
  return { kind: 'arrivals', counts };
};

/** The rows of `arrivals.csv`: all hours of a week, Monday as 1 (ISO 8601). */
export const arrivalsTable = ({ counts }: ArrivalsReport): Table => ({
  columns: ['weekday', 'hour', 'count'],
  rows: counts.flatMap((hours, weekday) => hours.map((count, hour) => [weekday + 1, hour, count])),
});
