/** What a look is for: everything, as at each tick and when somebody has news; or only what attempts that have ended left to do. */
export type Look = 'everything' | 'ends';

/** Looks at the store, one after the other, never two at once. */
export type Looks = {
  readonly ask: (look: Look) => void;
  /** No look is begun any more; answers when the last one has ended. */
  readonly close: () => Promise<void>;
};

/** How often everything is looked at, and how long nothing is after a fault, in milliseconds. */
export type LookTiming = { readonly everyMs: number; readonly restMs: number };

/**
 * Opens the looks. All that is asked for in one turn of the event loop is one look, so that attempts that end together are recorded together, and a
 * look never begins before the loop has seen to signals and timers. A look that throws is told, and nothing is looked at for a while.
 */
export const openLooks = (
  work: (look: Look) => Promise<void>,
  onFault: (error: unknown) => void,
  { everyMs, restMs }: LookTiming,
): Looks => {
  let asked: Look | null = null;
  let running: Promise<void> | null = null;
  let isScheduled = false;
  let isClosed = false;
  let rest: NodeJS.Timeout | null = null;

  const wake = (): void => {
    rest = null;
    ask('everything');
  };
  const look = async (what: Look): Promise<void> => {
    try {
      await work(what);
    } catch (error) {
      onFault(error);
      if (!isClosed) rest = setTimeout(wake, restMs);
    }
  };
  const begin = (): void => {
    isScheduled = false;
    const what = asked;
    if (what === null || isClosed || rest !== null) return;
    asked = null;
    running = look(what).finally(() => {
      running = null;
      schedule();
    });
  };
  const schedule = (): void => {
    if (asked === null || isScheduled || isClosed || running !== null || rest !== null) return;
    isScheduled = true;
    setImmediate(begin);
  };
  const ask = (what: Look): void => {
    asked = asked === 'everything' ? asked : what;
    schedule();
  };
  const ticks = setInterval(() => ask('everything'), everyMs);
  return {
    ask,
    close: async () => {
      isClosed = true;
      clearInterval(ticks);
      clearTimeout(rest ?? undefined);
      await running;
    },
  };
};
