import type { Entry } from '../domain/entry.ts';
import type { LedgerEvent } from '../domain/event.ts';
import type { SubmissionId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { Instruction, Ticket, TicketStatus } from '../domain/ticket.ts';

/** A ticket with its queue place and counts, for lists. */
export type TicketSummary = {
  readonly ticket: Ticket;
  readonly submissions: number;
  readonly queued: number;
};

/** A recorded submission as it is shown and exported. */
export type RecordedSubmission = Omit<Entry, 'sighting' | 'consumed' | 'newStatus' | 'events'> & {
  /** Number of its `submission-judged` event. */
  readonly ledgerSeq: number;
  /** Names of the rules of its ruleset, in order. */
  readonly rules: readonly string[];
  /** The ticket's status now; null without a ticket. */
  readonly statusNow: TicketStatus | null;
  /** One for each item, in the order of `items`. */
  readonly repairs: readonly (RepairView | null)[];
};

/** The repair of one item as seen from outside. */
export type RepairView = {
  readonly state: 'queued' | 'claimed' | 'fulfilled' | 'unrepairable' | 'escalated';
  /** 1 for the next one; null when it no longer waits. */
  readonly queuePlace: number | null;
  readonly finishedAt: Instant | null;
};

/** Which submissions an export or a list takes. Bounds are inclusive from, exclusive to. */
export type SubmissionFilter = {
  readonly from: Instant | null;
  readonly to: Instant | null;
  readonly ticket: string | null;
  readonly ownerKey: string | null;
};

/** Figures for `ozma status`. */
export type DeskFigures = {
  readonly tickets: number;
  readonly instructed: number;
  readonly registered: number;
  readonly submissions: Readonly<Record<Entry['verdict'], number>>;
  readonly places: Readonly<Record<'held' | 'repair' | 'returned' | 'trash', number>>;
  readonly queued: number;
  readonly claims: number;
  readonly quarantined: number;
  readonly ledger: { readonly seq: number; readonly hash: string };
};

/** Lists for screens and exports; nothing here changes anything. */
export type Reads = {
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
  readonly events: (
    of: { readonly submission: SubmissionId } | { readonly ticket: string },
  ) => Promise<readonly LedgerEvent[]>;
  readonly figures: () => Promise<DeskFigures>;
  /** Current and past instructions of a ticket. */
  readonly instructions: (number: string) => Promise<readonly Instruction[]>;
  /** Recomputes the chain; the first event whose hash does not fit, or null. */
  readonly firstBrokenEvent: () => Promise<number | null>;
};

/** What `ozma why` was asked for. */
export type StoryQuery =
  | { readonly by: 'submission'; readonly id: SubmissionId }
  /** By the first digits of an id as it is written, lower case. */
  | { readonly by: 'beginning'; readonly beginning: string }
  | { readonly by: 'ticket'; readonly ticketKey: string }
  | { readonly by: 'label'; readonly labelKey: string }
  | { readonly by: 'item'; readonly itemKey: string }
  | { readonly by: 'owner'; readonly ownerKey: string };
