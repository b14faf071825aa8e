/** A limit on the whole of a look, held by `using`: its signal aborts when the time is over or the watch is stopped. */
export type Deadline = Disposable & {
  readonly signal: AbortSignal;
  readonly limitMs: number;
  /** Whether the time was over, as against the watch having been stopped. */
  readonly isOver: () => boolean;
};

/** Begins a deadline. A timer of its own, for an `AbortSignal.timeout` inside `AbortSignal.any` may be collected before it fires. */
export const openDeadline = (limitMs: number, stop: AbortSignal): Deadline => {
  const controller = new AbortController();
  let isOver = false;
  const end = () => controller.abort();
  const timer = setTimeout(() => {
    isOver = true;
    end();
  }, limitMs);
  stop.addEventListener('abort', end, { once: true });
  if (stop.aborted) end();
  return {
    signal: controller.signal,
    limitMs,
    isOver: () => isOver,
    [Symbol.dispose]: () => {
      clearTimeout(timer);
      stop.removeEventListener('abort', end);
    },
  };
};
