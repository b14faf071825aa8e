import fc from 'fast-check';
import { expect, test } from 'vitest';
import { epochMsOf } from '../../src/domain/instant.ts';
import type { Health, Hysteresis, Sample, Signal, SignalChange, SignalStage } from '../../src/domain/stability.ts';
import { freshSignal, type Stepped, step, tested } from '../../src/stability/step.ts';
import { now, sample } from './build.ts';

const hysteresis: fc.Arbitrary<Hysteresis> = fc
  .record({
    bad: fc.integer({ min: 1, max: 5 }),
    more: fc.nat(4),
    good: fc.integer({ min: 1, max: 6 }),
    quiet: fc.nat(900),
  })
  .map(({ bad, more, good, quiet }) => ({ bad, of: bad + more, good, quietMs: quiet * 1000 }));

const health = fc.constantFrom<Health>('healthy', 'troubled', 'unknown');

/** What happens: a sample after some seconds, or, while a test is waited for, its result. */
type Happening =
  | { readonly kind: 'sample'; readonly health: Health; readonly after: number }
  | { readonly kind: 'test'; readonly change: 'end' | 'hold'; readonly after: number };

const after = fc.integer({ min: 1, max: 240 });
const happening: fc.Arbitrary<Happening> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('sample' as const), health, after }) },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('test' as const), change: fc.constantFrom('end', 'hold'), after }),
  },
);

type Run = {
  readonly changes: readonly {
    readonly change: SignalChange;
    readonly from: SignalStage;
    readonly at: number;
    readonly by: Sample | null;
  }[];
  readonly seconds: number;
};

const stepBy = (
  signal: Signal,
  one: Happening,
  at: number,
  limits: Hysteresis,
): Stepped & { readonly by: Sample | null } => {
  if (one.kind === 'sample') {
    const by = sample(one.health, at);
    return { ...step(signal, by, limits), by };
  }
  if (signal.stage !== 'testing') return { signal, change: 'none', by: null };
  return { ...tested(signal, one.change, sample('healthy', at).at), by: null };
};

const run = (happenings: readonly Happening[], limits: Hysteresis): Run => {
  const changes: Run['changes'][number][] = [];
  let signal = freshSignal('probe:isles', now);
  let seconds = 0;
  for (const one of happenings) {
    seconds += one.after;
    const { signal: next, change, by } = stepBy(signal, one, seconds, limits);
    if (change !== 'none') changes.push({ change, from: signal.stage, at: seconds, by });
    signal = next;
  }
  return { changes, seconds };
};

const many = fc.array(happening, { maxLength: 200 });

test('what is unknown never changes a stage, and leaves no trace but that it was unknown', () => {
  fc.assert(
    fc.property(many, hysteresis, (happenings, limits) => {
      let signal = freshSignal('probe:isles', now);
      let seconds = 0;
      for (const one of happenings) {
        seconds += one.after;
        const unknown = step(signal, sample('unknown', seconds), limits);
        expect(unknown.change).toBe('none');
        const { last: _, unknownSince: __, ...trace } = unknown.signal;
        const { last: ___, unknownSince: ____, ...before } = signal;
        expect(trace).toEqual(before);
        signal = stepBy(signal, one, seconds, limits).signal;
      }
    }),
    { numRuns: 50 },
  );
});

test('unknown samples strewn in anywhere change nothing of what the known ones do', () => {
  fc.assert(
    fc.property(many, hysteresis, (happenings, limits) => {
      const strewn = happenings.flatMap((one): readonly Happening[] =>
        one.after < 2
          ? [one]
          : [
              { kind: 'sample', health: 'unknown', after: 1 },
              { ...one, after: one.after - 1 },
            ],
      );
      const told = (all: readonly Happening[]) => run(all, limits).changes.map(({ change, at }) => [change, at]);
      expect(told(strewn)).toEqual(told(happenings));
    }),
  );
});

test('changes follow one another as the stages allow', () => {
  const from: Readonly<Record<Exclude<SignalChange, 'none'>, SignalStage>> = {
    open: 'running',
    test: 'holding',
    hold: 'testing',
    end: 'testing',
  };
  fc.assert(
    fc.property(many, hysteresis, (happenings, limits) => {
      for (const one of run(happenings, limits).changes) {
        expect(one.change === 'none' ? null : from[one.change]).toBe(one.from);
      }
    }),
  );
});

test('a pause opens and holds by a troubled sample, and goes on to its test by a healthy one alone', () => {
  fc.assert(
    fc.property(many, hysteresis, (happenings, limits) => {
      for (const { change, by } of run(happenings, limits).changes) {
        if (change === 'open') expect(by?.health).toBe('troubled');
        if (change === 'test') expect(by?.health).toBe('healthy');
        if (change === 'hold' && by !== null) expect(by.health).toBe('troubled');
      }
    }),
  );
});

test('there are at most three changes for each quiet time that has gone by, and three more', () => {
  fc.assert(
    fc.property(many, hysteresis, (happenings, limits) => {
      fc.pre(limits.quietMs > 0);
      const { changes, seconds } = run(happenings, limits);
      expect(changes.length).toBeLessThanOrEqual(3 * Math.floor((seconds * 1000) / limits.quietMs) + 3);
    }),
    { numRuns: 300 },
  );
});

test('no pause goes on to its test within the quiet time after any trouble', () => {
  fc.assert(
    fc.property(many, hysteresis, (happenings, limits) => {
      let troubleAt = Number.NEGATIVE_INFINITY;
      let signal = freshSignal('probe:isles', now);
      let seconds = 0;
      for (const one of happenings) {
        seconds += one.after;
        const { signal: next, change, by } = stepBy(signal, one, seconds, limits);
        if (change === 'test') expect(epochMsOf(next.stageSince) - troubleAt).toBeGreaterThanOrEqual(limits.quietMs);
        if (by?.health === 'troubled') troubleAt = epochMsOf(by.at);
        signal = next;
      }
    }),
  );
});
