import { describe, expect, it } from 'vitest';
import type { Instant } from '../../src/domain/instant.ts';
import type { Pause, PauseKind } from '../../src/domain/pause.ts';
import type { RepairOutcome } from '../../src/domain/repair.ts';
import { openRamp } from '../../src/queue/ramp.ts';

const pause = (kind: PauseKind): Pause => ({
  ...{ id: 1, kind, source: null, scope: { kind: 'desk' }, who: 'ozma', why: 'it shakes', evidence: {} },
  ...{ since: '2026-10-03T12:00:00.000Z' as Instant, until: null, stage: 'holding' },
});

const answer: RepairOutcome = { kind: 'fulfilled', note: null };
const fault: RepairOutcome = { kind: 'fault', why: 'it broke', afterMs: null };

describe('how many repairs may be under way', () => {
  it('is what the desk says while nothing has happened', () => {
    const ramp = openRamp(5);
    expect([0, 3, 5, 7].map(ramp.room)).toEqual([5, 2, 0, 0]);
  });

  it('is one after a platform pause and doubles with each answer, never with a fault, up to what the desk says', () => {
    const ramp = openRamp(5);
    ramp.paused([pause('operator'), pause('platform')]);
    ramp.paused([]);
    const rooms = [answer, fault, answer, answer, answer].map((outcome) => {
      const before = ramp.room(0);
      ramp.ended(outcome);
      return before;
    });
    expect([...rooms, ramp.room(0)]).toEqual([1, 2, 2, 4, 5, 5]);
  });

  it('is not touched by answers while the pause is there, nor by an operator’s pause', () => {
    const [shaken, calm] = [openRamp(5), openRamp(5)];
    shaken.paused([pause('platform')]);
    shaken.ended(answer);
    shaken.paused([pause('operator')]);
    shaken.paused([]);
    calm.paused([pause('operator')]);
    calm.paused([]);
    expect([shaken.room(0), calm.room(0)]).toEqual([1, 5]);
  });

  it('is one test while a pause is there, even beside what was under way before, where there is room', () => {
    const ramp = openRamp(5);
    ramp.paused([pause('platform')]);
    expect([0, 4, 5].map(ramp.room)).toEqual([1, 1, 0]);
  });
});
