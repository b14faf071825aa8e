import { Piscina } from 'piscina';
import type { ModuleAnswer, ModuleTask } from '../../../workers/repair/task.ts';

/** One thread that calls modules, one at a time. */
export type RepairThread = {
  /** Throws what broke the thread; an aborted signal ends it at once, whatever it is doing. */
  readonly call: (task: ModuleTask, signal: AbortSignal) => Promise<ModuleAnswer>;
  /** Resolves when the thread has ended; one that hangs in a system call never does. */
  readonly end: () => Promise<void>;
};

/** Bounds the heap of a thread; buffers do not count. */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 } as const;

const extension = import.meta.url.slice(import.meta.url.lastIndexOf('.'));
const repairWorker = new URL(`../../../workers/repair${extension}`, import.meta.url);

/**
 * A pool of one: what one repair does to its thread, be it that it ends, hangs or fills it, can then never reach a neighbour's. The thread itself is
 * started by the first call.
 */
export const openRepairThread = (env: Readonly<Record<string, string>>): RepairThread => {
  const pool = new Piscina<ModuleTask, ModuleAnswer>({
    filename: repairWorker.href,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: Number.POSITIVE_INFINITY,
    resourceLimits,
    env: { ...env },
    // A desk need not have a package.json that says what its modules are.
    execArgv: ['--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'],
  });
  const { promise: broken, reject } = Promise.withResolvers<never>();
  broken.catch(() => undefined);
  // A thread that cannot even start says so here alone, and its task would wait for ever.
  pool.on('error', reject);
  return {
    call: (task, signal) => Promise.race([pool.run(task, { signal }), broken]),
    end: () => pool.destroy(),
  };
};
