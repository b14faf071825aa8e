import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { instantAt } from '../../src/domain/instant.ts';
import { OzmaError } from '../../src/domain/ozma-error.ts';
import { openDeskTables } from '../../src/serve/desk-tables.ts';
import { type IntakeNews, openIntakeLoop } from '../../src/serve/intake-loop.ts';
import type { Store } from '../../src/store/store.ts';
import { type App, requireDesk, wire } from '../../src/wire.ts';
import { deliver, labelOf, makeDesk } from './serving.ts';

const clock = () => instantAt(Date.now());

/** Runs the intake of a desk until its news fit; answers all of them. */
const runUntil = async (app: App, store: Store, isThere: (news: readonly IntakeNews[]) => boolean) => {
  const { dir: deskDir, config } = app.desk;
  await using pool = await app.openPool();
  const all: IntakeNews[] = [];
  const { promise, resolve } = Promise.withResolvers<void>();
  const loop = openIntakeLoop({
    deskDir,
    inboxDir: join(deskDir, 'inbox'),
    store,
    pool,
    policy: config.policy,
    clock,
    durability: 'process',
    batchSize: 4,
    settleSeconds: 0,
    scanMs: 100,
    tables: openDeskTables({ store, config, deskDir, clock }),
    onNews: (news) => {
      all.push(news);
      if (isThere(all)) resolve();
    },
  });
  try {
    await Promise.race([promise, loop.ended]);
  } finally {
    loop.stop();
  }
  await loop.ended;
  return all;
};

const openApp = async (desk: string): Promise<App> => wire(await requireDesk({ desk, env: {}, cwd: desk }));

const labelsJudged = (news: readonly IntakeNews[]) =>
  news.flatMap((one) => (one.kind === 'batch' ? one.decided.map(({ entry }) => entry.label) : []));

test('what a broken pass had taken is judged by the next one under the same ids, in order, and only once', async () => {
  using at = makeDesk({ tickets: 6 });
  for (let index = 0; index < 6; index += 1) deliver(join(at.desk, 'inbox'), index);
  await using app = await openApp(at.desk);
  const tried: string[][] = [];
  const store: Store = {
    ...app.store,
    record: async (entries, epoch) => {
      tried.push(entries.map(({ submission }) => submission));
      if (tried.length <= 2)
        throw new OzmaError('disk-full', `full for the ${tried.length <= 1 ? 'first' : 'second'} time`);
      return await app.store.record(entries, epoch);
    },
  };
  const news = await runUntil(app, store, (all) => labelsJudged(all).length === 6);
  expect(news.map((one) => (one.kind === 'intake-stopped' ? one.why : one.kind))).toEqual([
    'table',
    'full for the first time',
    'full for the second time',
    'intake-resumed',
    'batch',
    'batch',
  ]);
  expect(labelsJudged(news)).toEqual([0, 1, 2, 3, 4, 5].map(labelOf));
  expect([tried[1], tried[2]]).toEqual([tried[0], tried[0]]);
  expect(readdirSync(join(at.desk, 'repair'))).toHaveLength(6);
  expect([readdirSync(join(at.desk, 'inbox')), await app.store.folderClaims()]).toEqual([[], []]);
}, 30_000);

test('an error that no waiting cures ends intake and is thrown', async () => {
  using at = makeDesk({ tickets: 1 });
  deliver(join(at.desk, 'inbox'), 0);
  await using app = await openApp(at.desk);
  const store: Store = { ...app.store, record: () => Promise.reject(new TypeError('a bug')) };
  await expect(runUntil(app, store, () => false)).rejects.toThrow('a bug');
  expect(readdirSync(join(at.desk, 'processing'))).toHaveLength(1);
}, 30_000);

test('a shortage of the process is no folder’s fault: nothing is set aside for it', async () => {
  using at = makeDesk({ tickets: 1 });
  deliver(join(at.desk, 'inbox'), 0);
  await using app = await openApp(at.desk);
  let isShort = true;
  const short: App = {
    ...app,
    openPool: async () => {
      const pool = await app.openPool();
      return {
        started: pool.started,
        inspect: async (targets) => {
          const outcomes = await pool.inspect(targets);
          const why = 'EMFILE: too many open files, open bunny.object';
          const told = isShort ? outcomes.map(() => ({ kind: 'fault' as const, why })) : outcomes;
          isShort = false;
          return told;
        },
        [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
      };
    },
  };
  const news = await runUntil(short, app.store, (all) => labelsJudged(all).length === 1);
  expect(news.map(({ kind }) => kind)).toEqual(['table', 'intake-stopped', 'intake-resumed', 'batch']);
  expect(readdirSync(join(at.desk, 'quarantine'))).toEqual([]);
}, 30_000);

test('a table is loaded when it was written, and its bad rows are told once per change', async () => {
  using at = makeDesk({ tickets: 2 });
  await using app = await openApp(at.desk);
  const { config, dir: deskDir } = app.desk;
  const tables = openDeskTables({ store: app.store, config, deskDir, clock });
  const told = async () =>
    (await tables.load()).map(({ what, report }) => `${what}: ${report.added} added, ${report.badCount} bad`);
  expect([await told(), await told()]).toEqual([['tickets: 2 added, 0 bad'], []]);
  const head = 'ticket,owner,status,problem,opened_at,instructed_at,items\n';
  const good = 'T-1,A,Pending-Customer,missing,2026-10-01T00:00:00Z,2026-10-02T00:00:00Z,bunny:1\n';
  writeFileSync(join(at.desk, 'tickets.csv'), `${head}${good}T-2,B,Nonsense,missing,when,,\n`);
  expect([await told(), await told(), await told()]).toEqual([['tickets: 1 added, 1 bad'], [], []]);
  writeFileSync(join(at.desk, 'tickets.csv'), `${head}${good}T-2,B,Nonsense,missing,when,,\nT-3,C,Nonsense,x,y,,\n`);
  expect([await told(), await told()]).toEqual([['tickets: 0 added, 2 bad'], []]);
});
