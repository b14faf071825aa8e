import { setTimeout as wait } from 'node:timers/promises';

/** How often the watch looks at the desk's own repairs, and tries again what the store refused, in milliseconds. */
export type WatchPace = { readonly ownMs: number; readonly retryMs: number };

/** The pace of a desk: test repairs are waited for by people. */
export const usualPace: WatchPace = { ownMs: 3000, retryMs: 5000 };

/** Waits, but not longer than until the watch is stopped. */
export const restFor = async (ms: number, stop: AbortSignal): Promise<void> => {
  await wait(ms, undefined, { signal: stop }).catch(() => undefined);
};
