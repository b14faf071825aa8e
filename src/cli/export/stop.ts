/** The wish to stop an export before it is whole. */
export type ExportStop = Disposable & {
  /** Throws once a signal came, so that whoever writes takes away what was drafted. */
  readonly check: () => void;
  /** The same pages, until a signal comes. */
  readonly until: <Page>(pages: AsyncIterable<Page>) => AsyncGenerator<Page>;
};

/** Not SIGHUP, which `nohup` has the process ignore; what it leaves is taken away by the next export. */
const signals = ['SIGINT', 'SIGTERM'] as const;

/** Within this time a second signal is an echo: npm passes on to its child what the terminal sent to both. In milliseconds. */
const echoMs = 300;

/**
 * Listens for the signals that end a process: the first one stops the export at its next page, a second one ends the process at once. Where an
 * export was stopped, the process ends by that signal when this is let go; one that was whole already stays.
 */
export const openExportStop = (): ExportStop => {
  let first: { readonly name: NodeJS.Signals; readonly atMs: number } | null = null;
  let isStopped = false;
  const forget = (): void => {
    for (const name of signals) process.off(name, hear);
  };
  const hear = (name: NodeJS.Signals): void => {
    if (first === null) first = { name, atMs: performance.now() };
    else if (performance.now() - first.atMs > echoMs) {
      forget();
      process.kill(process.pid, name);
    }
  };
  const check = (): void => {
    if (first === null) return;
    isStopped = true;
    throw new Error(`The export was stopped by ${first.name}.`);
  };
  for (const name of signals) process.on(name, hear);
  return {
    check,
    until: async function* (pages) {
      for await (const page of pages) {
        check();
        yield page;
      }
    },
    [Symbol.dispose]: () => {
      forget();
      if (isStopped && first !== null) process.kill(process.pid, first.name);
    },
  };
};
