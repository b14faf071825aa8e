import type { Json } from './event.ts';
import type { Instant } from './instant.ts';

/** Who keeps a pause (product.md 10): a named person, the watch over the platform, or a weekly window. */
export type PauseKind = 'operator' | 'platform' | 'schedule';

/** What a pause stops: everything, or one ticket, one owner, one kind of item. */
export type PauseScope =
  | { readonly kind: 'desk' }
  | { readonly kind: 'ticket'; readonly ticket: string }
  | { readonly kind: 'owner'; readonly owner: string }
  | { readonly kind: 'item-kind'; readonly itemKind: string };

/**
 * One named reason why nothing may move. The queue runs only while no pause of the desk exists. `testing` is the last stage of a platform pause:
 * quiet long enough, it waits for one test repair to succeed.
 */
export type Pause = {
  /** Number by which people name it; never used again. */
  readonly id: number;
  readonly kind: PauseKind;
  /** Which signal or weekly window keeps it, one row each; null for an operator's. */
  readonly source: string | null;
  readonly scope: PauseScope;
  /** The person, or `ozma`. */
  readonly who: string;
  readonly why: string;
  readonly since: Instant;
  /** When it ends by itself; null when somebody or something has to end it. */
  readonly until: Instant | null;
  readonly evidence: { readonly [key: string]: Json };
  readonly stage: 'holding' | 'testing';
};

/** A pause that is over: kept for the clocks and for the record. */
export type EndedPause = Pause & { readonly endedAt: Instant; readonly endedBy: string; readonly endedWhy: string };

/** What a pause is asked about: one item's repair or one folder's move. */
export type PauseSubject = {
  readonly ticketKey: string | null;
  readonly ownerKey: string | null;
  /** The kinds of the items that would move. */
  readonly itemKinds: readonly string[];
};

/**
 * The words by which a pause says why it ended where nobody gave a reason: its time came, its window left the configuration or changed in it, its
 * source is not watched any more, or whoever opened it took it back.
 */
export const pauseEnds = {
  expired: 'expired',
  unscheduled: 'unscheduled',
  unwatched: 'unwatched',
  resumed: 'resumed',
} as const;

/** One of these words. */
export type PauseEnd = keyof typeof pauseEnds;

/** Which of these words a reason is; null where a person gave one of their own. */
export const pauseEndOf = (why: string): PauseEnd | null => Object.values(pauseEnds).find((one) => one === why) ?? null;
