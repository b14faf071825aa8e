import type { AreaRefusal, DecidedArea } from '../domain/area.ts';
import type { Sha256, SubmissionId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { ReasonCode } from '../domain/reason.ts';
import type { Waiver } from '../domain/waiver.ts';

/** Something that lies in an area: one submission with those of its items that are there. */
export type AreaEntry = {
  readonly submission: SubmissionId;
  readonly label: string;
  readonly ticket: string | null;
  readonly owner: string | null;
  /** When it came there; the youngest counts. */
  readonly since: Instant;
  /** Whether the folder itself lies there, and not only files that parted from it. */
  readonly isWhole: boolean;
  /** `kind:id`, else the file; a loose file or an empty folder has none. */
  readonly items: readonly string[];
  /** The files of `items`, in the same order. */
  readonly files: readonly string[];
  readonly codes: readonly ReasonCode[];
};

/** What a named person decides, with a reason. */
export type AreaDecision = {
  readonly submission: SubmissionId;
  /** Files within the folder; null for all that is there. */
  readonly files: readonly string[] | null;
  readonly by: string;
  readonly why: string;
  readonly now: Instant;
};

/** A held file as it lies on the disk when it is accepted; `sha256` null where there is none to be read. */
export type FoundFile = { readonly file: string; readonly sha256: Sha256 | null; readonly bytes: number };

/** What a decision did, or why it was refused; `pauses` are the numbers of those that stop it. The disk follows by `belongings`. */
export type AreaAnswer =
  | {
      readonly kind: 'decided';
      readonly label: string;
      readonly items: readonly string[];
      readonly files: readonly string[];
      /** Other submissions whose things move because of it. */
      readonly others: readonly SubmissionId[];
    }
  | { readonly kind: 'refused'; readonly why: AreaRefusal; readonly pauses: readonly number[] };

/** Where a thing belongs; `purged` nowhere any more. */
export type Belonging = 'held' | 'repair' | 'returned' | 'trash' | 'purged';

/** Where a recorded submission's folder and each of its items belong: the disk follows. */
export type Belongings = {
  readonly submission: SubmissionId;
  readonly label: string;
  readonly place: Belonging;
  readonly items: readonly { readonly file: string; readonly place: Belonging }[];
};

/** A waiver to be given. */
export type WaiverGiven = Omit<Waiver, 'id'>;

/** What people decide about held and trashed things, and the exceptions that they grant. */
export type AreaStore = {
  /** What lies in an area, in the order of arrival. */
  readonly lyingIn: (
    area: DecidedArea,
    page: { readonly after: SubmissionId | null; readonly limit: number },
  ) => Promise<readonly AreaEntry[]>;
  /** What of one submission lies in an area; null where nothing does. */
  readonly areaEntry: (area: DecidedArea, submission: SubmissionId) => Promise<AreaEntry | null>;
  /**
   * Accepts held items: they are queued in their ticket's place. An item that was found altered is from now on what was `found`. Of a changed resend
   * (`RESEND_CHANGED`) the earlier submission's waiting repairs of the same items are withdrawn and go back; one that is being repaired refuses it.
   * With all of a folder accepted, what of it was rejected goes back.
   */
  readonly acceptHeld: (decision: AreaDecision, found: readonly FoundFile[]) => Promise<AreaAnswer>;
  /** Rejects held items: they go back. Refused while a pause stops them. */
  readonly rejectHeld: (decision: AreaDecision) => Promise<AreaAnswer>;
  /** Takes trashed things out, to be held, until their grace ends. */
  readonly restoreTrash: (decision: AreaDecision, graceMs: number) => Promise<AreaAnswer>;
  /** Gives trashed things up whose grace is over; the record stays. Refused while a pause stops it. */
  readonly purgeTrash: (decision: AreaDecision, graceMs: number) => Promise<AreaAnswer>;
  /** Where recorded submissions and their items belong; those that a pause keeps in `processing/`, and unknown ones, are not in the answer. */
  readonly belongings: (submissions: readonly SubmissionId[]) => Promise<readonly Belongings[]>;

  /** Records a waiver; null where the ticket is unknown. */
  readonly waive: (given: WaiverGiven) => Promise<Waiver | null>;
  /** The waivers of a ticket (`idKey`), youngest first; of all tickets where null. */
  readonly waivers: (ticketKey: string | null) => Promise<readonly Waiver[]>;
};
