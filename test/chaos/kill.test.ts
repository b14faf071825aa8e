import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { seededRandom } from '../build/random.ts';
import { account, figures } from './account.ts';
import { type Delivery, deliverDay, ticketCount, ticketsCsv } from './deliver.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const honest = [join(root, 'src/main.ts')];
const planted = [join(root, 'test/chaos/ingest-with-planted-bug.ts')];
const made: string[] = [];

afterAll(() => {
  for (const dir of made) rmSync(dir, { recursive: true, force: true });
});

const makeDesk = (): string => {
  const desk = mkdtempSync(join(tmpdir(), 'ozma-kill-'));
  made.push(desk);
  for (const area of ['inbox', 'processing', 'quarantine', 'repair', 'held', 'returned', 'trash'])
    mkdirSync(join(desk, area));
  writeFileSync(join(desk, 'tickets.csv'), ticketsCsv());
  // Small batches: many transactions and many moves, so that a kill finds each of them.
  writeFileSync(join(desk, 'ozma.yaml'), 'workers:\n  batch: 3\n  threads: 1\n');
  return desk;
};

/** Runs one ingest in a process of its own; with `killAfterMs` it is killed then. Answers whether it was killed. */
const ingest = async (desk: string, program: readonly string[], killAfterMs: number | null): Promise<boolean> => {
  const child = spawn(process.execPath, [...program, '--desk', desk, 'ingest', '--json'], { stdio: 'ignore' });
  const ended = new Promise<NodeJS.Signals | null>((resolve) => {
    child.once('exit', (_status, signal) => resolve(signal));
  });
  if (killAfterMs !== null) {
    await Promise.race([pause(killAfterMs), ended]);
    child.kill('SIGKILL');
  }
  return (await ended) === 'SIGKILL';
};

const isEmpty = (desk: string): boolean =>
  ['inbox', 'processing'].every((area) => readdirSync(join(desk, area)).length === 0);

type Run = { readonly desk: string; readonly deliveries: readonly Delivery[]; readonly kills: number };

/** How long a run takes that finds nothing to do: whatever is killed much earlier was killed while it started. */
const startOf = async (program: readonly string[]): Promise<number> => {
  const desk = makeDesk();
  const sinceMs = performance.now();
  await ingest(desk, program, null);
  return performance.now() - sinceMs;
};

/** Delivers a day's post whenever the last one is worked off, and kills the process at random moments until it was killed often enough. */
const runWithKills = async (program: readonly string[], kills: number, seed: number): Promise<Run> => {
  const startMs = await startOf(program);
  const desk = makeDesk();
  const random = seededRandom(seed);
  const deliveries: Delivery[] = [];
  let killed = 0;
  for (let day = 1; killed < kills; ) {
    if (isEmpty(desk)) {
      deliveries.push(...deliverDay(desk, day));
      day += 1;
    }
    killed += (await ingest(desk, program, startMs * (0.5 + random.fraction()))) ? 1 : 0;
  }
  await ingest(desk, program, null);
  await ingest(desk, program, null);
  return { desk, deliveries, kills: killed };
};

/** `npm run test:chaos` asks for the long run; the usual suite has a glance at the same, for points.test.ts kills at chosen writes there. */
const isLong = process.env['OZMA_CHAOS'] === 'long';
const killsOfEach = isLong ? 100 : 3;

describe('kill -9 at any moment', () => {
  it('loses nothing and does nothing twice on either of two desks', { timeout: 900_000 }, async () => {
    const seeds = [20_261_122, 7];
    const runs = await Promise.all(seeds.map((seed) => runWithKills(honest, killsOfEach, seed)));
    expect(runs.map(({ desk, deliveries }) => account(desk, deliveries))).toEqual([[], []]);
    expect(runs.reduce((sum, { kills }) => sum + kills, 0)).toBeGreaterThanOrEqual(2 * killsOfEach);
    for (const { desk } of runs) {
      const { repairs, verdicts } = figures(desk);
      expect(repairs).toBe(ticketCount * 2);
      expect(verdicts['accepted']).toBe(ticketCount);
    }
  });

  it.runIf(isLong)(
    'is found out when a verdict is acknowledged before it is on disk',
    { timeout: 240_000 },
    async () => {
      let faults: readonly string[] = [];
      for (let seed = 3; seed < 8 && faults.length === 0; seed += 1) {
        const { desk, deliveries } = await runWithKills(planted, 12, seed);
        faults = account(desk, deliveries);
      }
      expect(faults).not.toEqual([]);
    },
  );
});
