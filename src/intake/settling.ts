import { restOf } from './settled.ts';

/** Which entries of an inbox have settled; it remembers when it is worth while to look at one again, so that waiting costs nothing. */
export type Settling = {
  /** Whether the entry `relative`, which lies at `path`, has settled at this moment (epoch milliseconds). */
  readonly isSettled: (relative: string, path: string, nowMs: number) => boolean;
  /** Leaves an entry alone until then. */
  readonly postpone: (relative: string, untilMs: number) => void;
  /** Forgets every entry but these: the others have left the inbox. */
  readonly keepOnly: (relatives: ReadonlySet<string>) => void;
  /** When the first of those with a known time is to be looked at again; null when there is none. */
  readonly nextMs: () => number | null;
};

/** The longest wait that anything is given: a clock that is set back must not make it endless. */
const longestMs = 5 * 60 * 1000;

/** Opens a memory of what has settled: unchanged for so many seconds, at once where that is 0. */
export const openSettling = (seconds: number): Settling => {
  const lookAgain = new Map<string, number>();
  const isEarly = (relative: string, nowMs: number): boolean => {
    const waitMs = (lookAgain.get(relative) ?? nowMs) - nowMs;
    return waitMs > 0 && waitMs <= Math.max(longestMs, seconds * 1000);
  };
  return {
    isSettled: (relative, path, nowMs) => {
      if (isEarly(relative, nowMs)) return false;
      const rest = seconds === 0 ? null : restOf(path, seconds, nowMs);
      if (rest === null || rest.isSettled) {
        lookAgain.delete(relative);
        return true;
      }
      if (rest.lookAgainMs > nowMs) lookAgain.set(relative, rest.lookAgainMs);
      else lookAgain.delete(relative);
      return false;
    },
    postpone: (relative, untilMs) => lookAgain.set(relative, untilMs),
    keepOnly: (relatives) => {
      for (const relative of lookAgain.keys()) if (!relatives.has(relative)) lookAgain.delete(relative);
    },
    nextMs: () => {
      let next: number | null = null;
      for (const atMs of lookAgain.values()) next = Math.min(next ?? atMs, atMs);
      return next;
    },
  };
};
