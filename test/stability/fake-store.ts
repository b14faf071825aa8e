import type { Instant } from '../../src/domain/instant.ts';
import type { Pause } from '../../src/domain/pause.ts';
import type { RepairTroubles, Signal } from '../../src/domain/stability.ts';
import type { WatchStore } from '../../src/stability/signal-book.ts';
import type { SignalStep } from '../../src/store/pause-store.ts';
import { troubles } from './build.ts';

/** A store in memory: what the watch needs of one, and what a test may look at and turn. */
export type FakeStore = WatchStore & {
  readonly steps: SignalStep[];
  readonly asked: { readonly since: Instant; readonly kinds: readonly string[] }[];
  readonly held: () => readonly string[];
  readonly takeAway: (source: string) => void;
  /** What the desk's own repairs look like from now on. */
  troubles: RepairTroubles;
  /** Set to have every operation throw. */
  fault: Error | null;
};

const pauseOf = (id: number, { signal, why, evidence }: SignalStep, since: Instant): Pause => ({
  ...{ id, kind: 'platform', source: signal.source, scope: { kind: 'desk' }, who: 'ozma', why, since, until: null },
  ...{ evidence, stage: 'holding' },
});

export const fakeStore = (
  given: { readonly signals?: readonly Signal[]; readonly pauses?: readonly Pause[] } = {},
): FakeStore => {
  const signals = new Map((given.signals ?? []).map((signal) => [signal.source, signal]));
  let pauses: readonly Pause[] = given.pauses ?? [];
  const apply = (step: SignalStep, now: Instant): void => {
    const { source } = step.signal;
    if (step.change === 'open') pauses = [...pauses, pauseOf(pauses.length + 1, step, now)];
    if (step.change === 'end') pauses = pauses.filter((pause) => pause.source !== source);
    const stage = ({ test: 'testing', hold: 'holding', none: null, open: null, end: null } as const)[step.change];
    if (stage !== null) pauses = pauses.map((pause) => (pause.source === source ? { ...pause, stage } : pause));
  };
  const store: FakeStore = {
    steps: [],
    asked: [],
    troubles: troubles(),
    fault: null,
    held: () => pauses.map(({ source, stage }) => `${source} ${stage}`),
    takeAway: (source) => {
      pauses = pauses.filter((pause) => pause.source !== source);
    },
    signals: async () => answer(() => [...signals.values()]),
    pauses: async () => answer(() => pauses),
    recordSignal: async (step, now) =>
      answer(() => {
        apply(step, now);
        store.steps.push(step);
        signals.set(step.signal.source, JSON.parse(JSON.stringify(step.signal)));
      }),
    forgetSignals: async (known) =>
      answer(() => {
        pauses = pauses.filter(({ kind, source }) => kind !== 'platform' || known.includes(source ?? ''));
        for (const source of [...signals.keys()]) if (!known.includes(source)) signals.delete(source);
      }),
    repairTroubles: async ({ since, kinds }) =>
      answer(() => {
        store.asked.push({ since, kinds });
        return store.troubles;
      }),
  };
  const answer = <T>(work: () => T): T => {
    if (store.fault !== null) throw store.fault;
    return work();
  };
  return store;
};
