import { openBell } from './bell.ts';

/** Work that is done again and again beside everything else. */
export type Repeated = {
  /** Has it done soon. */
  readonly soon: () => void;
  /** Ends it once what is under way is done. */
  readonly stop: () => Promise<void>;
};

/** Does `work` every so many milliseconds, never twice at once; what it throws goes to `onFault`, and it goes on. */
export const repeat = (everyMs: number, work: () => Promise<void>, onFault: (error: unknown) => void): Repeated => {
  const bell = openBell();
  let isStopping = false;
  const goOn = async (): Promise<void> => {
    for (;;) {
      await bell.wait(everyMs);
      if (isStopping) return;
      await work().catch(onFault);
    }
  };
  const ended = goOn();
  return {
    soon: bell.ring,
    stop: () => {
      isStopping = true;
      bell.ring();
      return ended;
    },
  };
};
