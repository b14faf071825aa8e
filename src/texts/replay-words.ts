/** What of a judgement's evidence is not what was recorded. */
export type EvidenceWord = 'event' | 'ruleset' | 'policy' | 'arrival' | 'trace';

/** How a rule answered, by its sign in a trace. */
export type AnswerWord = 'passed' | 'reported' | 'waived' | 'moot' | 'not-asked';

/** How many submissions were looked at, and what came of them. */
type ReplayCounts = Readonly<
  Record<
    | 'submissions'
    | 'judged'
    | 'differ'
    | 'altered'
    | 'notKept'
    | 'otherRules'
    | 'otherwise'
    | 'decidedSince'
    | 'unknown'
    | 'malformed',
    number
  >
>;

/** Words of `ozma replay`. */
export type ReplayWords = {
  /** Title of the progress line. */
  readonly replaying: string;
  readonly differs: string;
  readonly rowsDiffer: string;
  readonly otherwise: (ruleset: string) => string;
  readonly altered: (parts: readonly EvidenceWord[]) => string;
  readonly unknown: (submission: string, line: number) => string;
  readonly malformed: (line: number) => string;
  /** What a key of the ledger or a column of an export tells; one that is not here is shown as it is. */
  readonly fields: Readonly<Record<string, string>>;
  readonly submission: string;
  readonly change: (what: string, recorded: string, replayed: string) => string;
  readonly nothing: string;
  readonly answers: Readonly<Record<AnswerWord, string>>;
  readonly more: (count: number) => string;
  /** What all of it comes to; the first line can be read aloud. */
  readonly summary: (counts: ReplayCounts, isAnyway: boolean) => readonly string[];
};
