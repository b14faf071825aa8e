import type { Instant } from '../domain/instant.ts';
import type { TimeRange } from '../store/report-reads.ts';

/** What a report is asked about: a range of time, the zone of the desk's clocks, and when it is asked. */
export type ReportQuestion = { readonly range: TimeRange; readonly timeZone: string; readonly now: Instant };
