import { createHash, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { v7 } from 'uuid';
import type { Entry } from '../src/domain/entry.ts';
import { sha256, submissionId } from '../src/domain/ids.ts';
import { instantAt } from '../src/domain/instant.ts';
import type { Claim } from '../src/domain/repair.ts';
import { ruleNames } from '../src/domain/rule-name.ts';
import { openRunner } from '../src/queue/runner.ts';
import type { Ways } from '../src/queue/ways/ways.ts';
import { spoolName } from '../src/spool/spool.ts';
import type { Store, TicketRow } from '../src/store/store.ts';
import { requireDesk, wire } from '../src/wire.ts';
import { anArrival } from '../test/build/arrival.ts';

/** ozma's queue with no-op repairs at synchronous=FULL; prints repairs a second as JSON. Half of them go through the store alone, half are real items. */
const [dir = '', count = '0'] = process.argv.slice(2);
const repairs = Number(count);
const batchSize = 256;
const content = (n: number): string => `bunny ${n}\n`.repeat(100);
const now = () => instantAt(Date.now());
const openedAt = instantAt(Date.UTC(2026, 9, 1));
const instructedAt = instantAt(Date.UTC(2026, 9, 2));

const ticketRow = (n: number): TicketRow => ({
  number: `T-${n}`,
  owner: { name: `Customer ${n}`, id: null },
  ownerKey: `customer ${n}`,
  ownerSkeleton: `customer ${n}`,
  status: 'Pending-Customer',
  problems: ['missing'],
  openedAt,
  instructedAt,
  label: `T-${n} - Customer ${n}`,
  items: [{ kind: 'bunny', id: String(n) }],
  columns: [],
});

const entryOf = (n: number): Entry => {
  const submission = submissionId(v7());
  const label = `T-${n} - Customer ${n}`;
  const ref = { kind: 'bunny', id: String(n) };
  const text = content(n);
  const hash = sha256(createHash('sha256').update(text).digest('hex'));
  const at = now();
  const about = { at, actor: 'ozma', submission, ticket: `T-${n}` } as const;
  return {
    submission,
    path: `inbox/${label}`,
    label,
    receivedAt: at,
    decidedAt: at,
    ticket: {
      number: `T-${n}`,
      owner: { name: `Customer ${n}`, id: null },
      status: 'Pending-Customer',
      openedAt,
      instructedAt,
      expected: [ref],
    },
    verdict: 'accepted',
    disposition: 'repair',
    digest: hash,
    duplicateOf: null,
    codes: [],
    items: [
      {
        file: `bunny-${n}.object`,
        ref,
        name: `Fluff ${n}`,
        bytes: Buffer.byteLength(text),
        sha256: hash,
        verdict: 'accepted',
        disposition: 'repair',
        codes: [],
        place: 'repair',
      },
    ],
    trace: { ruleset: '1', subjects: [['submission', null, '+'.repeat(ruleNames.length)]], reasons: [] },
    arrival: anArrival(),
    sighting: null,
    consumed: [ref],
    newStatus: 'Pending-Item sent to Ozma',
    events: [
      { ...about, kind: 'submission-judged', body: { label, verdict: 'accepted' } },
      { ...about, kind: 'repairs-queued', body: { items: [`bunny:${n}`], positions: [0] } },
    ],
  };
};

const chunks = function* <T>(all: readonly T[], size: number): Generator<readonly T[]> {
  for (let start = 0; start < all.length; start += size) yield all.slice(start, start + size);
};

const importTickets = async (store: Store): Promise<void> => {
  const source = { what: 'tickets', origin: 'desk', name: 'tickets.csv', isEmpty: false } as const;
  const run = await store.startImport({ ...source, sha256: sha256('0'.repeat(64)) }, now());
  if (run === 'unchanged') return;
  for (const rows of chunks(
    Array.from({ length: repairs }, (_, n) => ticketRow(n)),
    1000,
  ))
    await store.importTickets(run, rows);
  await store.finishImport(run, { count: 0, ticketKeys: [] }, now());
};

const perSecond = (done: number, sinceMs: number): number => done / ((performance.now() - sinceMs) / 1000);

const enqueue = async (store: Store, entries: readonly Entry[]): Promise<number> => {
  const sinceMs = performance.now();
  for (const batch of chunks(entries, batchSize)) {
    const { epoch } = await store.recall({ ticketKeys: [], itemKeys: [], fingerprints: [] });
    const recorded = await store.record(batch, epoch);
    if (recorded.kind !== 'recorded') throw new Error('the desk changed in between');
  }
  return perSecond(entries.length, sinceMs);
};

const retry = { attempts: 5, firstMs: 1000, mostMs: 1000 };

const claimFive = async (store: Store, count: number): Promise<readonly Claim[]> => {
  const answer = await store.claimRepairs({
    ...{ now: now(), actor: 'ozma', holder: 'bench', way: 'engine', kinds: ['bunny'], isTest: false },
    tokens: Array.from({ length: Math.min(5, count) }, () => randomUUID()),
    leaseUntil: instantAt(Date.now() + 30_000),
  });
  if (answer.kind === 'paused') throw new Error('the queue is paused');
  return answer.claims;
};

const finishFive = async (store: Store, claims: readonly Claim[]): Promise<void> => {
  const outcome = { kind: 'fulfilled', note: null } as const;
  await store.finishClaims(
    claims.map(({ token, work }) => ({ repair: work.repair, token, outcome, actor: 'ozma', retry })),
    now(),
  );
};

/** Five at a time, as the runner does, but neither read nor moved: what the queue itself takes. */
const finishAlone = async (store: Store, wanted: number): Promise<number> => {
  const sinceMs = performance.now();
  let claims = await claimFive(store, wanted);
  for (let left = wanted - claims.length; claims.length > 0; left -= claims.length) {
    const finished = finishFive(store, claims);
    claims = await claimFive(store, left);
    await finished;
  }
  return perSecond(wanted, sinceMs);
};

const noWork: Ways = {
  perform: async () => ({ kind: 'fulfilled', note: null }),
  [Symbol.asyncDispose]: async () => undefined,
};

/** The runner over real items: each is read and hashed at its claim and moved to `returned/` when it is finished. */
const finishItems = async (app: ReturnType<typeof wire>, wanted: number): Promise<number> => {
  const { promise, resolve } = Promise.withResolvers<void>();
  const { dir: deskDir, config } = app.desk;
  let finished = 0;
  const sinceMs = performance.now();
  await using runner = openRunner({
    deskDir,
    store: app.store,
    running: config.running,
    concurrency: 5,
    ways: noWork,
    clock: now,
    newToken: randomUUID,
    onNews: (news) => {
      if (news.kind === 'fault') throw news.error;
      finished += news.kind === 'finished' ? 1 : 0;
      if (finished === wanted) resolve();
    },
  });
  await promise;
  const rate = perSecond(wanted, sinceMs);
  await runner.stop(1000);
  return rate;
};

const desk = join(dir, 'ozma');
for (const area of ['inbox', 'processing', 'quarantine', 'repair', 'held', 'returned', 'trash'])
  mkdirSync(join(desk, area), { recursive: true });
writeFileSync(join(desk, 'ozma.yaml'), 'repairs: { bunny: { way: module, module: none.ts } }\n');
await using app = wire(await requireDesk({ desk, env: {}, cwd: dir }));
await importTickets(app.store);
const entries = Array.from({ length: repairs }, (_, n) => entryOf(n));
for (const [n, { submission, label }] of entries.entries()) {
  const folder = join(desk, 'repair', spoolName(submission, label));
  mkdirSync(folder);
  writeFileSync(join(folder, `bunny-${n}.object`), content(n));
}
const enqueuePerSecond = await enqueue(app.store, entries);
const half = Math.floor(repairs / 2);
const alonePerSecond = await finishAlone(app.store, half);
const finishPerSecond = await finishItems(app, repairs - half);
const { repairs: states } = await app.store.reads.figures();
process.stdout.write(JSON.stringify({ finished: states.fulfilled, enqueuePerSecond, alonePerSecond, finishPerSecond }));
