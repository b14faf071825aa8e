import type { Observation } from '../domain/observation.ts';
import type { RepairTroubles, Signal } from '../domain/stability.ts';

/** What the test repair says of a pause that waits for it; `none` while there is no result. */
export type TestResult = { readonly change: 'none' } | { readonly change: 'end' | 'hold'; readonly seen: Observation };

const waiting: TestResult = { change: 'none' };

/**
 * How a pause in stage `testing` goes on: an answer ends it, a fault holds it again; a test that came to nothing (given back, lapsed, altered, to be
 * tried again) may be made anew. Where nothing waits there is nothing to test with, and nothing that could be harmed.
 */
export const testResult = (signal: Signal, troubles: RepairTroubles): TestResult => {
  if (signal.stage !== 'testing') return waiting;
  const { lastTest } = troubles;
  const test = lastTest !== null && lastTest.claimedAt >= signal.stageSince ? lastTest : null;
  if (test?.ending === 'fulfilled' || test?.ending === 'unrepairable') {
    return { change: 'end', seen: { kind: 'test-passed', ending: test.ending } };
  }
  if (test?.ending === 'fault') return { change: 'hold', seen: { kind: 'test-failed', ending: test.ending } };
  if (test?.ending === null || troubles.waiting > 0) return waiting;
  return { change: 'end', seen: { kind: 'test-needless', waiting: troubles.waiting } };
};
