import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Limit, Line } from '../figures.ts';
import { type Bench, many, type Target } from '../target.ts';

const run = promisify(execFile);
const sizes = { quick: 500, usual: 10_000, full: 100_000 } as const;

/** What one queue did in one round: jobs a second. `alone`: ozma's queue without reading and moving items; the others have none. */
type Rates = {
  readonly finished: number;
  readonly enqueuePerSecond: number;
  readonly finishPerSecond: number;
  readonly alonePerSecond?: number;
};

const programs = { ozma: 'queue-of-ozma.ts', plainjob: 'peers/plainjob.js', liteque: 'peers/liteque.js' } as const;

type Queue = keyof typeof programs;

const names: readonly Queue[] = ['ozma', 'plainjob', 'liteque'];

const here = (path: string): string => fileURLToPath(new URL(`../${path}`, import.meta.url));

/** A peer that is not installed is said to be missing, never skipped in silence. */
const present = (tell: Bench['tell']): readonly Queue[] =>
  names.filter((name) => {
    const isThere = name === 'ozma' || existsSync(here(`node_modules/${name}/package.json`));
    if (!isThere) tell(`${name}: MISSING; install the peers with: npm ci --prefix bench`);
    return isThere;
  });

const measureOne = async (name: Queue, jobs: number, bench: Bench): Promise<Rates> => {
  const dir = mkdtempSync(join(bench.dir, `${name}-`));
  try {
    const { stdout } = await run(process.execPath, [here(programs[name]), dir, String(jobs)], { maxBuffer: 2 ** 20 });
    const rates: Rates = JSON.parse(stdout);
    if (rates.finished !== jobs) throw new Error(`${name} finished ${rates.finished} of ${jobs} jobs`);
    bench.tell(`${name}: ${JSON.stringify(rates)}`);
    return rates;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

type Asked = {
  readonly work: string;
  readonly rate: Exclude<keyof Rates, 'finished'>;
  readonly peer: 'plainjob' | 'liteque';
  readonly limit: number | null;
};

const asked: readonly Asked[] = [
  { work: 'claim to finish, items read, hashed and moved', rate: 'finishPerSecond', peer: 'plainjob', limit: 3 },
  { work: 'claim to finish, the queue alone', rate: 'alonePerSecond', peer: 'plainjob', limit: null },
  { work: 'claim to finish, items read, hashed and moved', rate: 'finishPerSecond', peer: 'liteque', limit: null },
  { work: 'enqueue, with verdict, trace and events', rate: 'enqueuePerSecond', peer: 'plainjob', limit: 1 },
  { work: 'enqueue, with verdict, trace and events', rate: 'enqueuePerSecond', peer: 'liteque', limit: null },
];

const peerRate = (rate: Asked['rate']): 'finishPerSecond' | 'enqueuePerSecond' =>
  rate === 'enqueuePerSecond' ? rate : 'finishPerSecond';

const limitOf = (value: number | null): Limit | null =>
  value === null ? null : { of: 'ratio', is: 'at least', value };

/** P3: the repair queue beside queues on SQLite, all durable (WAL, synchronous=FULL), with jobs that do nothing. */
export const queue: Target = {
  name: 'queue',
  measure: async (bench: Bench): Promise<readonly Line[]> => {
    const jobs = sizes[bench.scale];
    const queues = present(bench.tell);
    const rates = new Map<Queue, readonly Rates[]>();
    for (let round = 0; round < bench.runs; round += 1) {
      for (const name of round % 2 === 0 ? queues : queues.toReversed()) {
        rates.set(name, [...(rates.get(name) ?? []), await measureOne(name, jobs, bench)]);
      }
    }
    const figures = (name: Queue, rate: Asked['rate']) => (rates.get(name) ?? []).flatMap((one) => one[rate] ?? []);
    return asked.map(({ work, rate, peer, limit }) => ({
      target: 'P3',
      work,
      size: `${many(jobs)} jobs`,
      unit: '/s',
      ours: figures('ozma', rate),
      peer: { name: peer, figures: figures(peer, peerRate(rate)) },
      limit: limitOf(limit),
    }));
  },
};
