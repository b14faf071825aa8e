import type { RepairOutcome } from '../../domain/repair.ts';
import { faultOf } from './answer.ts';

/** The time that one attempt has, and whoever may call it off before. */
export type Limit = Disposable & {
  /** Aborted when the time is up or the attempt is called off. */
  readonly signal: AbortSignal;
  /** The fault that an ended attempt is; null while it may go on. */
  readonly fault: () => RepairOutcome | null;
  readonly leftMs: () => number;
};

/** The fault of an attempt that ozma itself called off. */
export const aborted: RepairOutcome = faultOf('aborted');

const seconds = (ms: number): string => `${Math.round(ms) / 1000} s`;

/** Starts the clock of one attempt. */
export const startLimit = (limitMs: number, outer: AbortSignal): Limit => {
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), limitMs);
  const endsAt = performance.now() + limitMs;
  return {
    signal: AbortSignal.any([outer, late.signal]),
    fault: () => {
      if (late.signal.aborted) return faultOf(`no answer within ${seconds(limitMs)}`);
      return outer.aborted ? aborted : null;
    },
    leftMs: () => Math.max(0, endsAt - performance.now()),
    [Symbol.dispose]: () => clearTimeout(timer),
  };
};
