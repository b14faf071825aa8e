import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { median } from './measure.ts';

const run = promisify(execFile);

/** What one queue did in one round: jobs a second. `alone`: ozma's queue without reading and moving items; the others have none. */
type QueueRound = {
  readonly finished: number;
  readonly enqueuePerSecond: number;
  readonly finishPerSecond: number;
  readonly alonePerSecond?: number;
};

const programs = {
  ozma: 'queue-of-ozma.ts',
  plainjob: 'peers/plainjob.js',
  liteque: 'peers/liteque.js',
} as const;

/** One of the queues that are measured beside each other. */
type QueueName = keyof typeof programs;

const names: readonly QueueName[] = ['ozma', 'plainjob', 'liteque'];

const pathOf = (name: QueueName): string => fileURLToPath(new URL(programs[name], import.meta.url));

/** A peer that is not installed is said to be missing, never skipped in silence. */
const isInstalled = (name: QueueName): boolean =>
  name === 'ozma' || existsSync(fileURLToPath(new URL(`node_modules/${name}/package.json`, import.meta.url)));

const measureOne = async (name: QueueName, jobs: number, parent: string): Promise<QueueRound> => {
  const dir = mkdtempSync(join(parent, `ozma-bench-${name}-`));
  try {
    const { stdout } = await run(process.execPath, [pathOf(name), dir, String(jobs)], { maxBuffer: 2 ** 20 });
    const round: QueueRound = JSON.parse(stdout);
    if (round.finished !== jobs) throw new Error(`${name} finished ${round.finished} of ${jobs} jobs`);
    return round;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

/** One line of the table: how many a second, and how that compares with plainjob in the same rounds. */
export type QueueRow = {
  readonly work: string;
  readonly perSecond: number | null;
  readonly ratioToPlainjob: number | null;
};

const rowOf = (
  work: string,
  rates: readonly (number | undefined)[],
  beside: readonly (number | undefined)[],
): QueueRow => {
  const known = rates.filter((rate) => rate !== undefined);
  const ratios = rates.flatMap((rate, round) => {
    const other = beside[round];
    return rate === undefined || other === undefined ? [] : [rate / other];
  });
  return {
    work,
    perSecond: known.length === 0 ? null : Math.round(median(known)),
    ratioToPlainjob: ratios.length === 0 ? null : median(ratios),
  };
};

/** Measures all queues round by round, durable (WAL, synchronous=FULL), with jobs that do nothing; `tell` hears of each as it ends. */
export const measureQueues = async (
  options: { readonly jobs: number; readonly runs: number; readonly dir: string },
  tell: (text: string) => void,
): Promise<readonly QueueRow[]> => {
  const rounds: Partial<Record<QueueName, QueueRound>>[] = [];
  for (let round = 0; round < options.runs; round += 1) {
    const measured: Partial<Record<QueueName, QueueRound>> = {};
    for (const name of names) {
      if (!isInstalled(name)) {
        tell(`${name}: MISSING; install the peers with: npm ci --prefix bench`);
        continue;
      }
      measured[name] = await measureOne(name, options.jobs, options.dir);
      tell(`${name}: ${JSON.stringify(measured[name])}`);
    }
    rounds.push(measured);
  }
  const of = (name: QueueName, rate: 'enqueuePerSecond' | 'finishPerSecond' | 'alonePerSecond') =>
    rounds.map((round) => round[name]?.[rate]);
  const enqueued = of('plainjob', 'enqueuePerSecond');
  const finished = of('plainjob', 'finishPerSecond');
  return [
    rowOf('enqueue: ozma, with verdict, item, trace, arrival and two events', of('ozma', 'enqueuePerSecond'), enqueued),
    rowOf('enqueue: plainjob, in bulk', enqueued, enqueued),
    rowOf('enqueue: liteque, one by one', of('liteque', 'enqueuePerSecond'), enqueued),
    rowOf('claim to finish: ozma, items read, hashed and moved', of('ozma', 'finishPerSecond'), finished),
    rowOf('claim to finish: ozma, the queue alone', of('ozma', 'alonePerSecond'), finished),
    rowOf('claim to finish: plainjob', finished, finished),
    rowOf('claim to finish: liteque', of('liteque', 'finishPerSecond'), finished),
  ];
};

const cell = (value: number | null, digits: number): string => (value === null ? 'missing' : value.toFixed(digits));

/** The rows as a Markdown table. */
export const queueTable = (rows: readonly QueueRow[]): string =>
  [
    '| queue, durable, no-op jobs | a second | × plainjob |',
    '|---|---|---|',
    ...rows.map(
      ({ work, perSecond, ratioToPlainjob }) => `| ${work} | ${cell(perSecond, 0)} | ${cell(ratioToPlainjob, 2)} |`,
    ),
    '',
  ].join('\n');
