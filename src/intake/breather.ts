import { setImmediate } from 'node:timers/promises';

/** How long synchronous work may go on before other work of the process has its turn, in milliseconds. */
const turnMs = 20;

/** Within long synchronous work: to be awaited often, and now and then it lets signals, timers and other work have their turn. */
export const openBreather = (): (() => Promise<void>) => {
  let sinceMs = performance.now();
  return async () => {
    if (performance.now() - sinceMs < turnMs) return;
    await setImmediate();
    sinceMs = performance.now();
  };
};
