import type { RepairState } from '../domain/repair.ts';
import type { Place } from '../domain/seen.ts';
import type { Verdict } from '../domain/verdict.ts';

/** What the first sentence on a submission is made from; `reason` is the title of the primary reason, null where nothing was found. */
export type Answer = {
  readonly verdict: Verdict;
  readonly when: string;
  readonly ticket: string | null;
  readonly reason: string | null;
  readonly accepted: number;
  readonly total: number;
};

/** Words of `ozma why`. */
type WhyWords = {
  readonly answer: (answer: Answer) => string;
  readonly nothingToDo: string;
  readonly notFound: (query: string) => string;
  /** What can be asked, one line each. */
  readonly askable: readonly string[];
  readonly unjudged: string;
  readonly whenQuarantined: string;
  readonly notUnique: (beginning: string) => string;
  readonly noSubmissions: string;
  readonly otherSubmissions: string;
  readonly itemPlace: (place: Exclude<Place, 'customer' | 'inbox'>) => string;
  /** Stands for the place of what was purged from the trash. */
  readonly purged: string;
  readonly queuePlace: (place: number) => string;
  readonly repairs: Readonly<Record<RepairState, string>>;
  readonly finished: (when: string) => string;
  /** Stands over the text for the customer: who sends it. */
  readonly customer: string;
  readonly draft: string;
  /** Stands for what the note says where the folder is no longer here to be read. */
  readonly unread: string;
  readonly trace: string;
  readonly passed: string;
  readonly reported: string;
  readonly moot: string;
  readonly mootBecause: (rule: string) => string;
  readonly by: (actor: string) => string;
};

/** Words for one ticket and for lists of tickets. */
type TicketWords = {
  readonly state: string;
  readonly opened: string;
  readonly problems: string;
  readonly named: string;
  readonly expected: string;
  readonly open: string;
  readonly instructed: string;
  readonly notInstructed: string;
  readonly outstanding: (when: string) => string;
  readonly consumed: (when: string) => string;
  /** A younger instruction took its place. */
  readonly replaced: (when: string) => string;
  readonly withdrawn: (when: string) => string;
  readonly kept: string;
  readonly submissions: string;
  readonly queued: string;
  readonly yes: string;
  readonly no: string;
  readonly unknown: (number: string) => string;
  readonly none: string;
  readonly total: (count: number) => string;
  readonly ofOwner: (owner: string, count: number) => string;
};

/** Words of `ozma status`. */
type StatusWords = Readonly<
  Record<
    | 'desk'
    | 'serve'
    | 'intake'
    | 'pauses'
    | 'platform'
    | 'detained'
    | 'clocks'
    | 'notRunning'
    | 'noPause'
    | 'noSource'
    | 'neverLooked'
    | 'tickets'
    | 'registry'
    | 'submissions'
    | 'items'
    | 'queue'
    | 'processing'
    | 'quarantine'
    | 'ledger'
    | 'tables'
    | 'absent'
    | 'unloaded'
    | 'loaded',
    string
  >
> & {
  readonly instructed: (count: number) => string;
  readonly events: (seq: number) => string;
  /** A `serve` that runs, and one that ended without saying so; the process is already in words. */
  readonly serving: (process: string, since: string, beat: string) => string;
  readonly gone: (process: string, beat: string) => string;
  readonly stopped: (why: string) => string;
  /** What a source of signals says of the platform; `unknownSince` null where it is known. */
  readonly source: (of: {
    readonly source: string;
    readonly health: string;
    readonly stage: string;
    readonly lookedAt: string;
    readonly unknownSince: string | null;
    readonly why: string;
  }) => string;
  readonly detainedFolders: (count: number) => string;
};

/** What an import did with its rows. */
type ImportCounts = {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly bad: number;
};

/** Words of the commands that make a desk, feed it, and explain the catalogue. */
type OtherWords = {
  readonly imported: (counts: ImportCounts) => string;
  readonly skipped: string;
  readonly vanished: (count: number, examples: string) => string;
  readonly unsettled: (count: number) => string;
  readonly made: (dir: string) => string;
  readonly madeSample: (dir: string) => string;
  readonly next: string;
  readonly nextEmpty: readonly (readonly [command: string, what: string])[];
  readonly nextSample: readonly (readonly [command: string, what: string])[];
  readonly noItems: string;
  readonly severity: string;
  readonly reportedBy: string;
  readonly customerText: string;
  readonly byNoRule: string;
};

/** Words of one language for the screens of the command line. */
export type ScreenWords = {
  readonly why: WhyWords;
  readonly ticket: TicketWords;
  readonly status: StatusWords;
  readonly other: OtherWords;
};
