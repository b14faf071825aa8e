import { describe, expect, it } from 'vitest';
import type { Health, Hysteresis, Signal, SignalChange } from '../../src/domain/stability.ts';
import { freshSignal, overruled, step, tested } from '../../src/stability/step.ts';
import { now, sample, second, usual } from './build.ts';

const words = { h: 'healthy', t: 'troubled', u: 'unknown' } as const satisfies Record<string, Health>;

const healthIn = (letter: string): Health =>
  letter === 'h' || letter === 't' || letter === 'u' ? words[letter] : 'unknown';

/** Takes one sample for each letter, so many seconds after each other; tells the changes by the sample's number, from 1. */
const run = (
  signal: Signal,
  letters: string,
  given: { everySeconds?: number; from?: number; hysteresis?: Hysteresis } = {},
) => {
  const { everySeconds = 60, from = 0, hysteresis = usual } = given;
  const changes: (readonly [sample: number, change: SignalChange])[] = [];
  let at = signal;
  for (const [index, letter] of [...letters].entries()) {
    const { signal: next, change } = step(at, sample(healthIn(letter), from + index * everySeconds), hysteresis);
    if (change !== 'none') changes.push([index + 1, change]);
    at = next;
  }
  return { signal: at, changes };
};

const fresh = freshSignal('feed:isles', now);

describe('a source that runs', () => {
  it.each([
    ['h', []],
    ['t', []],
    ['tt', [[2, 'open']]],
    ['tht', [[3, 'open']]],
    ['thht', []],
    ['htht', [[4, 'open']]],
    ['tut', [[3, 'open']]],
    ['tuuuuuut', [[8, 'open']]],
    ['uuuu', []],
    ['hhhhhhtt', [[8, 'open']]],
    ['tttttt', [[2, 'open']]],
  ])('with samples %s does %j', (letters, changes) => {
    expect(run(fresh, letters).changes).toEqual(changes);
  });

  it('opens within one sample of the limit, whatever the limit is', () => {
    for (const bad of [1, 2, 3, 5]) {
      const hysteresis = { ...usual, bad, of: 5 };
      expect(run(fresh, 't'.repeat(8), { hysteresis }).changes).toEqual([[bad, 'open']]);
    }
  });
});

describe('a source that holds its pause', () => {
  const { signal: holding } = run(fresh, 'tt');

  it('lets go for a test when enough samples in a row were healthy and it has been quiet for long enough', () => {
    expect(run(holding, 'hhhhhh', { from: 120 }).changes).toEqual([[5, 'test']]);
    expect(run(holding, 'hhh', { from: 10_000 }).changes).toEqual([[3, 'test']]);
    expect(run(holding, 'hh', { from: 10_000 }).changes).toEqual([]);
  });

  it('waits anew after each trouble', () => {
    expect(run(holding, 'hhhhthhhhhhh', { from: 120 }).changes).toEqual([[10, 'test']]);
  });

  it('is neither held nor let go by what is unknown', () => {
    const { signal, changes } = run(holding, 'u'.repeat(500), { from: 120 });
    expect(changes).toEqual([]);
    expect(signal).toEqual({
      ...holding,
      last: sample('unknown', 120 + 499 * 60),
      unknownSince: second(120),
    });
    expect(run(signal, 'hhh', { from: 40_000 }).changes).toEqual([[3, 'test']]);
  });
});

describe('a source that waits for its test repair', () => {
  const { signal: testing } = run(run(fresh, 'tt').signal, 'hhhhh', { from: 120 });

  it('holds again at the first trouble and is quiet anew before the next test', () => {
    expect(run(testing, 'hhuut', { from: 600 }).changes).toEqual([[5, 'hold']]);
    expect(run(testing, `t${'h'.repeat(6)}`, { from: 600 }).changes).toEqual([
      [1, 'hold'],
      [6, 'test'],
    ]);
  });

  it('waits for the test as long as it takes', () => {
    expect(run(testing, 'hu'.repeat(300), { from: 600 }).changes).toEqual([]);
  });

  it('runs on after a good test, and troubles of before count no more', () => {
    const { signal, change } = tested(testing, 'end', second(700));
    expect([change, signal.stage, signal.recent]).toEqual(['end', 'running', []]);
    expect(run(signal, 'thht', { from: 720 }).changes).toEqual([]);
    expect(run(signal, 'tt', { from: 720 }).changes).toEqual([[2, 'open']]);
  });

  it('holds on after a bad test and makes no other before it was quiet again', () => {
    const { signal, change } = tested(testing, 'hold', second(600));
    expect([change, signal.stage, signal.stageSince]).toEqual(['hold', 'holding', second(600)]);
    expect(run(signal, 'hhhhhh', { from: 660 }).changes).toEqual([[5, 'test']]);
  });
});

describe('a pause that somebody ended by force', () => {
  const taken = overruled(run(fresh, 'tt').signal, second(100));

  it('is not opened again by the troubles that the person knew of', () => {
    expect(run(taken, 't'.repeat(100), { from: 120 }).changes).toEqual([]);
  });

  it('is opened again by troubles after the source was healthy', () => {
    expect(run(taken, 'ttthtt', { from: 120 }).changes).toEqual([[6, 'open']]);
    expect(run(taken, 'ttuuttt', { from: 120 }).changes).toEqual([]);
  });
});

describe('a clock', () => {
  it('that was set back does not keep a pause for as long as it was ahead', () => {
    const year = 365 * 86_400;
    const { signal: holding } = run(fresh, 'tt', { from: year });
    expect(run(holding, 'hhhhhhh', { from: 0 }).changes).toEqual([[6, 'test']]);
  });
});

it('flapping every 30 seconds for an hour makes one change, not a hundred', () => {
  expect(run(fresh, 'th'.repeat(60), { everySeconds: 30 }).changes).toEqual([[3, 'open']]);
  expect(run(fresh, 'tthh'.repeat(30), { everySeconds: 30 }).changes).toEqual([[2, 'open']]);
  expect(run(fresh, `${'t'.repeat(2)}${'hhhhht'.repeat(20)}`, { everySeconds: 30 }).changes).toEqual([[2, 'open']]);
});

it('a signal goes on as if nothing had happened after it was kept as JSON', () => {
  const letters = 'hthtuhhhhhhhhhhhhtthhhhu';
  for (let cut = 0; cut <= letters.length; cut += 1) {
    const before = run(fresh, letters.slice(0, cut));
    const kept: Signal = JSON.parse(JSON.stringify(before.signal));
    expect(kept).toEqual(before.signal);
    const after = run(kept, letters.slice(cut), { from: cut * 60 });
    expect(after.signal).toEqual(run(fresh, letters).signal);
  }
});
