import type { RepairState } from '../domain/repair.ts';

/** How many repairs there are, for one line. */
type Counts = Readonly<Record<RepairState, number>> & { readonly postponed: number };

/** Words of `ozma queue` and of repairing by hand. */
export type QueueWords = {
  readonly heads: Readonly<Record<'repair' | 'place' | 'state' | 'since' | 'waits', string>>;
  readonly states: Readonly<Record<RepairState, string>>;
  readonly counts: (counts: Counts) => string;
  readonly runs: string;
  readonly stopped: string;
  readonly more: (limit: number) => string;
  readonly none: string;
  readonly pausedBy: (ids: readonly number[]) => string;
  /** Names of what a claim prints. */
  readonly claim: Readonly<
    Record<'repair' | 'token' | 'item' | 'file' | 'note' | 'noNote' | 'until' | 'attempt' | 'next', string>
  >;
  readonly finishIt: (repair: number, token: string) => string;
  readonly empty: string;
  readonly noneNow: (queued: number) => string;
  readonly noKinds: string;
  readonly altered: (item: string, found: string) => string;
  readonly finished: (repair: number, outcome: string) => string;
  readonly liesIn: (path: string) => string;
  readonly stays: string;
  readonly postponed: (repair: number, when: string | null) => string;
  readonly escalated: (repair: number) => string;
  readonly released: (repair: number) => string;
  readonly requeued: (repair: number) => string;
  readonly refused: (repair: string, why: Refusal) => string;
  readonly unmoved: (submission: string, why: string) => string;
  readonly lost: (submission: string, files: string) => string;
};

/** Why nothing was done with a repair that somebody named. */
export type Refusal =
  | 'unknown-repair'
  | 'not-held'
  | 'already-finished'
  | 'claimed'
  | 'finished'
  | 'withdrawn'
  | 'waits-already';
