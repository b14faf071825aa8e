import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { instantAt } from '../../../src/domain/instant.ts';
import type { RepairNews } from '../../../src/queue/news.ts';
import { openRunner } from '../../../src/queue/runner.ts';
import type { Ways } from '../../../src/queue/ways/ways.ts';
import type { Store } from '../../../src/store/store.ts';
import { requireDesk, wire } from '../../../src/wire.ts';
import { plantedStore } from './planted-store.ts';

/** One of several processes that work one desk's queue, until its stdin ends. What it is told is acknowledged goes to stdout, a line each. */
const [desk = '', slowMs = '0', anewTimes = '1', bug = 'none'] = process.argv.slice(2);

/**
 * Repairs in this very process, so that its death is theirs: each takes a time that differs from item to item, some none, and a few ask for another try first. What
 * is on trial here is the queue; the ways to repair have trials of their own.
 */
const ways: Ways = {
  perform: async ({ item, attempt, idempotencyKey }, signal) => {
    const share = (Number(item.id) % 10) ** 2 / 50;
    const tookMs = Number(slowMs) * share * (attempt > 1 ? Number(anewTimes) : 1);
    const isDone = await pause(tookMs, true, { signal }).catch(() => false);
    if (!isDone) return { kind: 'fault', why: 'called off', afterMs: null };
    if (Number(item.id) % 17 === 0 && idempotencyKey.endsWith('/0'))
      return { kind: 'retry', why: 'not yet', afterMs: 0 };
    return { kind: 'fulfilled', note: null };
  },
  [Symbol.asyncDispose]: async () => undefined,
};

await using app = wire(await requireDesk({ desk, env: {}, cwd: process.cwd() }));
const { dir: deskDir, config } = app.desk;
const { running, concurrency } = config;
const store: Store = bug === 'none' ? app.store : plantedStore(app.store, bug);

/** The newest attempt that this process claimed of each repair. */
const attempts = new Map<number, number>();

const tell = (news: RepairNews): void => {
  if (news.kind === 'claimed') attempts.set(news.claim.work.repair, news.claim.attempt);
  if (news.kind === 'fault') process.stderr.write(`${String(news.error)}\n`);
  if (news.kind !== 'finished' && news.kind !== 'refused' && news.kind !== 'escalated') return;
  const { repair } = news.work;
  process.stdout.write(`${JSON.stringify({ kind: news.kind, repair, attempt: attempts.get(repair) ?? 0 })}\n`);
};

await using runner = openRunner({
  deskDir,
  store,
  running,
  concurrency,
  ways,
  clock: () => instantAt(Date.now()),
  newToken: randomUUID,
  onNews: tell,
});
process.stdout.write(`${JSON.stringify({ kind: 'ready' })}\n`);
for await (const _chunk of process.stdin);
await runner.stop(0);
