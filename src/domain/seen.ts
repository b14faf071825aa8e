import type { Sha256, SubmissionId } from './ids.ts';
import type { Instant } from './instant.ts';
import type { Person } from './person.ts';

/** The areas in which ozma holds an item, and the two ends where it does not (product.md 1). */
export type Place = 'customer' | 'inbox' | 'held' | 'repair' | 'returned' | 'trash';

/** A submission of this ticket with verdict accepted, partial or held under the current instruction (product.md 12, "Active"). */
export type ActiveSubmission = {
  /** Null where the earlier folder was only checked, not received. */
  readonly submission: SubmissionId | null;
  readonly label: string;
  readonly receivedAt: Instant;
  readonly digest: Sha256;
  /** Keys of its items that were accepted or held, finished or not. */
  readonly itemKeys: readonly string[];
  /** Place in the queue of its first unfinished repair; null when none waits. */
  readonly queuePlace: number | null;
};

/** An item that is held or in repair, from whatever ticket. */
export type ItemInCustody = {
  readonly itemKey: string;
  readonly place: 'held' | 'repair';
  readonly submission: SubmissionId | null;
  readonly label: string;
};

/** Where the text of a note was seen before (product.md 12, "A note is reused"). */
export type NoteSighting = {
  readonly fingerprint: Sha256;
  readonly ticket: string;
  readonly owner: Person;
  /** The instruction in force then; null when there was none. */
  readonly instructedAt: Instant | null;
  readonly submission: SubmissionId | null;
  readonly label: string;
  readonly receivedAt: Instant;
};

/** What the registry says of one item. */
export type RegistryEntry = {
  readonly itemKey: string;
  readonly name: string;
  /** Null where the registry has no owner for it. */
  readonly owner: Person | null;
};

/** Everything that was seen before and matters for one submission. */
export type Seen = {
  readonly actives: readonly ActiveSubmission[];
  readonly custody: readonly ItemInCustody[];
  readonly notes: readonly NoteSighting[];
};
