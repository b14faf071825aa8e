/** Growing waits between tries: 1 s after the first failure, doubled each time, 30 s at most. */
export type Backoff = { readonly nextMs: () => number; readonly reset: () => void };

const firstMs = 1000;
const mostMs = 30_000;

/** Opens waits that begin anew at each `reset`. */
export const openBackoff = (): Backoff => {
  let waitMs = firstMs;
  return {
    nextMs: () => {
      const now = waitMs;
      waitMs = Math.min(mostMs, waitMs * 2);
      return now;
    },
    reset: () => {
      waitMs = firstMs;
    },
  };
};
