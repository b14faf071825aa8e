import type { SubmissionId } from './ids.ts';
import type { Inspection } from './inspection.ts';
import type { Instant } from './instant.ts';
import type { Person } from './person.ts';
import type { Policy } from './policy.ts';
import type { RegistryEntry, Seen } from './seen.ts';
import type { Ticket } from './ticket.ts';
import type { Waiver } from './waiver.ts';

/** What a label was seen to say (product.md 12, "Order of judging" b). */
export type Recognition = {
  /** `instruction`: equal to an instructed label, which settles ticket and name at once; `parts`: number and names looked up in it. */
  readonly by: 'instruction' | 'parts';
  /** The ticket number as the label has it, or the ticket's own when an instructed label settled it; null when there is none. */
  readonly ticketNumber: string | null;
  /** Known owners whose names stand in the label as whole words, longest first. */
  readonly names: readonly Person[];
  /** A known owner whose name something in the label was made to look like (for staff). */
  readonly lookAlikeOf: string | null;
};

/** Who wrote the note, and what the desk knows of that name. */
export type Author = {
  readonly person: Person;
  readonly grade: 'proven' | 'claimed';
  /** Whether the desk knows it as the owner of some ticket or item. */
  readonly isKnown: boolean;
  readonly lookAlikeOf: string | null;
};

/** One submission as received: identity, place and inspected content. */
export type Submission = Inspection & {
  /** Null in a dry run. */
  readonly id: SubmissionId | null;
  /** Where it came from, relative to the desk (`inbox/…`). */
  readonly path: string;
  readonly receivedAt: Instant;
};

/** Everything a rule may look at, fetched before judging: plain values, no store and no clock. */
export type Arrival = {
  readonly submission: Submission;
  readonly recognition: Recognition;
  /** Null when the number is unknown or there is none. */
  readonly ticket: Ticket | null;
  readonly author: Author | null;
  readonly seen: Seen;
  /** `absent` when the desk has no registry; else what it says of the folder's items (unknown ones are not listed). */
  readonly registry: 'absent' | readonly RegistryEntry[];
  /** The waivers of the ticket that are in force now, oldest first. */
  readonly waivers: readonly Waiver[];
  readonly policy: Policy;
  readonly now: Instant;
};
