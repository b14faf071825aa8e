import type { Json } from './event.ts';
import type { Instant } from './instant.ts';
import type { AttemptEnd } from './repair.ts';

/** What a source of signals says of the platform. What is unknown is not what is wrong (product.md 2, principle 6). */
export type Health = 'healthy' | 'troubled' | 'unknown';

/** One look at one source: a feed, a probe, or the desk's own repairs. */
export type Sample = {
  readonly at: Instant;
  readonly health: Health;
  /** One sentence for staff: what was seen. */
  readonly why: string;
  readonly evidence: { readonly [key: string]: Json };
};

/** When a source opens its pause and when it lets go: `bad` troubled samples of the last `of`; `good` healthy ones in a row and `quietMs` since the last trouble. */
export type Hysteresis = {
  readonly bad: number;
  readonly of: number;
  readonly good: number;
  readonly quietMs: number;
};

/** What a source has done: nothing, holding its pause, or waiting for a test repair before it lets go. */
export type SignalStage = 'running' | 'holding' | 'testing';

/** What is remembered of one source between samples and between runs; plain JSON. */
export type Signal = {
  readonly source: string;
  readonly stage: SignalStage;
  readonly stageSince: Instant;
  /** The newest known samples' health, oldest first; unknown ones leave no trace in it. */
  readonly recent: readonly ('healthy' | 'troubled')[];
  readonly lastTroubleAt: Instant | null;
  /** The newest sample, whatever it said; null before the first. */
  readonly last: Sample | null;
  /** Since when every sample has been unknown; null when the newest was not. */
  readonly unknownSince: Instant | null;
  /** What the source needs to remember for itself, such as a feed's last `updated_at`. */
  readonly memory: { readonly [key: string]: Json };
};

/** What a sample changes: nothing, or the source's pause is opened, waits for a test repair, holds again, or ends. */
export type SignalChange = 'none' | 'open' | 'test' | 'hold' | 'end';

/** The desk's own repairs as the watch over the platform looks at them. */
export type RepairTroubles = {
  /** Faults of attempts that ended at or after the instant asked for, oldest first. */
  readonly faults: readonly {
    readonly repair: number;
    readonly ownerKey: string;
    readonly owner: string;
    readonly at: Instant;
    readonly why: string;
  }[];
  /** Claims in flight of repairs that are not done by hand, oldest first. */
  readonly inFlight: readonly {
    readonly repair: number;
    readonly ownerKey: string;
    readonly owner: string;
    readonly claimedAt: Instant;
  }[];
  /** When an attempt last ended with an outcome of its own (fulfilled, unrepairable, retry or fault); null when never. */
  readonly lastEndAt: Instant | null;
  /** The newest test repair that was begun at or after the instant asked for; `ending` null while it runs. */
  readonly lastTest: { readonly claimedAt: Instant; readonly ending: AttemptEnd | null } | null;
  /** How many repairs of the engine's kinds could be claimed now but for pauses of the desk. */
  readonly waiting: number;
};
