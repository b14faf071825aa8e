import { Piscina } from 'piscina';
import type { ModuleAnswer, ModuleTask } from '../../../workers/repair/task.ts';
import { workerProgram } from '../../package-root.ts';
import { threadArguments } from '../../thread-arguments.ts';

/** One thread that calls modules, one at a time. */
export type RepairThread = {
  /** Resolves when the thread has started; throws what kept it from that, or when the signal is aborted before. */
  readonly start: (signal: AbortSignal) => Promise<void>;
  /** Throws what broke the thread; an aborted signal ends it at once, whatever it is doing. */
  readonly call: (task: ModuleTask, signal: AbortSignal) => Promise<ModuleAnswer>;
  /** Resolves when the thread has ended; one that hangs in a system call never does. */
  readonly end: () => Promise<void>;
};

/** Bounds the heap of a thread; buffers do not count. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 } as const;

/** What ends every call of a thread at once. */
type Breakage = {
  readonly breakWith: (error: unknown) => void;
  /** Answers as the work does, unless the thread breaks before. */
  readonly unlessBroken: <T>(work: Promise<T>) => Promise<T>;
};

/** A race with one promise for all calls would hold the answer of each for as long as the thread lives. */
const openBreakage = (): Breakage => {
  const calls = new Set<(error: unknown) => void>();
  let because: { readonly error: unknown } | null = null;
  return {
    breakWith: (error) => {
      because ??= { error };
      for (const fail of calls) fail(error);
    },
    unlessBroken: <T>(work: Promise<T>) =>
      new Promise<T>((resolve, reject) => {
        calls.add(reject);
        if (because !== null) reject(because.error);
        work.then(resolve, reject).finally(() => calls.delete(reject));
      }),
  };
};

/**
 * A pool of one: what one repair does to its thread, be it that it ends, hangs or fills it, can then never reach a neighbour's.
 */
export const openRepairThread = (env: Readonly<Record<string, string>>): RepairThread => {
  const pool = new Piscina<ModuleTask | null, ModuleAnswer | null>({
    filename: workerProgram('repair'),
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: Number.POSITIVE_INFINITY,
    resourceLimits,
    env: { ...env },
    // A desk need not have a package.json that says what its modules are.
    execArgv: [...threadArguments, '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
  });
  const { breakWith, unlessBroken } = openBreakage();
  // A thread that cannot even start says so here alone, and its task would wait for ever.
  pool.on('error', breakWith);
  const run = (task: ModuleTask | null, signal: AbortSignal) => unlessBroken(pool.run(task, { signal }));
  let hasStarted = false;
  return {
    start: async (signal) => {
      if (hasStarted) return;
      await run(null, signal);
      hasStarted = true;
    },
    call: async (task, signal) => {
      const answer = await run(task, signal);
      if (answer === null) throw new Error('the thread gave no answer');
      return answer;
    },
    end: () => pool.destroy(),
  };
};
