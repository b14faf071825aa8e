import type { Pause } from '../domain/pause.ts';
import type { RepairOutcome } from '../domain/repair.ts';

/** How many repairs may be under way at once: as many as the desk says, but one at first after the platform was unstable. */
export type Ramp = {
  /** How many more may be claimed while so many are under way; while the queue is stopped one, for that may be its test. */
  readonly room: (underWay: number) => number;
  /** Tells which pauses of the desk stop the queue now. */
  readonly paused: (pauses: readonly Pause[]) => void;
  /** Tells how an attempt ended: while the queue runs, each answer doubles the limit, up to the desk's concurrency. */
  readonly ended: (outcome: RepairOutcome) => void;
};

/** Opens a ramp at full speed. */
export const openRamp = (concurrency: number): Ramp => {
  let limit = concurrency;
  let isStopped = false;
  return {
    room: (underWay) => Math.max(0, isStopped ? Math.min(1, concurrency - underWay) : limit - underWay),
    paused: (pauses) => {
      isStopped = pauses.length > 0;
      if (pauses.some(({ kind }) => kind === 'platform')) limit = 1;
    },
    ended: ({ kind }) => {
      if (!isStopped && kind !== 'fault') limit = Math.min(concurrency, limit * 2);
    },
  };
};
