import { describe, expect, it } from 'vitest';
import { healthOf } from '../../src/domain/observation.ts';
import { failuresFinding, progressFinding } from '../../src/stability/own-repairs.ts';
import { fault, inFlight, now, second, troubles } from './build.ts';

const failures = { owners: 3, withinMs: 600_000 };
const stuck = { owners: 2, withinMs: 600_000 };
const moment = { now, countsFrom: null };

describe("failures of the desk's own repairs", () => {
  const three = [fault('Dora', -500, 1), fault('Ember', -300, 2), fault('Juniper', -10, 3)];

  it('of three owners are trouble, with the oldest of them to forgive from', () => {
    expect(failuresFinding(troubles({ faults: three }), failures, moment)).toEqual({
      seen: { kind: 'repairs-failing', owners: 3, faults: 3, withinMs: 600_000 },
      details: {
        faults: [
          { repair: 1, owner: 'Dora', at: second(-500), why: 'it threw' },
          { repair: 2, owner: 'Ember', at: second(-300), why: 'it threw' },
          { repair: 3, owner: 'Juniper', at: second(-10), why: 'it threw' },
        ],
      },
      memory: null,
      forgiveSince: second(-500),
    });
  });

  it.each([
    ['of one owner alone, however many', Array.from({ length: 500 }, (_, index) => fault('Dora', -index, index))],
    ['of two owners', [fault('Dora', -1), fault('Ember', -2), fault('Dora', -3)]],
    ['of three owners, one of them long ago', [fault('Dora', -601), fault('Ember', -300), fault('Juniper', -10)]],
    ['of nobody', []],
  ])('%s are none of the platform’s', (_, faults) => {
    const finding = failuresFinding(troubles({ faults }), failures, moment);
    expect([healthOf(finding.seen), finding.forgiveSince]).toEqual(['healthy', null]);
  });

  it('of before the last pause ended are not counted a second time', () => {
    const since = (countsFrom: ReturnType<typeof second>) =>
      healthOf(failuresFinding(troubles({ faults: three }), failures, { now, countsFrom }).seen);
    expect([since(second(-500)), since(second(-499)), since(second(-5))]).toEqual(['troubled', 'healthy', 'healthy']);
  });

  it('count though a clock that was ahead has been set back', () => {
    expect(
      healthOf(failuresFinding(troubles({ faults: three }), failures, { now, countsFrom: second(9999) }).seen),
    ).toBe('troubled');
  });

  it('are told in part where there are thousands', () => {
    const faults = Array.from({ length: 3000 }, (_, index) => fault(`Owner ${index}`, -index / 10, index)).toReversed();
    const { details, seen } = failuresFinding(troubles({ faults }), failures, moment);
    expect(seen).toMatchObject({ owners: 3000, faults: 3000 });
    expect(details['faults']).toHaveLength(20);
  });
});

describe('repairs that neither end nor fail', () => {
  const hung = [inFlight('Dora', -900, 1), inFlight('Ember', -601, 2)];

  it('are trouble where all that is begun hangs, for several owners, and nothing has ended since', () => {
    expect(progressFinding(troubles({ inFlight: hung, lastEndAt: second(-700) }), stuck, moment)).toEqual({
      seen: { kind: 'repairs-stuck', owners: 2, claims: 2, withinMs: 600_000 },
      details: {
        claims: [
          { repair: 1, owner: 'Dora', claimedAt: second(-900) },
          { repair: 2, owner: 'Ember', claimedAt: second(-601) },
        ],
        lastEndAt: second(-700),
      },
      memory: null,
      forgiveSince: null,
    });
  });

  it.each([
    ['nothing is begun', troubles({ lastEndAt: second(-9000) }), 'healthy'],
    ['one is begun just now', troubles({ inFlight: [...hung, inFlight('Juniper', -5)] }), 'healthy'],
    ['one owner’s alone hang', troubles({ inFlight: [inFlight('Dora', -900), inFlight('Dora', -800)] }), 'healthy'],
    ['something has ended lately', troubles({ inFlight: hung, lastEndAt: second(-599) }), 'healthy'],
    ['nothing has ever ended', troubles({ inFlight: hung }), 'troubled'],
    [
      'all were begun exactly so long ago',
      troubles({ inFlight: [inFlight('Dora', -600), inFlight('Ember', -600)] }),
      'troubled',
    ],
  ])('%s: %#', (_, seen, health) => {
    expect(healthOf(progressFinding(seen, stuck, moment).seen)).toBe(health);
  });
});
