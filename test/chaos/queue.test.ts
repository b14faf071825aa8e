import { describe, expect, it } from 'vitest';
import { runWithKills, runWithZombies } from './queue/rounds.ts';

/** `npm run test:chaos` asks for the long run; the usual suite has a shorter one of the same. */
const isLong = process.env['OZMA_CHAOS'] === 'long';
const minutes = (count: number) => ({ timeout: count * 60_000 });

const scale = isLong ? { repairs: 2000, kills: 100, zombies: 100 } : { repairs: 60, kills: 5, zombies: 8 };
const busyDesk = { concurrency: 5, leaseSeconds: 2 };
const sleepyDesk = { concurrency: 10, leaseSeconds: 2 };
const slowAnew = { slowMs: 900, anewTimes: 5 };

describe('two processes on one desk', () => {
  it.concurrent(
    'finish every repair exactly once, whichever is killed and when',
    minutes(isLong ? 30 : 3),
    async () => {
      const { repairs, kills } = scale;
      const round = await runWithKills(
        { ...busyDesk, repairs },
        { kills, seed: 20_261_127, slowMs: 2500, anewTimes: 1 },
      );
      expect(round.faults).toEqual([]);
      expect(round.kills).toBe(kills);
    },
  );

  it.concurrent('accept no late finish of one that was stopped and went on', minutes(isLong ? 30 : 3), async () => {
    const { zombies } = scale;
    const round = await runWithZombies({ ...sleepyDesk, repairs: zombies * 3 }, { zombies, ...slowAnew });
    expect(round.faults).toEqual([]);
    expect(round.refused).toBeGreaterThanOrEqual(zombies / 2);
  });
});

describe('a planted bug', () => {
  it.concurrent('that acknowledges a finish before it is recorded is found out', minutes(3), async () => {
    let faults: readonly string[] = [];
    for (let seed = 3; seed < 8 && faults.length === 0; seed += 1) {
      const bug = { kills: 5, seed, slowMs: 150, anewTimes: 1, bug: 'acknowledge-early' };
      faults = (await runWithKills({ ...busyDesk, repairs: 100 }, bug)).faults;
    }
    expect(faults.join('\n')).toContain('was acknowledged and is not there');
  });

  it.concurrent('that does not compare tokens is found out', minutes(3), async () => {
    const bug = { zombies: 10, ...slowAnew, bug: 'no-fence' };
    const { faults } = await runWithZombies({ ...sleepyDesk, repairs: 40 }, bug);
    expect(faults.join('\n')).toContain('was accepted');
  });
});
