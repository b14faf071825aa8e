/** The signals that stop `serve`. */
export type StopSignals = Disposable & {
  /** Aborted at the first signal, or at an error that nobody caught. */
  readonly signal: AbortSignal;
  /** The error that nobody caught; null where there was none. */
  readonly failure: () => unknown;
};

const statuses = { SIGINT: 130, SIGTERM: 143 } as const;

/** Within this time a second one of the same name is an echo: npm passes on to its child what the terminal sent to both. In milliseconds. */
const echoMs = 300;

/**
 * Listens for SIGINT and SIGTERM: the first one asks for a clean end, a second one ends the process at once (130 and 143, as a shell says it). An
 * error that nobody caught asks for a clean end too, so that nothing is dead without a word.
 */
export const openStopSignals = (): StopSignals => {
  const stop = new AbortController();
  let first: { readonly name: string; readonly atMs: number } | null = null;
  let failure: unknown = null;
  const hear = (name: keyof typeof statuses) => (): void => {
    if (first === null) {
      first = { name, atMs: performance.now() };
      stop.abort();
    } else if (first.name !== name || performance.now() - first.atMs > echoMs) process.exit(statuses[name]);
  };
  const [interrupted, terminated] = [hear('SIGINT'), hear('SIGTERM')];
  const failed = (error: unknown): void => {
    failure ??= error ?? new Error('an error without a value');
    stop.abort();
  };
  process.on('SIGINT', interrupted);
  process.on('SIGTERM', terminated);
  process.on('uncaughtException', failed);
  return {
    signal: stop.signal,
    failure: () => failure,
    [Symbol.dispose]: () => {
      process.off('SIGINT', interrupted);
      process.off('SIGTERM', terminated);
      process.off('uncaughtException', failed);
    },
  };
};
