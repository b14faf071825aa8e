import { randomUUID } from 'node:crypto';
import { type Instant, instantAt } from '../../src/domain/instant.ts';
import type { RepairOutcome } from '../../src/domain/repair.ts';
import type { LookTiming } from '../../src/queue/looks.ts';
import type { RepairNews } from '../../src/queue/news.ts';
import { openRunner, type Runner } from '../../src/queue/runner.ts';
import type { RepairTask } from '../../src/queue/ways/task.ts';
import { runningConfigOf } from '../../src/running-config.ts';
import type { Store } from '../../src/store/store.ts';
import type { WorkingDesk } from './working-desk.ts';

/** Now, for leases that are kept by real timers. */
export const clock = (): Instant => instantAt(Date.now());

/** A runner with everything that it told. */
export type Told = Runner & {
  readonly news: readonly RepairNews[];
  /** Answers when so many news of a kind have been told since the beginning. */
  readonly told: (kind: RepairNews['kind'], count?: number) => Promise<void>;
  /** The bunnies of the news of a kind, in order. */
  readonly bunnies: (kind: RepairNews['kind']) => readonly string[];
};

const bunnyOf = (news: RepairNews): readonly string[] => {
  if ('work' in news) return [news.work.item.id];
  return news.kind === 'claimed' ? [news.claim.work.item.id] : [];
};

/** Wakes a runner, and waits for what it does at once. */
export const looked = async ({ wake }: Runner): Promise<void> => {
  wake();
  for (let turn = 0; turn < 4; turn += 1) await new Promise(setImmediate);
};

/** How a test's repairs are done. */
export type Perform = (task: RepairTask, signal: AbortSignal) => Promise<RepairOutcome>;

/** Every repair succeeds at once. */
export const fulfil: Perform = async () => ({ kind: 'fulfilled', note: null });

type Setting = {
  readonly perform?: Perform;
  readonly concurrency?: number;
  readonly store?: Store;
  readonly queue?: { readonly lease?: number; readonly attempts?: number; readonly backoff?: number };
  readonly timing?: LookTiming;
  readonly clock?: () => Instant;
};

/** Works a desk's bunnies. */
export const work = (desk: WorkingDesk, setting: Setting = {}): Told => {
  const {
    perform = fulfil,
    concurrency = 5,
    store = desk.store,
    queue = {},
    timing = { everyMs: 20, restMs: 30 },
    clock: timeOfDay = clock,
  } = setting;
  const news: RepairNews[] = [];
  const waiting = new Set<() => void>();
  const runner = openRunner({
    deskDir: desk.dir,
    store,
    running: runningConfigOf({ queue, repairs: { bunny: { way: 'module', module: 'never.ts' } } }, 'UTC'),
    concurrency,
    ways: { perform },
    clock: timeOfDay,
    newToken: randomUUID,
    onNews: (one) => {
      news.push(one);
      for (const look of waiting) look();
    },
    timing,
  });
  return {
    ...runner,
    [Symbol.asyncDispose]: () => runner.stop(0),
    news,
    told: (kind, count = 1) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (news.filter((one) => one.kind === kind).length < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    bunnies: (kind) => news.filter((one) => one.kind === kind).flatMap(bunnyOf),
  };
};

/** Repairs that wait until the test lets them end. */
export const openGate = (): {
  readonly perform: Perform;
  /** The bunnies that are being repaired, oldest first. */
  readonly inside: () => readonly string[];
  readonly aborted: () => readonly string[];
  /** Answers when so many are inside. */
  readonly entered: (count: number) => Promise<void>;
  readonly open: (bunny: string, outcome?: RepairOutcome) => void;
} => {
  const inside = new Map<string, (outcome: RepairOutcome) => void>();
  const aborted: string[] = [];
  const waiting = new Set<() => void>();
  return {
    perform: ({ item }, signal) =>
      new Promise((resolve) => {
        inside.set(item.id, resolve);
        signal.addEventListener('abort', () => {
          aborted.push(item.id);
          resolve({ kind: 'fault', why: 'called off', afterMs: null });
        });
        for (const look of waiting) look();
      }),
    inside: () => [...inside.keys()],
    aborted: () => aborted,
    entered: (count) =>
      new Promise((resolve) => {
        const look = (): void => {
          if (inside.size < count) return;
          waiting.delete(look);
          resolve();
        };
        waiting.add(look);
        look();
      }),
    open: (bunny, outcome = { kind: 'fulfilled', note: null }) => {
      const end = inside.get(bunny);
      inside.delete(bunny);
      end?.(outcome);
    },
  };
};
