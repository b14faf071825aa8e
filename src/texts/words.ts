import type { EventKind } from '../domain/event.ts';
import type { Disposition, Effect, ReasonCode, ReasonFacts, ReasonOf, Severity } from '../domain/reason.ts';
import type { Evidence } from '../domain/receipt.ts';
import type { RuleName } from '../domain/rule-name.ts';
import type { Place } from '../domain/seen.ts';
import type { TicketStatus } from '../domain/ticket.ts';
import type { ItemVerdict, Verdict } from '../domain/verdict.ts';

/** The words for one code (product.md 7). `title`, `because`, `remedy` and `customer` name nobody; `staff` alone may. */
type CodeWords<C extends ReasonCode> = {
  /** What was found, in a few words. */
  readonly title: string;
  /** Why the rule exists, in one sentence (product.md principle 8). */
  readonly because: string;
  /** What the customer or the CSR does next. */
  readonly remedy: string;
  /** The approved text that a named human sends; it holds no label, name or id (product.md 12, "Texts for customers"). */
  readonly customer: string;
  /** One sentence for staff with the evidence: names, places, code points, files. Never for customers. */
  readonly staff: (reason: ReasonOf<C>) => string;
};

/** The words for every code; a missing code does not compile. */
export type CodeBook = { readonly [C in ReasonCode]: CodeWords<C> };

/** What a message says has happened with a folder. `undecided` keeps silent on why an item's owner was not confirmed (principle 4). */
export type Outcome = Verdict | 'undecided';

/** What happened with one item, as a message groups it. */
export type ItemOutcome = 'takenIn' | 'kept' | 'returned' | 'setAside' | 'undecided';

/** The frame of a message to a customer: what happened, the points, what happens next. */
export type LetterWords = {
  readonly openings: Readonly<Record<Outcome, string>>;
  readonly items: Readonly<Record<ItemOutcome, string>>;
  /** Stands before all points, and before each. */
  readonly points: string;
  readonly bullet: string;
  /** Stands before the files, fields or ids that a point is about. */
  readonly concerns: string;
  /** Stands between a list's heading or file and what follows. */
  readonly colon: string;
  readonly comma: string;
  readonly bracketed: (text: string) => string;
  readonly more: (count: number) => string;
  /** Where a rejected folder goes; `unsettled` fits a return and the trash alike. */
  readonly whereabouts: Readonly<Record<'returned' | 'setAside' | 'unsettled', string>>;
  /** What the customer does after a rejection. */
  readonly next: Readonly<Record<'resend' | 'wait' | 'nothing', string>>;
  readonly closings: Readonly<Record<Exclude<Outcome, 'rejected'> | 'acceptedWithPoints', string>>;
};

/** The frame of a draft for a new ticket. */
export type DraftWords = {
  readonly heading: string;
  readonly why: string;
  readonly items: string;
  readonly name: string;
  readonly status: string;
  readonly problem: string;
  /** Stands where the note says nothing. */
  readonly unsaid: string;
};

/** Names of things in tables and on screens. */
type Headings = Readonly<
  Record<
    | 'submission'
    | 'label'
    | 'ticket'
    | 'status'
    | 'owner'
    | 'received'
    | 'verdict'
    | 'disposition'
    | 'item'
    | 'items'
    | 'file'
    | 'note'
    | 'instruction'
    | 'code'
    | 'finding'
    | 'findings'
    | 'subject'
    | 'evidence'
    | 'because'
    | 'remedy'
    | 'customer'
    | 'rule'
    | 'answer'
    | 'trace'
    | 'queuePlace'
    | 'events',
    string
  >
>;

/** All words of one language; a missing one does not compile. */
export type Words = {
  readonly codes: CodeBook;
  /** Each rule as a short statement of what should hold. */
  readonly rules: Readonly<Record<RuleName, string>>;
  readonly verdicts: Readonly<Record<Verdict, string>>;
  readonly itemVerdicts: Readonly<Record<ItemVerdict, string>>;
  readonly dispositions: Readonly<Record<Disposition, string>>;
  readonly effects: Readonly<Record<Effect, string>>;
  readonly severities: Readonly<Record<Severity, string>>;
  readonly subjects: Readonly<Record<ReasonFacts['subject'], string>>;
  readonly places: Readonly<Record<Place, string>>;
  readonly statuses: Readonly<Record<TicketStatus, string>>;
  readonly grades: Readonly<Record<Evidence<unknown>['grade'], string>>;
  readonly events: Readonly<Record<EventKind, string>>;
  /** A rule's answer; `moot` takes the words of the rule that made it so. */
  readonly trace: {
    readonly passed: string;
    readonly reported: string;
    readonly moot: (because: string) => string;
  };
  /** Note keys by canonical name as a customer knows them; a desk's own keys are shown as they are. */
  readonly fields: Readonly<Record<string, string>>;
  readonly headings: Headings;
  /** What `npm start` says to somebody who is here for the first time. */
  readonly start: {
    readonly made: (dir: string) => string;
    readonly judging: (dir: string) => string;
    readonly next: string;
    readonly tries: (dir: string) => readonly (readonly [command: string, what: string])[];
    /** Stands before the desk is served, and over what can be done meanwhile in another terminal. */
    readonly serving: string;
    readonly flips: (dir: string) => readonly (readonly [command: string, what: string])[];
  };
  readonly counts: {
    /** Title of the progress line while folders are judged. */
    readonly judging: string;
    readonly folders: (count: number) => string;
  };
  readonly letter: LetterWords;
  readonly draft: DraftWords;
};
