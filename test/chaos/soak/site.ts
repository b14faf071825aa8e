import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { Random } from '../../build/random.ts';
import { eventually, fillDesk, runOzma } from '../../serve/serving.ts';
import type { Delivery } from '../load/delivery.ts';
import { type Feed, openFeed, watching } from '../load/feed.ts';
import { type Clock, canSetClocks, openClock } from './clock.ts';
import { openServed, type Served } from './served.ts';
import { openStream, type Stream } from './stream.ts';

/** How the desk's module repairs just now. */
export type RepairMood = 'well' | 'fails' | 'hangs' | 'spins' | 'exits' | 'eats' | 'throws late';

/** A desk under soak with everything around it: who serves it, who sends to it, the feed that it watches. */
export type Site = AsyncDisposable & {
  readonly name: string;
  readonly desk: string;
  readonly served: Served;
  readonly stream: Stream;
  readonly feed: Feed;
  readonly random: Random;
  readonly clock: Clock;
  readonly faults: string[];
  readonly repairs: (mood: RepairMood) => void;
  /** Runs a command of ozma on the desk; whatever ends otherwise than with 0 or 1 is a fault. */
  readonly ozma: (...args: readonly string[]) => Promise<void>;
};

/** Tickets that nobody sends for, for people at the desk to try things with. */
export const reserved = 20;

/** Seconds of a lease: what is stopped for longer loses its claims. */
export const leaseSeconds = 5;

const yamlOf = (feed: Feed): string => `concurrency: 3
queue: { lease: ${leaseSeconds}, attempts: 1000, backoff: 1, longestBackoff: 4 }
repairs: { bunny: { way: module, module: bunny.mjs, timeLimit: 3 } }
${watching(feed.url)}  failures: { owners: 3, minutes: 0.1 }
  noProgress: { owners: 3, minutes: 0.3 }
`;

/** Repairs as the file `mood` beside it says. */
const moduleText = `import { readFileSync } from 'node:fs';
const moods = {
  well: () => undefined,
  fails: () => { throw new Error('the region does not answer'); },
  hangs: () => new Promise(() => undefined),
  spins: () => { for (;;); },
  exits: () => process.exit(7),
  eats: () => { for (const all = [];;) all.push(Array.from({ length: 10_000 }, Math.random)); },
  'throws late': () => { setTimeout(() => { throw new Error('too late'); }, 5); },
};
export default async () => {
  await moods[readFileSync(new URL('mood', import.meta.url), 'utf8')]();
  return { outcome: 'fulfilled' };
};
`;

const runOn = async (site: Pick<Site, 'desk' | 'faults' | 'name'>, args: readonly string[]): Promise<void> => {
  await using process = runOzma(['--desk', site.desk, ...args]);
  const { status, signal } = await process.ended;
  if (status === 0 || status === 1) return;
  site.faults.push(`${site.name}: ozma ${args.join(' ')} ended with ${status ?? signal}: ${process.stderr()}`);
};

/** What a site is made of: where, for how many tickets, and how often somebody sends. */
export type SitePlan = {
  readonly name: string;
  readonly dir: string;
  readonly tickets: number;
  readonly everyMs: number;
  readonly random: Random;
};

const makeDesk = (desk: string, tickets: number, feed: Feed): void => {
  mkdirSync(desk, { recursive: true });
  fillDesk(desk, { tickets, yaml: yamlOf(feed) });
  writeFileSync(join(desk, 'mood'), 'well');
  writeFileSync(join(desk, 'bunny.mjs'), moduleText);
};

/** Makes a desk and has it served, sent to and watched. */
export const openSite = async ({ name, dir, tickets, everyMs, random }: SitePlan): Promise<Site> => {
  const desk = join(dir, 'desk');
  const feed = await openFeed();
  makeDesk(desk, tickets, feed);
  const clock = openClock(join(dir, 'clock'));
  const env = canSetClocks ? clock.env : {};
  const served = openServed({ desk, logFile: join(dir, 'log'), settle: '0.3', env });
  const faults: string[] = [];
  await eventually(() => existsSync(join(desk, 'ozma.db')), 'a database');
  const stream = openStream(desk, { everyMs, reserved });
  return {
    ...{ name, desk, served, stream, feed, random, clock, faults },
    repairs: (mood) => writeFileSync(join(desk, 'mood'), mood),
    ozma: (...args) => runOn({ name, desk, faults }, args),
    [Symbol.asyncDispose]: async () => {
      await stream.stop();
      await served[Symbol.asyncDispose]();
      await feed[Symbol.asyncDispose]();
    },
  };
};

const selectIsBack = `select count(*) from submission where path = ? and place = 'returned' and is_detained = 0`;

/** Whether a delivery was judged, repaired and given back. */
export const isBack = (desk: string, { path }: Delivery): boolean => {
  const db = new Database(join(desk, 'ozma.db'), { readonly: true });
  try {
    return db.prepare<[string], number>(selectIsBack).pluck().get(`inbox/${path}`) === 1;
  } finally {
    db.close();
  }
};
