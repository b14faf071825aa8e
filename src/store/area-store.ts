import type { SubmissionId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { ReasonCode } from '../domain/reason.ts';
import type { Waiver } from '../domain/waiver.ts';

/** Something that lies in an area: one submission with those of its items that are there. */
export type AreaEntry = {
  readonly submission: SubmissionId;
  readonly label: string;
  readonly ticket: string | null;
  readonly owner: string | null;
  /** When it came there. */
  readonly since: Instant;
  /** `kind:id`, else the file; a loose file or an empty folder has none. */
  readonly items: readonly string[];
  readonly files: readonly string[];
  readonly codes: readonly ReasonCode[];
};

/** What a named person decides, with a reason. `items` null means all that is there. */
export type AreaDecision = {
  readonly submission: SubmissionId;
  /** Files within the folder; null for all. */
  readonly files: readonly string[] | null;
  readonly by: string;
  readonly why: string;
  readonly now: Instant;
};

/** What a decision did: which files of which folder go from where to where, or why it was refused. */
export type AreaAnswer =
  | { readonly kind: 'decided'; readonly label: string; readonly moves: readonly AreaMove[] }
  | {
      readonly kind: 'refused';
      readonly why:
        | 'unknown'
        | 'not-there'
        | 'paused'
        | 'in-repair'
        | 'no-ticket'
        | 'ticket-closed'
        | 'grace-over'
        | 'grace-runs';
    };

/** Files of one submission that go from one area to another; `files` null for the whole folder. */
export type AreaMove = {
  readonly submission: SubmissionId;
  readonly label: string;
  readonly from: 'held' | 'trash' | 'repair';
  readonly to: 'repair' | 'returned' | 'held' | 'purged';
  readonly files: readonly string[] | null;
};

/** A waiver to be given. */
export type WaiverGiven = Omit<Waiver, 'id'>;

/** What people decide about held and trashed things, and the exceptions that they grant. */
export type AreaStore = {
  /** What lies in an area, oldest first. */
  readonly lyingIn: (
    area: 'held' | 'trash',
    page: { readonly after: SubmissionId | null; readonly limit: number },
  ) => Promise<readonly AreaEntry[]>;
  /**
   * Accepts held items: they are queued in their ticket's place. Of a changed resend (`RESEND_CHANGED`) the earlier submission's waiting repairs are
   * withdrawn and go back; one that is being repaired refuses it.
   */
  readonly acceptHeld: (decision: AreaDecision) => Promise<AreaAnswer>;
  /** Rejects held items: they go back. Refused while a pause stops them. */
  readonly rejectHeld: (decision: AreaDecision) => Promise<AreaAnswer>;
  /** Takes trashed things out, to be held, until their grace ends. */
  readonly restoreTrash: (decision: AreaDecision, graceMs: number) => Promise<AreaAnswer>;
  /** Gives trashed things up whose grace is over; the record stays. Refused while a pause stops it. */
  readonly purgeTrash: (decision: AreaDecision, graceMs: number) => Promise<AreaAnswer>;

  /** Records a waiver; null where the ticket is unknown. */
  readonly waive: (given: WaiverGiven) => Promise<Waiver | null>;
  /** The waivers of a ticket (`idKey`), youngest first; of all tickets where null. */
  readonly waivers: (ticketKey: string | null) => Promise<readonly Waiver[]>;
};
