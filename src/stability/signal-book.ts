import type { Instant } from '../domain/instant.ts';
import type { Observation } from '../domain/observation.ts';
import type { Hysteresis, RepairTroubles, Sample, Signal } from '../domain/stability.ts';
import type { PauseStore } from '../store/pause-store.ts';
import { found, sampleOf } from './finding.ts';
import type { WatchNews } from './news.ts';
import type { Look } from './sample-once.ts';
import { freshSignal, overruled, type Stepped, step, tested } from './step.ts';
import { testResult } from './test-result.ts';

/** What the watch needs of the store. */
export type WatchStore = Pick<PauseStore, 'signals' | 'recordSignal' | 'forgetSignals' | 'repairTroubles' | 'pauses'>;

/** The signals of all sources, each change recorded before it counts. */
export type SignalBook = {
  readonly find: (source: string) => Signal | null;
  /** Takes a look into account. Throws what the store throws, and then nothing has changed. */
  readonly take: (source: string, look: Look, hysteresis: Hysteresis) => Promise<void>;
  /** Goes on with every pause that waits for a test repair, if there is a result. */
  readonly settle: (troubles: RepairTroubles, at: Instant) => Promise<void>;
};

/** What the book works with. */
export type BookParts = { readonly store: WatchStore; readonly onNews: (news: WatchNews) => void };

/** Runs one thing at a time: two looks that end together must not both start from the same signal. */
const openTurns = (): (<T>(work: () => Promise<T>) => Promise<T>) => {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const turn = last.then(work);
    last = turn.catch(() => undefined);
    return turn;
  };
};

const tellChange = ({ onNews }: BookParts, { signal, change }: Stepped, sample: Sample): void => {
  if (change === 'none') return;
  const { source, stage } = signal;
  const { at, why, evidence } = sample;
  onNews({ kind: 'changed', source, change, stage, at, why, evidence });
};

const tellHealth = ({ onNews }: BookParts, before: Signal, { at, health, why, evidence }: Sample): void => {
  const from = before.last?.health ?? null;
  if (from !== health) onNews({ kind: 'health', source: before.source, from, to: health, at, why, evidence });
};

/** Opens the book with what was remembered. */
export const openSignalBook = (parts: BookParts, remembered: readonly Signal[]): SignalBook => {
  const { store } = parts;
  const signals = new Map(remembered.map((signal) => [signal.source, signal]));
  const inTurn = openTurns();

  const record = async (stepped: Stepped, sample: Sample, forgiveSince: Instant | null): Promise<void> => {
    const { why, evidence, at } = sample;
    await store.recordSignal({ ...stepped, why, evidence, forgiveSince }, at);
    signals.set(stepped.signal.source, stepped.signal);
  };

  /** The signal as it stands: a pause that is not there any more was ended by a person. */
  const current = async (source: string, at: Instant): Promise<Signal> => {
    const signal = signals.get(source) ?? freshSignal(source, at);
    if (signal.stage === 'running') return signal;
    const pauses = await store.pauses();
    if (pauses.some((pause) => pause.kind === 'platform' && pause.source === source)) return signal;
    parts.onNews({ kind: 'overruled', source, at });
    return overruled(signal, at);
  };

  const takeNow = async (source: string, look: Look, hysteresis: Hysteresis): Promise<void> => {
    const { sample, memory } = look;
    const before = await current(source, sample.at);
    const stepped = step({ ...before, memory: { ...before.memory, ...memory } }, sample, hysteresis);
    await record(stepped, sample, stepped.change === 'open' ? look.forgiveSince : null);
    tellHealth(parts, before, sample);
    tellChange(parts, stepped, sample);
  };

  const settleOne = async (source: string, seen: Observation, to: 'end' | 'hold', at: Instant): Promise<void> => {
    const before = await current(source, at);
    if (before.stage !== 'testing') return;
    const sample = sampleOf(found(seen), at);
    const stepped = tested(before, to, at);
    await record(stepped, sample, null);
    tellChange(parts, stepped, sample);
  };

  return {
    find: (source) => signals.get(source) ?? null,
    take: (source, look, hysteresis) => inTurn(() => takeNow(source, look, hysteresis)),
    settle: (troubles, at) =>
      inTurn(async () => {
        for (const signal of signals.values()) {
          const result = testResult(signal, troubles);
          if (result.change !== 'none') await settleOne(signal.source, result.seen, result.change, at);
        }
      }),
  };
};
