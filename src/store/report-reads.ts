import type { Instant } from '../domain/instant.ts';
import type { Pause } from '../domain/pause.ts';
import type { ReasonCode } from '../domain/reason.ts';
import type { StoryQuery } from './story-query.ts';

/** A stretch of time: from inclusive, to exclusive. */
export type TimeSlice = { readonly from: Instant; readonly to: Instant };

/** The same, where null leaves an end open. */
export type TimeRange = { readonly from: Instant | null; readonly to: Instant | null };

/** How many folders, or items, of those received in a slice have a code; an item that did not come counts as one. */
export type CodeCount = {
  readonly about: 'folder' | 'item';
  readonly isWaived: boolean;
  readonly code: ReasonCode;
  readonly count: number;
};

/** How many times a duration in whole seconds occurred, shortest first. */
export type Durations = readonly (readonly [seconds: number, count: number])[];

/** How long folders that were received in a slice took. */
export type Turnaround = {
  /** From receipt to verdict. */
  readonly verdict: Durations;
  /** From receipt to when the folder, or the last of its items that goes back, was returned. */
  readonly back: Durations;
  /** How many have something that is still held, in repair or kept in `processing/`. */
  readonly notBack: number;
  /** How many went to the trash whole. */
  readonly inTrash: number;
};

/** How many folders were received in a minute that begins at an instant. */
export type ReceiptCount = { readonly minute: Instant; readonly count: number };

/** What one owner sent again, of so many submissions; `repeated` have at least one of the kinds. */
export type OwnerRepeats = {
  readonly owner: string;
  readonly ownerId: string | null;
  readonly submissions: number;
  readonly repeated: number;
  readonly duplicates: number;
  readonly changedResends: number;
  readonly reusedNotes: number;
  /** Items that were in custody already, or twice in a folder. */
  readonly itemsSentTwice: number;
};

/** A pause that is, or was; `scopeKey` is what its ticket, owner or kind is found by, and `ended` null while it is there. */
export type RecordedPause = Pause & {
  readonly scopeKey: string;
  readonly ended: { readonly at: Instant; readonly by: string; readonly why: string } | null;
};

/** What a pause may stop: keys as pauses have them. */
type Stoppable = { readonly ticketKey: string | null; readonly ownerKey: string | null };

/** When a repair waited in the queue, in order; the last stretch has no end while it waits. */
export type QueueWaits = Stoppable & {
  readonly itemKind: string;
  readonly stretches: readonly { readonly from: Instant; readonly to: Instant | null }[];
};

/** A folder that a pause kept in `processing/` from its verdict until it went to its place; `to` null while it is kept. */
export type KeptFolder = Stoppable & {
  readonly itemKinds: readonly string[];
  readonly from: Instant;
  readonly to: Instant | null;
};

/** What an explanation was asked by; an id's beginning counts as the submission. */
export type AskedBy = Exclude<StoryQuery['by'], 'beginning'>;

/** An explanation that was given: the day on the desk's clocks (`2026-10-03`), and the codes that it told; `OK` where everything was accepted. */
export type AskedExplanation = {
  readonly day: string;
  readonly way: AskedBy;
  readonly codes: readonly (ReasonCode | 'OK')[];
};

/** How often a code was explained on a day to who asked in one way. */
export type ExplanationCount = {
  readonly day: string;
  readonly way: AskedBy;
  readonly code: ReasonCode | 'OK';
  readonly count: number;
};

/** What reports are told from; sums are made where the rows are, and memory stays flat. Folders count where they were received. */
export type ReportReads = {
  /** The first and the last receipt within a range; null where there is none. */
  readonly receivedWithin: (range: TimeRange) => Promise<{ readonly first: Instant; readonly last: Instant } | null>;
  /** A list for each slice. */
  readonly codeCounts: (slices: readonly TimeSlice[]) => AsyncIterable<readonly CodeCount[]>;
  /** One for each slice. */
  readonly turnarounds: (slices: readonly TimeSlice[]) => AsyncIterable<Turnaround>;
  /** A list for each slice, in order; minutes in which nothing came are left out. */
  readonly receipts: (slices: readonly TimeSlice[]) => AsyncIterable<readonly ReceiptCount[]>;
  /** The owners who sent something again, those who did it most often first. */
  readonly repeats: (range: TimeRange) => Promise<readonly OwnerRepeats[]>;
  /** The pauses that were there at some time of a range, in the order in which they began. */
  readonly pausesWithin: (range: TimeRange) => Promise<readonly RecordedPause[]>;
  /** Repairs that may have waited in the queue within a slice, in pages. */
  readonly queueWaits: (slice: TimeSlice) => AsyncIterable<readonly QueueWaits[]>;
  /** Folders that were kept back within a slice, in pages. */
  readonly keptFolders: (slice: TimeSlice) => AsyncIterable<readonly KeptFolder[]>;
  /** From a day to before a day (`2026-10-03`), by day; null leaves an end open. */
  readonly explanations: (days: {
    readonly from: string | null;
    readonly to: string | null;
  }) => Promise<readonly ExplanationCount[]>;
};
