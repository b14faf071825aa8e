import { epochMsOf, type Instant } from '../domain/instant.ts';
import type { Hysteresis, Sample, Signal, SignalChange, SignalStage } from '../domain/stability.ts';

/** What a sample, or the result of a test repair, makes of a signal. */
export type Stepped = { readonly signal: Signal; readonly change: SignalChange };

type Known = Signal['recent'][number];

/** A source that has not been looked at yet. */
export const freshSignal = (source: string, at: Instant): Signal => ({
  source,
  stage: 'running',
  stageSince: at,
  recent: [],
  lastTroubleAt: null,
  last: null,
  unknownSince: null,
  memory: {},
});

/** A signal in another stage. Let go, it begins anew: troubles of before open no second pause. */
const inStage = (signal: Signal, stage: SignalStage, at: Instant): Signal => ({
  ...signal,
  stage,
  stageSince: at,
  recent: stage === 'running' ? [] : signal.recent,
  memory: { ...signal.memory, countsFrom: at },
});

const troubledAmong = (recent: readonly Known[], last: number): number =>
  recent.slice(-last).filter((health) => health === 'troubled').length;

const healthyInARow = (recent: readonly Known[]): number => recent.length - 1 - recent.lastIndexOf('troubled');

const isQuiet = ({ lastTroubleAt, stageSince }: Signal, at: Instant, quietMs: number): boolean =>
  epochMsOf(at) - epochMsOf(lastTroubleAt ?? stageSince) >= quietMs;

const changeOf = (signal: Signal, { health, at }: Sample, hysteresis: Hysteresis): SignalChange => {
  const { bad, of, good, quietMs } = hysteresis;
  switch (signal.stage) {
    case 'running':
      return troubledAmong(signal.recent, of) >= bad ? 'open' : 'none';
    case 'holding':
      return healthyInARow(signal.recent) >= good && isQuiet(signal, at, quietMs) ? 'test' : 'none';
    case 'testing':
      return health === 'troubled' ? 'hold' : 'none';
  }
};

const stageAfter = { open: 'holding', hold: 'holding', test: 'testing', end: 'running' } as const;

/** A signal after a change of its stage. */
const changed = (signal: Signal, change: Exclude<SignalChange, 'none'>, at: Instant): Stepped => ({
  signal: inStage(signal, stageAfter[change], at),
  change,
});

/** A signal after its test repair. A test that failed is a trouble like any other: quiet is waited for anew before the next one. */
export const tested = (signal: Signal, change: 'end' | 'hold', at: Instant): Stepped => {
  if (change === 'end') return changed(signal, change, at);
  return changed({ ...signal, recent: [...signal.recent, 'troubled'], lastTroubleAt: at }, change, at);
};

/**
 * A signal whose pause somebody ended by force. That person's word stands until the source has been healthy once; else the next look would undo it.
 */
export const overruled = (signal: Signal, at: Instant): Signal => {
  const running = inStage(signal, 'running', at);
  return { ...running, memory: { ...running.memory, overruledAt: at } };
};

const isOverruled = ({ stage, memory }: Signal): boolean => stage === 'running' && memory['overruledAt'] !== undefined;

const withoutOverruling = ({ overruledAt: _, ...memory }: Signal['memory']): Signal['memory'] => memory;

/** The later trouble; one that lies ahead was told by a clock that has since been set back, and must not keep a pause for so long. */
const troubleAfter = ({ lastTroubleAt }: Signal, { health, at }: Sample): Instant | null => {
  if (health === 'troubled') return at;
  return lastTroubleAt !== null && lastTroubleAt > at ? at : lastTroubleAt;
};

/**
 * Takes one sample into account (product.md 10): a pause opens as soon as enough of the last samples are troubled; quiet long enough, it waits for a
 * test repair; trouble meanwhile holds it again. An unknown sample is remembered and changes nothing. Time is the sample's own.
 */
export const step = (signal: Signal, sample: Sample, hysteresis: Hysteresis): Stepped => {
  const { health, at } = sample;
  if (health === 'unknown') {
    return { signal: { ...signal, last: sample, unknownSince: signal.unknownSince ?? at }, change: 'none' };
  }
  const kept = Math.max(hysteresis.of, hysteresis.good);
  const isIgnored = health === 'troubled' && isOverruled(signal);
  const next: Signal = {
    ...signal,
    recent: isIgnored ? [] : [...signal.recent, health].slice(-kept),
    lastTroubleAt: troubleAfter(signal, sample),
    last: sample,
    unknownSince: null,
    memory: health === 'healthy' ? withoutOverruling(signal.memory) : signal.memory,
  };
  const change = changeOf(next, sample, hysteresis);
  return change === 'none' ? { signal: next, change } : changed(next, change, at);
};
