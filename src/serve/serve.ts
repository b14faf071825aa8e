import { resolve } from 'node:path';
import { type Environment, environmentFor } from '../child-environment.ts';
import type { DeskConfig } from '../config.ts';
import type { Instant } from '../domain/instant.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import type { InspectPool } from '../intake/inspect-pool.ts';
import { finishRecorded } from '../intake/reconcile.ts';
import { openRunner, type Runner } from '../queue/runner.ts';
import type { Ways } from '../queue/ways/ways.ts';
import { engineKinds } from '../running-config.ts';
import { thisHolder } from '../spool/holder.ts';
import { openWatch } from '../stability/watch.ts';
import type { Store } from '../store/store.ts';
import { openDeskTables } from './desk-tables.ts';
import { type IntakeLoop, openIntakeLoop } from './intake-loop.ts';
import { openPauseKeeper, type PauseKeeper } from './pause-keeper.ts';
import { type Repeated, repeat } from './repeat.ts';
import type { ServeNews } from './serve-news.ts';

/** What `serve` is made of. */
export type ServeParts = {
  readonly deskDir: string;
  readonly config: DeskConfig;
  readonly store: Store;
  readonly pool: InspectPool;
  readonly ways: Ways;
  readonly env: Environment;
  readonly clock: () => Instant;
  readonly newToken: () => string;
  readonly settleSeconds: number;
  readonly onNews: (news: ServeNews) => void;
};

/** How often pauses are brought up to date, and how often `serve` says that it is alive, in milliseconds. */
const pausesMs = 2000;
const beatMs = 5000;

type Beat = (why: string | null) => Promise<void>;

/** Says in the database that `serve` runs; what the database refuses now is said at the next beat. */
const openBeat = ({ store, clock }: ServeParts): Beat => {
  const startedAt = clock();
  return (intakeStoppedBecause) =>
    store.noteServe({ holder: thisHolder(), startedAt, beatAt: clock(), intakeStoppedBecause });
};

const openIntake = (parts: ServeParts, onStopped: (why: string | null) => void): IntakeLoop => {
  const { deskDir, config, store, pool, clock, settleSeconds, onNews } = parts;
  return openIntakeLoop({
    deskDir,
    inboxDir: resolve(deskDir, config.paths.inbox),
    store,
    pool,
    policy: config.policy,
    clock,
    durability: config.durability,
    batchSize: config.workers.batch,
    settleSeconds,
    scanMs: config.running.serve.scanMs,
    tables: openDeskTables({ store, config, deskDir, clock }),
    onNews: (news) => {
      onNews({ part: 'intake', news });
      if (news.kind === 'intake-stopped') onStopped(news.why);
      if (news.kind === 'intake-resumed') onStopped(null);
    },
  });
};

const openRepairs = (parts: ServeParts, onStop: () => void): Runner => {
  const { deskDir, config, store, ways, clock, newToken, onNews } = parts;
  return openRunner({
    deskDir,
    store,
    running: config.running,
    concurrency: config.concurrency,
    ways,
    clock,
    newToken,
    onNews: (news) => {
      onNews({ part: 'repairs', news });
      if (news.kind === 'stopped' || news.kind === 'started') onStop();
    },
  });
};

/** Tells of pauses, whoever opened or ended them; answers whether there was anything to tell. */
const keepTold = async (keeper: PauseKeeper, { onNews }: ServeParts): Promise<boolean> => {
  const all = await keeper.keep();
  for (const news of all) onNews({ part: 'pauses', news });
  return all.length > 0;
};

/** Kept when the signal is given. */
const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });

const within = async (limitMs: number, work: Promise<unknown>): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, limitMs);
  await Promise.race([work, promise]).finally(() => clearTimeout(timer));
};

/** The parts as they run. */
type Running = {
  readonly intake: IntakeLoop;
  readonly runner: Runner;
  readonly repeated: readonly Repeated[];
  readonly lookAtPauses: () => void;
};

/** Nothing more is begun; what is under way has its time to end, and the rest is given back. */
const stopAll = async ({ intake, runner, repeated }: Running, drainMs: number): Promise<void> => {
  intake.stop();
  await Promise.all([
    within(
      drainMs,
      intake.ended.catch(() => undefined),
    ),
    runner.stop(drainMs),
    ...repeated.map(({ stop }) => stop()),
  ]);
};

const openParts = (parts: ServeParts, keeper: PauseKeeper, beat: Beat): Running => {
  const { onNews } = parts;
  let stoppedBecause: string | null = null;
  const fault = (error: unknown): void => onNews({ part: 'serve', news: { kind: 'fault', error } });
  const heart = repeat(beatMs, () => beat(stoppedBecause), fault);
  const pauses = repeat(
    pausesMs,
    async () => {
      if (await keepTold(keeper, parts)) runner.wake();
    },
    fault,
  );
  const runner = openRepairs(parts, pauses.soon);
  const intake = openIntake(parts, (why) => {
    stoppedBecause = why;
    heart.soon();
  });
  return { intake, runner, repeated: [heart, pauses], lookAtPauses: pauses.soon };
};

const unconfirmedIn = ({ news }: ServeNews): OzmaError | null => {
  if (news.kind !== 'fault') return null;
  return news.error instanceof OzmaError && news.error.code === 'disk-unconfirmed' ? news.error : null;
};

/** The same parts, and a promise that breaks when one of them is told by the disk that it did not take what it was given: none goes on over that. */
const whileConfirmed = (parts: ServeParts): { readonly parts: ServeParts; readonly broken: Promise<never> } => {
  const { promise, reject } = Promise.withResolvers<never>();
  promise.catch(() => undefined);
  const onNews = (told: ServeNews): void => {
    parts.onNews(told);
    const fault = unconfirmedIn(told);
    if (fault !== null) reject(fault);
  };
  return { parts: { ...parts, onNews }, broken: promise };
};

/**
 * Serves a desk until the signal is given: takes folders in, repairs, keeps the pauses, and watches the platform. What was decided before is carried out
 * first, and pauses count before the first claim. Ends cleanly; throws when a part breaks in a way that no waiting cures.
 */
export const serve = async (given: ServeParts, signal: AbortSignal): Promise<void> => {
  const { parts, broken } = whileConfirmed(given);
  const { deskDir, config, store, clock, onNews } = parts;
  const beat = openBeat(parts);
  const unmoved = await finishRecorded(parts);
  for (const one of unmoved) onNews({ part: 'intake', news: { kind: 'unmoved', ...one } });
  const keeper = openPauseKeeper({ store, schedule: config.running.schedule, clock });
  await keepTold(keeper, parts);
  await beat(null).catch((error: unknown) => {
    // SQLite opens a file only to be read where it may not be written just then, and never looks again.
    if (error instanceof OzmaError && error.code === 'disk-fault') throw error;
    onNews({ part: 'serve', news: { kind: 'fault', error } });
  });
  const running = openParts(parts, keeper, beat);
  try {
    await using _watch = openWatch({
      deskDir,
      store,
      stability: config.running.stability,
      kinds: engineKinds(config.running),
      env: environmentFor(parts.env, config.running),
      clock,
      onNews: (news) => {
        onNews({ part: 'platform', news });
        if (news.kind === 'changed') running.lookAtPauses();
      },
    });
    await Promise.race([aborted(signal), running.intake.ended, broken]);
  } finally {
    onNews({ part: 'serve', news: { kind: 'stopping' } });
    await stopAll(running, config.running.serve.drainMs);
    await store.noteServe(null).catch(() => undefined);
  }
};
