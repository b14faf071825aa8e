import { hash, randomUUID } from 'node:crypto';
import { findStory } from '../src/cli/why/find-story.ts';
import { standingOf } from '../src/cli/why/standing.ts';
import { sha256 } from '../src/domain/ids.ts';
import { instantAt } from '../src/domain/instant.ts';
import { type App, requireDesk, wire } from '../src/wire.ts';
import { median } from './measure.ts';

/** What look-ups take on a desk of so many items, warm, in milliseconds each; prints it as JSON. What is claimed is released again. */
const [desk = '', items = '0'] = process.argv.slice(2);
const submissions = Math.floor(Number(items) / 2);
const looks = 200;
const batch = 100;

const now = () => instantAt(Date.now());
const someNumber = (): number => Math.floor(Math.random() * submissions);

const msOf = async (act: () => Promise<unknown>): Promise<number> => {
  const sinceMs = performance.now();
  await act();
  return performance.now() - sinceMs;
};

/** The middle of many runs, after some that are not counted. */
const warm = async (times: number, act: () => Promise<unknown>): Promise<number> => {
  for (let run = 0; run < times / 4; run += 1) await act();
  const taken: number[] = [];
  for (let run = 0; run < times; run += 1) taken.push(await msOf(act));
  return median(taken);
};

/** All that `why` asks a store about one ticket. */
const why = async (app: App): Promise<void> => {
  const number = `T-${someNumber()}`;
  const story = await findStory(number, { store: app.store, policy: app.desk.config.policy, limit: 20 });
  if (story.kind !== 'found') throw new Error(`${number} is not known`);
  for (const recorded of story.submissions) await standingOf(app, recorded, now());
  await app.store.reads.events({ ticket: number });
};

/** What is asked before a batch of folders is judged: tickets, what is active, where the items are, where the notes were seen. */
const duplicates = async ({ store }: App): Promise<void> => {
  const numbers = Array.from({ length: batch }, someNumber);
  const recall = await store.recall({
    ticketKeys: numbers.map((n) => `t-${n}`),
    itemKeys: numbers.flatMap((n) => [`bunny:${n}1`, `bunny:${n}2`]),
    fingerprints: numbers.map((n) => sha256(hash('sha256', `note ${n}`))),
  });
  if (recall.actives.size === 0 || recall.notes.size === 0) throw new Error('nothing was found of what is there');
};

const claim = async ({ store }: App): Promise<readonly string[]> => {
  const tokens = Array.from({ length: batch }, () => randomUUID());
  const asked = { now: now(), actor: 'ozma', holder: 'bench', way: 'engine', kinds: null, isTest: false } as const;
  const answer = await store.claimRepairs({ ...asked, tokens, leaseUntil: instantAt(Date.now() + 60_000) });
  if (answer.kind === 'paused' || answer.claims.length !== batch) throw new Error('there was not enough to claim');
  return tokens;
};

const claims = async (app: App): Promise<number> => {
  const taken: number[] = [];
  const held: string[] = [];
  for (let run = 0; run < 25; run += 1) {
    const ms = await msOf(async () => held.push(...(await claim(app))));
    if (run >= 5) taken.push(ms);
  }
  await app.store.releaseClaims(held, { actor: 'ozma', why: 'measured', now: now() });
  return median(taken);
};

await using app = wire(await requireDesk({ desk, env: {}, cwd: desk }));
const figures = {
  whyMs: await warm(looks, () => why(app)),
  duplicatesMs: await warm(looks, () => duplicates(app)),
  claimMs: await claims(app),
};
process.stdout.write(JSON.stringify(figures));
