import { setTimeout as sleep } from 'node:timers/promises';
import { openRepairThread, type RepairThread } from './repair-thread.ts';

/** Threads that wait for work, and those that are ending. Disposing of them waits for two seconds at most. */
export type RepairThreads = AsyncDisposable & {
  readonly take: () => RepairThread;
  /** Gives a thread back whose last repair left nothing behind. */
  readonly keep: (thread: RepairThread) => void;
  /** Ends a thread that nobody should use again. */
  readonly drop: (thread: RepairThread) => void;
};

/** How long threads may take to end, in milliseconds; one that hangs in a system call never does. */
const endMs = 1500;

/** Opens what keeps threads for repairs; they are started as they are needed. */
export const openRepairThreads = (env: Readonly<Record<string, string>>): RepairThreads => {
  const idle: RepairThread[] = [];
  const ending = new Set<Promise<void>>();
  let isOver = false;
  const drop = (thread: RepairThread): void => {
    const ended = thread.end().finally(() => ending.delete(ended));
    ending.add(ended);
  };
  return {
    take: () => idle.pop() ?? openRepairThread(env),
    keep: (thread) => {
      if (isOver) drop(thread);
      else idle.push(thread);
    },
    drop,
    [Symbol.asyncDispose]: async () => {
      isOver = true;
      for (const thread of idle.splice(0)) drop(thread);
      const waiting = new AbortController();
      const longEnough = sleep(endMs, undefined, { signal: waiting.signal }).catch(() => undefined);
      await Promise.race([Promise.all(ending), longEnough]);
      waiting.abort();
    },
  };
};
