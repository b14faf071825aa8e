import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { seededRandom } from '../../build/random.ts';
import { eventually } from '../../serve/serving.ts';
import { accountFor } from '../load/account.ts';
import { movementIn } from '../load/movement.ts';
import { type Act, clockActs, endings, fullDisk, harassments } from './acts.ts';
import { canSetClocks } from './clock.ts';
import { type Growth, growthOf, limitsFor } from './growth.ts';
import { type Done, torment } from './nemesis.ts';
import type { Life } from './sample.ts';
import { openSite, reserved, type Site } from './site.ts';

/** How long a soak lasts, how often its nemesis acts. */
export type SoakPlan = {
  readonly minutes: number;
  readonly everySeconds: number;
  readonly seed: number;
  /** An empty directory on a small disk of its own; null where none can be had. */
  readonly smallDisk: string | null;
  readonly tell: (line: string) => void;
};

/** What became of one desk: what was done to it, how its longest life grew, and what is wrong. */
export type Soaked = {
  readonly name: string;
  readonly done: readonly Done[];
  readonly lives: readonly Life[];
  readonly longest: Life;
  readonly growth: Growth;
  readonly folders: number;
  readonly repairs: number;
  /** Who opened pauses, and how many. */
  readonly pauses: string;
  readonly faults: readonly string[];
};

const main = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));
const sampleMs = 2000;
const deliverMs = 400;

/** The largest write-ahead log that may be seen, in MB: it is written back at 125, and a reader or a stopped process holds that back for a while. */
const mostWalMb = 192;

const countIn = (desk: string, sql: string): number => {
  const db = new Database(join(desk, 'ozma.db'), { readonly: true });
  try {
    return db.prepare<[], number>(sql).pluck().get() ?? 0;
  } finally {
    db.close();
  }
};

const selectPauses = `select coalesce(body ->> 'source', body ->> 'pauseKind') as by, count(*) as n from event
  where kind = 'pause-opened' group by by order by by`;

const pausesIn = (desk: string): string => {
  const db = new Database(join(desk, 'ozma.db'), { readonly: true });
  try {
    const rows = db.prepare<[], { by: string; n: number }>(selectPauses).all();
    return rows.map(({ by, n }) => `${by} ${n}`).join(', ');
  } finally {
    db.close();
  }
};

const selectMoving = `select (select count(*) from repair where returned_at is null) + (select count(*) from folder_claim)
  + (select count(*) from submission where is_detained = 1) + (select count(*) from pause)`;

const proofs = (desk: string): readonly string[] =>
  [['queue', 'audit'], ['verify']].flatMap((args) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [main, '--desk', desk, ...args], {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    return status === 0 ? [] : [`ozma ${args.join(' ')}: ${status}: ${stdout.slice(-1500)}${stderr.slice(-1500)}`];
  });

const longestOf = (lives: readonly Life[]): Life =>
  lives.reduce((longest, life) => (life.samples.length > longest.samples.length ? life : longest));

/** Lets the desk come to rest, stops it, and accounts for all that was sent to it. */
const accountOf = async (site: Site): Promise<readonly string[]> => {
  const { desk, served, stream, name } = site;
  const sent = await stream.stop();
  const judged = (): number => countIn(desk, 'select count(*) from submission');
  const atRest = () => judged() >= sent.length && countIn(desk, selectMoving) === 0;
  await eventually(atRest, `rest on ${name}`, 180_000).catch((error: unknown) => site.faults.push(String(error)));
  const how = await served.stop();
  const ended = how === '0' ? [] : [`serve ended with ${how} at the last SIGTERM`];
  return [...ended, ...accountFor(desk, sent), ...movementIn(desk).faults, ...proofs(desk)];
};

const soakedOf = async (site: Site, done: readonly Done[]): Promise<Soaked> => {
  const account = await accountOf(site);
  const { name, desk, served } = site;
  const longest = longestOf(served.lives);
  const growth = growthOf(longest, limitsFor(longest));
  const walMb = Math.max(...served.lives.flatMap(({ samples }) => samples.map((one) => one.walMb)));
  const log = walMb <= mostWalMb ? [] : [`the write-ahead log came to ${walMb.toFixed(0)} MB`];
  return {
    ...{ name, done, longest, growth, lives: served.lives },
    folders: countIn(desk, 'select count(*) from submission'),
    repairs: countIn(desk, 'select count(*) from repair'),
    pauses: pausesIn(desk),
    faults: [...site.faults, ...served.faults, ...account, ...growth.faults, ...log].map((one) => `${name}: ${one}`),
  };
};

const soakOne = async (plan: SoakPlan, one: { name: string; dir: string; acts: readonly Act[] }): Promise<Soaked> => {
  const { minutes, everySeconds, tell } = plan;
  mkdirSync(one.dir, { recursive: true });
  const random = seededRandom(plan.seed + one.name.length);
  const forMs = minutes * 60_000;
  const tickets = reserved + 1000 + Math.ceil((forMs / deliverMs) * 1.2) + 500 * Math.ceil(forMs / everySeconds / 1000);
  await using site = await openSite({ ...one, tickets, everyMs: deliverMs, random });
  const sampling = setInterval(site.served.sample, Math.min(sampleMs, forMs / 100));
  try {
    const done = await torment(site, one.acts, { forMs, everyMs: everySeconds * 1000, tell });
    return await soakedOf(site, done);
  } finally {
    clearInterval(sampling);
  }
};

/**
 * Serves two desks under steady deliveries, each with a nemesis of its own: the one is killed and stopped again and again, the other is only harassed, so
 * that it lives long enough for growth to be seen. At the end everything is accounted for.
 */
export const soak = async (plan: SoakPlan): Promise<readonly Soaked[]> => {
  const dir = mkdtempSync(join(tmpdir(), 'ozma-soak-'));
  try {
    const small = plan.smallDisk;
    const befalls = [...harassments, ...(canSetClocks ? clockActs : [])];
    const mortal = [...befalls, ...endings, ...endings, ...endings];
    const harassed = [...befalls, ...(small === null ? [] : [fullDisk, fullDisk])];
    return await Promise.all([
      soakOne(plan, { name: 'mortal', dir: join(dir, 'mortal'), acts: mortal }),
      soakOne(plan, { name: 'long-lived', dir: small ?? join(dir, 'long-lived'), acts: harassed }),
    ]);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};
