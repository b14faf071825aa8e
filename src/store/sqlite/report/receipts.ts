import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/instant.ts';
import type { ReceiptCount, TimeRange, TimeSlice } from '../../report-reads.ts';

/** Later than every instant's text. */
const endOfTime = '~';

const selectEnds = `select (select min(received_at) from submission where received_at >= @from and received_at < @to) as first,
  (select max(received_at) from submission where received_at >= @from and received_at < @to) as last`;
const selectMinutes = `select substr(received_at, 1, 16) || ':00.000Z' as minute, count(*) as count from submission
  where received_at >= @from and received_at < @to group by 1 order by 1`;

/** A range as queries take it. */
export type Bounds = { readonly from: string; readonly to: string };

/** The bounds of a range; what is open lies before or after every instant. */
export const boundsOf = ({ from, to }: TimeRange): Bounds => ({ from: from ?? '', to: to ?? endOfTime });

type Ends = { readonly first: Instant | null; readonly last: Instant | null };

/** The first and the last receipt of a range; to be called inside a transaction. */
export const openReceivedWithin = (db: Database.Database) => {
  const select = db.prepare<[Bounds], Ends>(selectEnds);
  return (range: TimeRange): { readonly first: Instant; readonly last: Instant } | null => {
    const { first, last } = select.get(boundsOf(range)) ?? { first: null, last: null };
    return first === null || last === null ? null : { first, last };
  };
};

/** How many folders came in each minute of a slice; to be called inside a transaction. */
export const openReceipts = (db: Database.Database): ((slice: TimeSlice) => readonly ReceiptCount[]) => {
  const select = db.prepare<[TimeSlice], ReceiptCount>(selectMinutes);
  return ({ from, to }) => select.all({ from, to });
};
