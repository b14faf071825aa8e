import type { ClockFacts } from '../domain/clocks.ts';
import type { Entry } from '../domain/entry.ts';
import type { EventKind, LedgerEvent } from '../domain/event.ts';
import type { SubmissionId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Reason, ReasonCode } from '../domain/reason.ts';
import type { AttemptEnd, RepairState } from '../domain/repair.ts';
import type { Instruction, Ticket, TicketStatus } from '../domain/ticket.ts';
import type { Verdict } from '../domain/verdict.ts';
import type { RepairSummary } from './queue-store.ts';
import type { ReportReads } from './report-reads.ts';
import type { StoryQuery } from './story-query.ts';

/** A ticket with its queue place and counts, for lists. */
export type TicketSummary = {
  readonly ticket: Ticket;
  readonly submissions: number;
  readonly queued: number;
};

/** A recorded submission as it is shown and exported. */
export type RecordedSubmission = Omit<Entry, 'arrival' | 'sighting' | 'consumed' | 'newStatus' | 'events'> & {
  /** Number of its `submission-judged` event. */
  readonly ledgerSeq: number;
  /** Names of the rules of its ruleset, in order. */
  readonly rules: readonly string[];
  /** The ticket's status now; null without a ticket. */
  readonly statusNow: TicketStatus | null;
  /** One for each item, in the order of `items`. */
  readonly repairs: readonly (RepairView | null)[];
  /** Whether a pause keeps its folder in `processing/`. */
  readonly isDetained: boolean;
  /** Files of items that were purged from the trash. */
  readonly purged: readonly string[];
  /** What was found about its items since, oldest first. */
  readonly later: readonly LaterFinding[];
};

/** One item of a submission as an export tells it. */
export type ExportedItem = Omit<Entry['items'][number], 'place'>;

/**
 * A recorded submission as far as an export tells it. Where nothing was reported or waived, nothing of its trace is there but the ruleset, so that
 * it need not be read.
 */
export type ExportedSubmission = Pick<
  RecordedSubmission,
  | 'submission'
  | 'path'
  | 'label'
  | 'receivedAt'
  | 'decidedAt'
  | 'verdict'
  | 'disposition'
  | 'digest'
  | 'duplicateOf'
  | 'codes'
  | 'trace'
  | 'ledgerSeq'
  | 'statusNow'
  | 'later'
> & {
  readonly ticket: Pick<NonNullable<Entry['ticket']>, 'number' | 'owner' | 'expected'> | null;
  readonly items: readonly ExportedItem[];
  /** One for each item, in the order of `items`. */
  readonly repairs: readonly (Pick<RepairView, 'state' | 'queuePlace' | 'finishedAt'> | null)[];
};

/** The repair of one item as seen from outside. */
export type RepairView = {
  readonly repair: number;
  readonly state: RepairState;
  /** 1 for the next one; null when it no longer waits. */
  readonly queuePlace: number | null;
  /** When it may be tried again; null when nothing but its turn is waited for. */
  readonly notBefore: Instant | null;
  readonly finishedAt: Instant | null;
  /** Every claim of it, oldest first. */
  readonly attempts: readonly AttemptView[];
};

/** One claim of a repair: by whom, and how it ended; `end` null while it is held. */
export type AttemptView = {
  readonly holder: string;
  readonly claimedAt: Instant;
  readonly endedAt: Instant | null;
  readonly end: AttemptEnd | null;
  readonly why: string | null;
  /** Whether it counts against the limit. */
  readonly isCounted: boolean;
};

/** What was found about an item since it was judged. */
export type LaterFinding = { readonly file: string; readonly at: Instant; readonly reason: Reason };

/** Which repairs a list takes; null for all. */
export type RepairFilter = {
  readonly states: readonly RepairState[] | null;
  readonly ticketKey: string | null;
  readonly itemKey: string | null;
};

/** How many repairs there are in each state, and how many of the waiting ones wait for another try. */
export type RepairFigures = Readonly<Record<RepairState, number>> & { readonly postponed: number };

/** A running `serve` as it last said of itself. */
export type ServeState = {
  readonly holder: string;
  readonly startedAt: Instant;
  readonly beatAt: Instant;
  /** Why nothing is taken in just now; null when intake runs. */
  readonly intakeStoppedBecause: string | null;
};

/**
 * Which submissions an export or a list takes. Bounds are inclusive from, exclusive to; each other condition counts where it is not null.
 * A submission is taken whole, with all of its items.
 */
export type SubmissionFilter = {
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly ticket: string | null;
  readonly ownerKey: string | null;
  /** One of these verdicts. */
  readonly verdicts: readonly Verdict[] | null;
  /** One of these codes, about it or about one of its items, then or since, waived or not. */
  readonly codes: readonly ReasonCode[] | null;
};

/** The filter that takes everything. */
export const everySubmission: SubmissionFilter = {
  from: null,
  to: null,
  ticket: null,
  ownerKey: null,
  verdicts: null,
  codes: null,
};

/** Figures for `ozma status`. */
export type DeskFigures = {
  readonly tickets: number;
  readonly instructed: number;
  readonly registered: number;
  readonly submissions: Readonly<Record<Entry['verdict'], number>>;
  readonly places: Readonly<Record<'held' | 'repair' | 'returned' | 'trash', number>>;
  readonly queued: number;
  readonly repairs: RepairFigures;
  /** Judged, and kept in `processing/` by a pause. */
  readonly detained: number;
  readonly claims: number;
  readonly quarantined: number;
  readonly ledger: { readonly seq: number; readonly hash: string };
};

/** Lists for screens and exports; nothing here changes anything. */
export type Reads = ReportReads & {
  readonly tickets: (page: {
    readonly after: string | null;
    readonly limit: number;
  }) => Promise<readonly TicketSummary[]>;
  readonly ticket: (number: string) => Promise<TicketSummary | null>;
  /** The tickets of an owner by `nameKey`, in ticket order, at most `limit`. */
  readonly ticketsOfOwner: (ownerKey: string, limit: number) => Promise<readonly TicketSummary[]>;
  /** By submission id, ticket number, label, item (`kind:id`) or owner; newest last, at most `limit`. */
  readonly find: (query: StoryQuery, limit: number) => Promise<readonly RecordedSubmission[]>;
  /** All that match, oldest first, in pages; memory stays flat. */
  readonly submissions: (filter: SubmissionFilter) => AsyncIterable<readonly RecordedSubmission[]>;
  /** The same as exports tell them, read as fast as can be. */
  readonly exported: (filter: SubmissionFilter) => AsyncIterable<readonly ExportedSubmission[]>;
  /** How many submissions match. */
  readonly countSubmissions: (filter: SubmissionFilter) => Promise<number>;
  readonly events: (
    of: { readonly submission: SubmissionId } | { readonly ticket: string },
  ) => Promise<readonly LedgerEvent[]>;
  readonly figures: () => Promise<DeskFigures>;
  /** Repairs in the order of the queue, from the one after `after` on (a repair's number). */
  readonly repairs: (
    filter: RepairFilter,
    page: { readonly after: number | null; readonly limit: number },
  ) => Promise<readonly RepairSummary[]>;
  /** The events of these kinds, oldest first, in pages; memory stays flat. */
  readonly eventsOf: (kinds: readonly EventKind[]) => AsyncIterable<readonly LedgerEvent[]>;
  /** The events after that of this number, oldest first. */
  readonly eventsSince: (seq: number, limit: number) => Promise<readonly LedgerEvent[]>;
  /** The running `serve`, or the last one that did not end cleanly; null when there is none. */
  readonly serveState: () => Promise<ServeState | null>;
  /** What the clocks of a ticket and its submissions, or of one submission and its ticket, are told from; null where it is unknown. */
  readonly clockFacts: (
    of: { readonly ticket: string } | { readonly submission: SubmissionId },
  ) => Promise<ClockFacts | null>;
  /** The same of every ticket that is not closed, without submissions, in pages. */
  readonly openClockFacts: () => AsyncIterable<readonly ClockFacts[]>;
  /** Current and past instructions of a ticket. */
  readonly instructions: (number: string) => Promise<readonly Instruction[]>;
  /** Recomputes the chain; the first event whose hash does not fit, or null. */
  readonly firstBrokenEvent: () => Promise<number | null>;
};
