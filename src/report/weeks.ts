import { Temporal } from 'temporal-polyfill';
import type { Instant } from '../domain/instant.ts';
import type { Reads } from '../store/reads.ts';
import type { TimeSlice } from '../store/report-reads.ts';
import type { ReportQuestion } from './question.ts';
import { startOf } from './wall-clock.ts';

/** A week from Monday to Sunday (ISO 8601, `2026-W40`) on the desk's clocks, and what of it lies in the range that was asked for. */
export type Week = { readonly name: string; readonly from: Instant; readonly slice: TimeSlice };

const later = (a: Instant, b: Instant | null): Instant => (b !== null && b > a ? b : a);
const earlier = (a: Instant, b: Instant | null): Instant => (b !== null && b < a ? b : a);

const nameOf = (monday: Temporal.PlainDate): string =>
  `${String(monday.yearOfWeek).padStart(4, '0')}-W${String(monday.weekOfYear).padStart(2, '0')}`;

const mondayOf = (instant: Instant, timeZone: string): Temporal.PlainDate => {
  const day = Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate();
  return day.subtract({ days: day.dayOfWeek - 1 });
};

/** The weeks from a first to a last receipt, those in which nothing came too. */
export const weeksFrom = (
  first: Instant,
  last: Instant,
  { range, timeZone }: Pick<ReportQuestion, 'range' | 'timeZone'>,
): readonly Week[] => {
  const weeks: Week[] = [];
  for (let monday = mondayOf(first, timeZone); ; ) {
    const next = monday.add({ weeks: 1 });
    const [from, to] = [startOf(monday, timeZone), startOf(next, timeZone)];
    if (from > last) return weeks;
    weeks.push({ name: nameOf(monday), from, slice: { from: later(from, range.from), to: earlier(to, range.to) } });
    monday = next;
  }
};

/** The weeks of a range in which anything came, and those between them. */
export const weeksAsked = async (reads: Reads, question: ReportQuestion): Promise<readonly Week[]> => {
  const received = await reads.receivedWithin(question.range);
  return received === null ? [] : weeksFrom(received.first, received.last, question);
};

/** What of each week lies in the range. */
export const slicesOf = (weeks: readonly Week[]): readonly TimeSlice[] => weeks.map(({ slice }) => slice);
