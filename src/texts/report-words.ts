/** What a report is about. */
type ReportTopic = 'reasons' | 'times' | 'pauses' | 'repeats' | 'arrivals' | 'explanations';

/** Words of `ozma report`. Times and durations come in as they are shown. */
export type ReportWords = {
  readonly titles: Readonly<Record<ReportTopic, string>>;
  /** Stands where a report has nothing to tell. */
  readonly nothing: Readonly<Record<ReportTopic, string>>;
  /** The range that was asked for; null where an end is open. */
  readonly range: (from: string | null, to: string | null) => string;
  readonly clocks: (timeZone: string) => string;
  /** What the chart beside figures shows. */
  readonly weeks: (first: string, last: string) => string;
  /** How many more there are, and what shows them. */
  readonly more: (count: number, command: string) => string;
  /** A number of whole seconds by its two largest units. */
  readonly roughly: (seconds: number) => string;
  readonly reasons: { readonly folder: string; readonly item: string; readonly waived: string };
  readonly times: {
    readonly verdict: (folders: number) => string;
    readonly back: (folders: number) => string;
    readonly median: string;
    readonly p95: string;
    readonly max: string;
    readonly apart: (notBack: number, inTrash: number) => string;
  };
  readonly pauses: {
    readonly inForce: (duration: string, since: string, ended: string | null) => string;
    readonly waited: (repairs: number, duration: string) => string;
    readonly kept: (folders: number) => string;
    readonly nobody: string;
  };
  readonly repeats: {
    readonly of: (repeated: number, submissions: number) => string;
    readonly duplicates: (count: number) => string;
    readonly changedResends: (count: number) => string;
    readonly reusedNotes: (count: number) => string;
    readonly itemsSentTwice: (count: number) => string;
  };
  readonly arrivals: {
    /** Monday first. */
    readonly weekdays: readonly string[];
    /** What the darkest shade stands for. */
    readonly most: (count: number) => string;
  };
  readonly explanations: {
    readonly ways: Readonly<Record<'submission' | 'ticket' | 'label' | 'item' | 'owner', string>>;
    readonly askedBy: (ways: readonly (readonly [way: string, count: number])[]) => string;
  };
  /** Separates phrases of one line. */
  readonly comma: string;
  readonly written: (file: string) => string;
};
