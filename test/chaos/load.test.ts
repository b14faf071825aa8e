import { spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate as nextTurn, setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { eventually, has, makeDesk, serveDesk } from '../serve/serving.ts';
import { accountFor } from './load/account.ts';
import { movedSince, pausesOf, restUnderPause } from './load/at-rest.ts';
import { send, stage, whole } from './load/delivery.ts';
import { type Feed, type Mood, openFeed, watching } from './load/feed.ts';
import { movementIn } from './load/movement.ts';
import { faultsOfOrder } from './load/order.ts';
import { type Customer, faultsOfHaste, writeSlowly } from './load/slow-customer.ts';
import { watch } from './load/watched.ts';

/** As many as reliability asks for in `npm run test:chaos`, few otherwise. */
const isLong = process.env['OZMA_CHAOS'] === 'long';
const scale = isLong
  ? { folders: 40_000, slow: 400, lookMs: 3000, upMs: 10_000, restMs: 5000 }
  : { folders: 1500, slow: 40, lookMs: 500, upMs: 500, restMs: 500 };
const settleSeconds = 1.5;
const slowItems = 2;

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

const statusOf = (desk: string, ...args: readonly string[]): string => {
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, '--desk', desk, ...args], { encoding: 'utf8' });
  return status === 0 ? '0' : `${status}: ${stdout.slice(-2000)}${stderr.slice(-2000)}`;
};

const customerOf = (first: number, count: number): Customer => ({
  indexes: Array.from({ length: count }, (_, n) => first + n),
  items: slowItems,
  restMs: 250,
  settleMs: settleSeconds * 1000,
});

const repairing = `durability: process
repairs: { bunny: { way: module, module: bunny.mjs } }
`;

const makeBusyDesk = (feed: Feed) => {
  const { folders, slow } = scale;
  const items = (index: number): number => (index < folders ? 1 : slowItems);
  const at = makeDesk({ tickets: folders + slow, items, yaml: `${repairing}${watching(feed.url)}` });
  writeFileSync(join(at.desk, 'bunny.mjs'), "export default async () => ({ outcome: 'fulfilled' });\n");
  return at;
};

/** What says nothing of the platform comes between what does. */
const flaps: readonly Mood[] = ['down', 'html', 'up', 'drip', 'down', 'truncated', 'up', 'refused'];

/** So many of them are enough for the usual suite; then the feed is well. */
const fewFlaps = 5;

const lookUnderPause = async (desk: string): Promise<readonly string[]> => {
  const rest = await restUnderPause(desk);
  await pause(scale.lookMs);
  return movedSince(desk, rest);
};

/** Flaps the feed until all is done, or once where there is little to do, and answers what moved while it was down. */
const flap = async (desk: string, feed: Feed, isDone: () => boolean): Promise<readonly string[]> => {
  const moved: string[] = [];
  for (let at = 0; !isDone() && (isLong || at < fewFlaps); at += 1) {
    const mood = flaps[at % flaps.length] ?? 'up';
    feed.turn(mood);
    if (mood === 'down') moved.push(...(await lookUnderPause(desk)));
    if (mood === 'up') await eventually(() => pausesOf(desk).length === 0, 'the end of a pause', 120_000);
    await pause(mood === 'up' ? scale.upMs : 800);
  }
  feed.turn('up');
  return moved;
};

/** Everything at once and in no order, as when a mail server comes back; others in this process have their turn meanwhile. */
const burst = async (desk: string): Promise<void> => {
  const { folders } = scale;
  for (let n = 0; n < folders; n += 1) {
    send(desk, whole((n * 7919) % folders));
    if (n % 100 === 0) await nextTurn();
  }
};

/** How many folders the slow customer writes side by side. */
const sideBySide = 20;

/** One lot of folders after the other, so that writing goes on while the burst is judged. */
const writeInLots = async (desk: string, customer: Customer) => {
  const written: Awaited<ReturnType<typeof writeSlowly>>[] = [];
  for (let at = 0; at < customer.indexes.length; at += sideBySide) {
    const lot = { ...customer, indexes: customer.indexes.slice(at, at + sideBySide) };
    written.push(await writeSlowly(desk, lot));
    await pause(scale.restMs);
  }
  return written.flat();
};

/** Does to the database what a bug would. */
const damage = (desk: string, sql: string): void => {
  const db = new Database(join(desk, 'ozma.db'), { timeout: 10_000 });
  db.exec(sql);
  db.close();
};

/** The first claim and the last change places. */
const swapClaims = `update event set ticket = case ticket when 'T-1000' then 'T-1004' else 'T-1000' end
  where kind = 'repair-claimed' and ticket in ('T-1000', 'T-1004')`;

test(
  `${scale.folders} folders at once, a slow customer beside them and a feed that flaps: each is judged once and whole, in order, and nothing moves while paused`,
  async () => {
    await using feed = await openFeed();
    using at = makeBusyDesk(feed);
    const sent = Array.from({ length: scale.folders }, (_, index) => whole(index));
    for (const delivery of sent) stage(at.desk, delivery);
    await using serving = serveDesk(at.desk, '--settle', String(settleSeconds));
    await serving.until(has('tickets-imported'), 120_000);
    const customer = customerOf(scale.folders, scale.slow);
    const watched = watch(at.desk, { pid: serving.pid, folders: scale.folders + scale.slow });
    const limitMs = 60_000 + scale.folders * 20;
    const ended = eventually(watched.isDone, 'the return of every folder', limitMs);
    feed.turn('down');
    const writing = writeInLots(at.desk, customer);
    await burst(at.desk);
    const [moved, written] = await Promise.all([flap(at.desk, feed, watched.isDone), writing, ended]);
    watched.close();
    await eventually(() => movementIn(at.desk).open === 0, 'the end of the last pause');
    serving.kill('SIGTERM');
    expect((await serving.ended).status).toBe(0);
    const slow = customer.indexes.map((index) => whole(index, slowItems));
    const movement = movementIn(at.desk);
    expect([faultsOfHaste(at.desk, written, customer), moved, movement.faults]).toEqual([[], [], []]);
    expect(accountFor(at.desk, [...sent, ...slow])).toEqual([]);
    expect(faultsOfOrder(at.desk)).toEqual([]);
    expect([statusOf(at.desk, 'queue', 'audit'), statusOf(at.desk, 'verify')]).toEqual(['0', '0']);
    process.stderr.write(
      `load: ${scale.folders} folders, ${JSON.stringify({ ...movement, feedLooks: feed.looks(), longestBeat: watched.longestBeat() })}\n`,
    );
    expect(Math.min(movement.pauses, movement.detained, movement.tests)).toBeGreaterThan(0);
  },
  120_000 + scale.folders * 30,
);

describe('a planted bug', () => {
  test('that lets nothing settle is found by a slow customer', async () => {
    using at = makeDesk({ tickets: 5, items: slowItems });
    await using serving = serveDesk(at.desk, '--settle', '0');
    await serving.until(has('tickets-imported'));
    const customer = customerOf(0, 5);
    const written = await writeSlowly(at.desk, customer);
    expect(faultsOfHaste(at.desk, written, customer).join('\n')).toContain('was taken while it was written');
  }, 120_000);

  test('that loses a pause, a file, a byte or the order is found in the ledger and on the disk', async () => {
    const sent = Array.from({ length: 5 }, (_, index) => whole(index));
    await using feed = await openFeed();
    feed.turn('down');
    using at = makeDesk({ tickets: sent.length, yaml: `${repairing}${watching(feed.url)}` });
    writeFileSync(join(at.desk, 'bunny.mjs'), "export default async () => ({ outcome: 'fulfilled' });\n");
    await using serving = serveDesk(at.desk, '--settle', '0');
    await serving.until(has('pause-opened'));
    for (const delivery of sent) stage(at.desk, delivery);
    for (const delivery of sent) send(at.desk, delivery);
    await serving.until(has('submission-judged', sent.length));
    const rest = await restUnderPause(at.desk);
    damage(at.desk, 'delete from pause');
    expect(movedSince(at.desk, rest)[0]).toContain('ended though the feed says');
    const lying = () => ({ ...rest, pause: pausesOf(at.desk)[0] });
    await eventually(() => movedSince(at.desk, lying()).join().includes('the areas went'), 'a change on the disk');
    await eventually(() => movementIn(at.desk).faults.length > 0, 'a move');
    expect(movementIn(at.desk).faults.join('\n')).toContain('submission-placed');
    await eventually(() => readdirSync(join(at.desk, 'returned')).length === sent.length, 'all folders back');
    serving.kill('SIGKILL');
    await serving.ended;
    const [one = '', other = ''] = readdirSync(join(at.desk, 'returned'));
    appendFileSync(join(at.desk, 'returned', one, 'note.txt'), '.');
    rmSync(join(at.desk, 'returned', other, 'note.txt'));
    const faults = accountFor(at.desk, sent).join('\n');
    expect(faults).toContain('note.txt is not whole');
    expect(faults).toContain('note.txt lies in 0 places');
    expect(faultsOfOrder(at.desk)).toEqual([]);
    damage(at.desk, swapClaims);
    expect(faultsOfOrder(at.desk)[0]).toContain('T-1004 was claimed before T-1000');
  }, 120_000);
});
