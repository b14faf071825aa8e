import type { AttemptEnd } from '../domain/repair.ts';

/** A pause as words tell it: everything as it is shown in that language; `stage` null where it simply holds. */
export type ToldPause = {
  readonly id: number;
  readonly kind: string;
  readonly scope: string;
  readonly who: string;
  readonly why: string;
  readonly since: string;
  readonly until: string | null;
  readonly stage: string | null;
};

/** One claim of a repair as words tell it; `ending` null while it is held. */
export type ToldAttempt = {
  readonly holder: string;
  readonly ending: AttemptEnd | null;
  readonly why: string | null;
  readonly isCounted: boolean;
};

/** Words for how a repair stands, why it waits, and what stops it. */
export type RepairWords = {
  readonly pausedBy: (pause: ToldPause) => string;
  /** The same in a list of pauses, where all of them are. */
  readonly pause: (pause: ToldPause) => string;
  readonly itsTurn: string;
  readonly ahead: (count: number) => string;
  readonly again: (when: string, why: string | null) => string;
  readonly byHand: string;
  readonly held: (holder: string, since: string) => string;
  readonly needsPerson: (why: string | null) => string;
  readonly withdrawn: (why: string) => string;
  readonly said: (why: string) => string;
  /** A process of ozma's as the holder of a claim. */
  readonly process: (pid: string, host: string) => string;
  /** Why a claim was taken from its holder, as the store says it. */
  readonly lapses: Readonly<Record<'holder-gone' | 'lease-over', string>>;
  readonly endings: Readonly<Record<AttemptEnd, string>>;
  readonly attempt: (attempt: ToldAttempt) => string;
  readonly counts: string;
  readonly countsNot: string;
  /** Of something repaired that is still in the repair area. */
  readonly goesBack: string;
  /** Of a folder that a pause keeps where it is. */
  readonly detained: string;
  /** What of a ticket waits, at the top of a story. */
  readonly waiting: (of: { readonly ticket: string; readonly count: number; readonly place: number }) => string;
  readonly foundLater: (when: string) => string;
};
