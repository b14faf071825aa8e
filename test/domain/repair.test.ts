import { describe, expect, it } from 'vitest';
import { instantAt } from '../../src/domain/instant.ts';
import { backoffMs, isFinished, nextTry, type RetryPolicy, repairStates } from '../../src/domain/repair.ts';

const policy: RetryPolicy = { attempts: 4, firstMs: 1000, mostMs: 3000 };
const day = 24 * 60 * 60 * 1000;

const waits: readonly (readonly [counted: number, wished: number | null, ms: number])[] = [
  [0, null, 1000],
  [1, null, 1000],
  [2, null, 2000],
  [3, null, 3000],
  [5000, null, 3000],
  [1, 0, 0],
  [3, 20, 20],
  [1, -5, 0],
  [1, 3 * day, day],
];

describe('the wait before another try', () => {
  it.each(waits)('after %i counted attempts that wish %j is %i ms', (counted, wished, ms) => {
    expect(backoffMs(counted, policy, wished)).toBe(ms);
  });
});

describe('what follows an attempt that did not finish its repair', () => {
  const ended = { at: instantAt(0), isCounted: true, wishedMs: null };

  it('is another try after a while, until the limit is reached', () => {
    expect([1, 2, 3, 4].map((counted) => nextTry({ ...ended, counted }, policy))).toEqual([
      { state: 'queued', notBefore: instantAt(1000) },
      { state: 'queued', notBefore: instantAt(2000) },
      { state: 'queued', notBefore: instantAt(3000) },
      { state: 'escalated' },
    ]);
  });

  it('is its old turn where it does not count, even at the limit', () => {
    const free = { ...ended, counted: 4, isCounted: false, wishedMs: 5000 };
    expect(nextTry(free, policy)).toEqual({ state: 'queued', notBefore: null });
  });
});

it('a repair is finished when nothing more will be done to its item', () => {
  expect(repairStates.filter(isFinished)).toEqual(['fulfilled', 'unrepairable']);
});
