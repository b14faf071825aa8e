import type { EntryItem, EntryTicket } from '../../../domain/entry.ts';
import type { Event } from '../../../domain/event.ts';
import type { Sha256, SubmissionId } from '../../../domain/ids.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { Disposition, ReasonCode } from '../../../domain/reason.ts';
import type { RepairState } from '../../../domain/repair.ts';
import type { Verdict } from '../../../domain/verdict.ts';
import type { AttemptView } from '../../../store/reads.ts';

/** A claim that has ended, as the ledger tells it. */
export type StoryAttempt = AttemptView & { readonly number: number; readonly way: string; readonly isTest: boolean };

/** Who holds a repair. */
type StoryClaim = Pick<StoryAttempt, 'way' | 'holder' | 'claimedAt' | 'isTest'>;

/** A repair as the ledger tells it. */
export type StoryRepair = {
  /** Null until an event names it. */
  readonly id: number | null;
  readonly state: RepairState;
  readonly queuedAt: Instant;
  readonly notBefore: Instant | null;
  readonly claim: StoryClaim | null;
  readonly claims: number;
  readonly counted: number;
  readonly answered: number;
  readonly lastWhy: string | null;
  readonly finishedAt: Instant | null;
  readonly returnedAt: Instant | null;
  readonly attempts: readonly StoryAttempt[];
};

/** An item as the ledger tells it; `name` and `bytes` null where it does not. */
export type StoryItem = Omit<EntryItem, 'name' | 'bytes'> & {
  /** What events call it: `kind:id`, else its file. */
  readonly label: string;
  readonly name: string | null;
  readonly bytes: number | null;
  readonly placedAt: Instant | null;
  readonly purgedAt: Instant | null;
  readonly repair: StoryRepair | null;
};

/** What was found about an item since, with its reason as the event has it. */
export type StoryFinding = {
  readonly position: number;
  readonly file: string;
  readonly at: Instant;
  readonly judged: string;
  readonly found: string;
};

/** What an event written by an older ozma does not say, so that nothing can be told of it. */
export type Untold =
  | 'owner-id'
  | 'ticket-status'
  | 'opened-at'
  | 'instructed-at'
  | 'expected'
  | 'item-name'
  | 'item-bytes'
  | 'is-detained'
  | 'repair-number'
  | 'status-now'
  | 'trace';

/** The ticket as its judgement tells it; parts null where it does not. */
export type StoryTicket = Pick<EntryTicket, 'number' | 'owner'> &
  Partial<Pick<EntryTicket, 'status' | 'openedAt' | 'instructedAt' | 'expected'>>;

/** A submission with all that became of it, as the ledger alone tells it. */
export type Story = {
  readonly submission: SubmissionId;
  readonly ledgerSeq: number;
  readonly path: string;
  readonly label: string;
  readonly receivedAt: Instant;
  readonly decidedAt: Instant;
  readonly ticket: StoryTicket | null;
  readonly verdict: Verdict;
  readonly disposition: Disposition;
  readonly digest: Sha256;
  readonly duplicateOf: SubmissionId | null;
  readonly codes: readonly ReasonCode[];
  readonly ruleset: string;
  readonly place: EntryItem['place'];
  readonly placedAt: Instant | null;
  readonly purgedAt: Instant | null;
  readonly isDetained: boolean;
  readonly items: readonly StoryItem[];
  readonly later: readonly StoryFinding[];
  readonly untold: ReadonlySet<Untold>;
};

/** An event with its body as a value, as the steps of a story take it. */
export type ToldEvent = {
  readonly seq: number;
  readonly at: Instant;
  readonly kind: string;
  readonly body: Event['body'];
};

/** How one event changes a story. */
export type Step = (story: Story, event: ToldEvent) => Story;
