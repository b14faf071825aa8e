import { expect, test } from 'vitest';
import type { AttemptEnd } from '../../src/domain/repair.ts';
import type { Signal } from '../../src/domain/stability.ts';
import { freshSignal } from '../../src/stability/step.ts';
import { testResult } from '../../src/stability/test-result.ts';
import { second, troubles } from './build.ts';

const testing: Signal = { ...freshSignal('feed:isles', second(0)), stage: 'testing', stageSince: second(100) };

const afterTest = (ending: AttemptEnd | null, claimedAt = 100, waiting = 5) =>
  testResult(testing, troubles({ waiting, lastTest: { claimedAt: second(claimedAt), ending } }));

test.each(['fulfilled', 'unrepairable'] as const)(
  'a test that ends %s ends the pause: the platform answers',
  (ending) => {
    expect(afterTest(ending)).toEqual({ change: 'end', seen: { kind: 'test-passed', ending } });
  },
);

test('a test that fails holds the pause', () => {
  expect(afterTest('fault')).toEqual({ change: 'hold', seen: { kind: 'test-failed', ending: 'fault' } });
});

test.each(['retry', 'released', 'lapsed', 'altered', null] as const)('a test that ends %s tells nothing', (ending) => {
  expect(afterTest(ending)).toEqual({ change: 'none' });
});

test('a test of before the pause waited for one does not count', () => {
  expect(afterTest('fulfilled', 99)).toEqual({ change: 'none' });
  expect(afterTest('fault', 99)).toEqual({ change: 'none' });
});

test('where nothing waits the pause ends without a test, but not while one is under way', () => {
  const needless = { change: 'end', seen: { kind: 'test-needless', waiting: 0 } };
  expect(testResult(testing, troubles({ waiting: 0 }))).toEqual(needless);
  expect(afterTest('released', 100, 0)).toEqual(needless);
  expect(afterTest(null, 100, 0)).toEqual({ change: 'none' });
});

test.each(['running', 'holding'] as const)('a source that is %s waits for no test', (stage) => {
  expect(testResult({ ...testing, stage }, troubles({ waiting: 0 }))).toEqual({ change: 'none' });
});
