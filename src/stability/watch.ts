import type { Instant } from '../domain/instant.ts';
import type { Signal } from '../domain/stability.ts';
import type { StabilityConfig } from '../running-config.ts';
import type { WatchNews } from './news.ts';
import { restFor, usualPace, type WatchPace } from './pace.ts';
import { type Look, sampleOnce } from './sample-once.ts';
import { openSignalBook, type SignalBook, type WatchStore } from './signal-book.ts';
import { everyMsOf, sourceNames, sourcesOf, type WatchSource } from './source.ts';
import { type Attempt, openAttempts } from './tell-faults.ts';
import { lookAtOwnRepairs } from './watch-own.ts';

/** What the watch works with; `kinds` are those that ozma repairs by itself. */
export type WatchParts = {
  readonly deskDir: string;
  readonly store: WatchStore;
  readonly stability: StabilityConfig;
  readonly kinds: readonly string[];
  /** What a probe's program sees of ozma's surroundings. */
  readonly env: Readonly<Record<string, string>>;
  readonly clock: () => Instant;
  readonly onNews: (news: WatchNews) => void;
  readonly pace?: WatchPace;
};

/** A watch that is running: its parts, what it remembers, and what stops it. */
type Running = Required<WatchParts> & { readonly book: SignalBook; readonly stop: AbortSignal };

/** Records a look; what the store refuses is tried again until the next look is due, for by then there is something newer to record. */
const recordLook = async (source: WatchSource, look: Look, running: Running & { readonly attempt: Attempt }) => {
  const { book, attempt, stability, pace, stop } = running;
  const tries = Math.max(1, Math.floor(everyMsOf(source) / pace.retryMs));
  for (let left = tries; left > 0 && !stop.aborted; left -= 1) {
    if (await attempt(() => book.take(source.name, look, stability.hysteresis))) break;
    await restFor(pace.retryMs, stop);
  }
};

/** Looks at one source at once and then again and again; never two looks at the same time. */
const watchSource = async (source: WatchSource, running: Running): Promise<void> => {
  const { book, deskDir, env, clock, stop } = running;
  const attempt = openAttempts(running);
  while (!stop.aborted) {
    const memory = book.find(source.name)?.memory ?? {};
    const look = await sampleOnce(source, { deskDir, env, memory, clock, stop });
    // A look that was cut short says nothing of the platform.
    if (stop.aborted) return;
    await recordLook(source, look, { ...running, attempt });
    await restFor(everyMsOf(source), stop);
  }
};

const watchOwnRepairs = async (running: Running, names: readonly string[]): Promise<void> => {
  const { store, stability, kinds, book, clock, pace, stop } = running;
  const attempt = openAttempts(running);
  const testing = (): readonly Signal[] =>
    names.flatMap((name) => book.find(name) ?? []).filter(({ stage }) => stage === 'testing');
  while (!stop.aborted) {
    await attempt(() => lookAtOwnRepairs({ store, stability, kinds, book, testing }, clock()));
    await restFor(pace.ownMs, stop);
  }
};

/** What is remembered of the sources that there still are; the pauses of others are ended. Null when the watch was stopped before the store answered. */
const remember = async (parts: Required<WatchParts>, stop: AbortSignal): Promise<readonly Signal[] | null> => {
  const attempt = openAttempts(parts);
  let signals: readonly Signal[] | null = null;
  const names = sourceNames(parts.stability);
  while (signals === null && !stop.aborted) {
    const isDone = await attempt(async () => {
      await parts.store.forgetSignals(names, parts.clock());
      signals = await parts.store.signals();
    });
    if (!isDone) await restFor(parts.pace.retryMs, stop);
  }
  return signals;
};

const watchAll = async (parts: Required<WatchParts>, stop: AbortSignal): Promise<void> => {
  const signals = await remember(parts, stop);
  if (signals === null) return;
  const running: Running = { ...parts, stop, book: openSignalBook(parts, signals) };
  await Promise.all([
    watchOwnRepairs(running, sourceNames(parts.stability)),
    ...sourcesOf(parts.stability).map((source) => watchSource(source, running)),
  ]);
};

/**
 * Opens the watch over the platform (product.md 10): looks at every source, records what each look makes of its signal and its pause, and ends or
 * renews a pause by its test repair. It goes on through faults of the store. Disposing of it ends the looks under way and waits for them.
 */
export const openWatch = (given: WatchParts): AsyncDisposable => {
  const stop = new AbortController();
  const watching = watchAll({ pace: usualPace, ...given }, stop.signal);
  return {
    [Symbol.asyncDispose]: async () => {
      stop.abort();
      await watching;
    },
  };
};
