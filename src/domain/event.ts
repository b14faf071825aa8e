import type { SubmissionId } from './ids.ts';
import type { Instant } from './instant.ts';

/** A plain JSON value, as an event's body holds it. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** What has happened, in the past tense. Append-only: a name is never used for something else. */
export type EventKind =
  | 'desk-made'
  | 'tickets-imported'
  | 'registry-imported'
  | 'ticket-changed'
  | 'ticket-vanished'
  | 'ticket-status-changed'
  | 'instruction-given'
  | 'instruction-withdrawn'
  | 'instruction-consumed'
  | 'submission-judged'
  | 'repairs-queued'
  | 'submission-quarantined'
  | 'submission-vanished'
  | 'submission-placed'
  | 'repair-claimed'
  | 'repair-finished'
  | 'repair-postponed'
  | 'repair-escalated'
  | 'repair-released'
  | 'repair-lapsed'
  | 'repair-requeued'
  | 'repair-withdrawn'
  | 'item-altered'
  | 'items-returned'
  | 'pause-opened'
  | 'pause-staged'
  | 'pause-ended'
  | 'faults-forgiven'
  | 'held-accepted'
  | 'held-rejected'
  | 'trash-restored'
  | 'trash-purged'
  | 'waiver-given';

/** One thing that happened, before the store gives it its number and its place in the chain. */
export type Event = {
  readonly at: Instant;
  readonly kind: EventKind;
  /** `ozma` for what the program did by itself, else the person who did it. */
  readonly actor: string;
  readonly submission: SubmissionId | null;
  readonly ticket: string | null;
  readonly body: { readonly [key: string]: Json };
};

/** An event in the ledger: numbered from 1 without gaps, each hash over the one before it. */
export type LedgerEvent = Event & { readonly seq: number; readonly hash: string };
