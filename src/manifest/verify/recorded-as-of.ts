import type { RecordedSubmission } from '../../store/reads.ts';
import type { StoredEvent, StoredJudgement } from '../../store/snapshot.ts';

/** What a submission is told again from: what is stored of its judgement, and the events about it, oldest first. */
export type ToldFrom = {
  readonly judgement: StoredJudgement;
  /** Of this submission, and those of the desk that concern its repairs (`faults-forgiven`). */
  readonly events: readonly StoredEvent[];
  /** Of its ticket (`Snapshot.eventsOfTickets`); none without one. */
  readonly ticketEvents: readonly StoredEvent[];
  /** Number of the last event that counts. */
  readonly upTo: number;
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
  | 'status-now'
  | 'trace';

/** A submission as the ledger alone tells it; `untold` parts of `recorded` are empty and mean nothing. Null where no event judges it. */
export type RecordedAsOf = { readonly recorded: RecordedSubmission; readonly untold: readonly Untold[] };

/** A submission as the ledger tells it as of an event. The places in the queue are none of it: they are null. */
export const recordedAsOf = (_from: ToldFrom): RecordedAsOf | null => null;
