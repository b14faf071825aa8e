import type { Arrival } from './arrival.ts';
import type { Event } from './event.ts';
import type { Sha256, SubmissionId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { ItemRef } from './item.ts';
import type { Person } from './person.ts';
import type { Disposition, ReasonCode } from './reason.ts';
import type { NoteSighting, Place } from './seen.ts';
import type { TicketStatus } from './ticket.ts';
import type { PackedTrace } from './trace.ts';
import type { ItemVerdict, Verdict } from './verdict.ts';

/** One received item as it is recorded. */
export type EntryItem = {
  readonly file: string;
  readonly ref: ItemRef | null;
  /** As the note, else the registry calls it; empty when neither does. */
  readonly name: string;
  readonly bytes: number;
  readonly sha256: Sha256 | null;
  readonly verdict: ItemVerdict;
  readonly disposition: Disposition;
  /** Its own codes in order of precedence. */
  readonly codes: readonly ReasonCode[];
  readonly place: Exclude<Place, 'customer' | 'inbox'>;
};

/** The ticket as it was when the submission was judged; later changes of the ticket do not change the record. */
export type EntryTicket = {
  readonly number: string;
  readonly owner: Person;
  readonly status: TicketStatus;
  readonly openedAt: Instant;
  readonly instructedAt: Instant | null;
  /** The expected items (product.md 12): those for which the instruction was open when it was judged, and those that came. */
  readonly expected: readonly ItemRef[];
};

/** Everything that one decision writes, in one transaction. */
export type Entry = {
  readonly submission: SubmissionId;
  readonly path: string;
  readonly label: string;
  readonly receivedAt: Instant;
  readonly decidedAt: Instant;
  readonly ticket: EntryTicket | null;
  readonly verdict: Verdict;
  readonly disposition: Disposition;
  readonly digest: Sha256;
  readonly duplicateOf: SubmissionId | null;
  /** The codes about the submission, in order of precedence. */
  readonly codes: readonly ReasonCode[];
  readonly items: readonly EntryItem[];
  readonly trace: PackedTrace;
  /** Everything that was judged, so that it can be judged again. */
  readonly arrival: Arrival;
  /** Where the note's text was seen, to be remembered; null where there is none to remember. */
  readonly sighting: NoteSighting | null;
  /** Items for which the ticket's current instruction is now consumed. */
  readonly consumed: readonly ItemRef[];
  /** The ticket's new status, or null when it stays. */
  readonly newStatus: TicketStatus | null;
  /** What happened, to be chained into the ledger; `submission-judged` comes first. */
  readonly events: readonly Event[];
};
