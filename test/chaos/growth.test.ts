import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../build/random.ts';
import { eventually, fillDesk } from '../serve/serving.ts';
import { send, stage, whole } from './load/delivery.ts';
import { type Growth, growthOf, type Limits, theilSenSlope } from './soak/growth.ts';
import { openServed } from './soak/served.ts';

/** A short life is all warming up; what a leak gains in it is far beyond. */
const limits: Limits = { rssShare: 0.1, fds: 8, threads: 5, warmUp: 0 };

/** So many come at once, that every thread has begun when looking begins; and so many one after the other. */
const [atOnce, oneByOne] = [30, 50];

const deliver = (desk: string, index: number): void => {
  stage(desk, whole(index));
  send(desk, whole(index));
};

const makeServedDesk = (desk: string): void => {
  const yaml = 'durability: process\nrepairs: { bunny: { way: module, module: bunny.mjs } }\n';
  fillDesk(desk, { tickets: atOnce + oneByOne, yaml });
  writeFileSync(join(desk, 'bunny.mjs'), "export default async () => ({ outcome: 'fulfilled' });\n");
  for (let index = 0; index < atOnce; index += 1) deliver(desk, index);
};

/** Serves a desk for a while under steady deliveries, and looks how it grew. */
const live = async (env: Readonly<Record<string, string>>): Promise<Growth> => {
  const dir = mkdtempSync(join(tmpdir(), 'ozma-growth-'));
  try {
    const desk = join(dir, 'desk');
    makeServedDesk(desk);
    await using served = openServed({ desk, logFile: join(dir, 'log'), settle: '0', env });
    await eventually(() => readdirSync(join(desk, 'returned')).length === atOnce, 'what came at once', 60_000);
    for (let index = 0; index < oneByOne; index += 1) {
      deliver(desk, atOnce + index);
      await pause(80);
      served.sample();
    }
    const { faults, lives } = served;
    expect([faults, lives.length]).toEqual([[], 1]);
    return growthOf(lives[0] ?? { pid: 0, samples: [] }, limits);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

describe('growth', () => {
  it('of memory, descriptors and threads is found where a serve leaks, and in no other', {
    timeout: 120_000,
  }, async () => {
    const leak = { NODE_OPTIONS: `--import=${new URL('soak/leak.ts', import.meta.url).href}` };
    const [leaking, honest] = await Promise.all([live(leak), live({})]);
    expect(honest.faults).toEqual([]);
    expect(leaking.faults.map((fault) => /: (\w+) grew/.exec(fault)?.[1])).toEqual(['rssMb', 'fds', 'threads']);
  });

  it('is a trend that a third of wild samples does not move', () => {
    const random = seededRandom(5);
    const calm = Array.from({ length: 300 }, (_, x) => [x, 100 + random.fraction()] as const);
    const wild = calm.map(([x, y]) =>
      random.fraction() < 0.25 ? ([x, y + 400 * random.fraction()] as const) : ([x, y] as const),
    );
    const growing = wild.map(([x, y]) => [x, y + x / 10] as const);
    expect(Math.abs(theilSenSlope(wild))).toBeLessThan(0.01);
    expect(theilSenSlope(growing)).toBeCloseTo(0.1, 1);
  });
});
