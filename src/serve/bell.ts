/** Something that is waited for with a limit: who waits is woken by a ring, or when its time is over. */
export type Bell = {
  readonly ring: () => void;
  /** Answers when it has rung since it was waited for last, or after so many milliseconds. */
  readonly wait: (limitMs: number) => Promise<void>;
};

/** Opens a bell; one waits at a time. */
export const openBell = (): Bell => {
  let hasRung = false;
  let wake: (() => void) | null = null;
  return {
    ring: () => {
      hasRung = true;
      wake?.();
    },
    wait: async (limitMs) => {
      if (!hasRung) {
        const { promise, resolve } = Promise.withResolvers<void>();
        const timer = setTimeout(resolve, Math.max(0, limitMs));
        wake = resolve;
        await promise;
        clearTimeout(timer);
        wake = null;
      }
      hasRung = false;
    },
  };
};
