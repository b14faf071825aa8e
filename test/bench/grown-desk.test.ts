import { hash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDeskOfRows } from '../../bench/desk-of-rows.ts';
import { makeGrownDesk } from '../../bench/grown-desk.ts';
import { sha256 } from '../../src/domain/ids.ts';
import { type App, requireDesk, wire } from '../../src/wire.ts';

const dir = mkdtempSync(join(tmpdir(), 'ozma-grown-'));
const [judged, grown] = [join(dir, 'judged'), join(dir, 'grown')];
const open = async (desk: string): Promise<App> => wire(await requireDesk({ desk, env: {}, cwd: dir }));

beforeAll(async () => {
  await makeDeskOfRows(judged, { first: 0, count: 120 });
  await makeGrownDesk(grown, 240, 'all');
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true }));

/** What a desk says of itself, without what tells it from another desk. */
const figuresOf = async (desk: string) => {
  await using app = await open(desk);
  const { ledger, ...figures } = await app.store.reads.figures();
  return { ...figures, events: ledger.seq, broken: await app.store.reads.firstBrokenEvent() };
};

it('a desk that SQL made says of itself what one says that the store recorded, and its chain holds', async () => {
  expect(await figuresOf(grown)).toEqual(await figuresOf(judged));
});

it.each([0, 37, 80, 119])('T-%i has the same story on both', async (number) => {
  await using one = await open(judged);
  await using other = await open(grown);
  const told = async ({ store }: App) => {
    const recorded = await store.reads.find({ by: 'ticket', ticketKey: `t-${number}` }, 9);
    return recorded.map(({ label, verdict, codes, items, digest, repairs, trace, ticket }) => ({
      ...{ label, verdict, codes, items, digest, trace, places: repairs.map((repair) => repair?.queuePlace ?? null) },
      ticket: { ...ticket, openedAt: null },
    }));
  };
  expect(await told(other)).toEqual(await told(one));
});

it('notes are known again on both, by what they say', async () => {
  const seen = async (desk: string) => {
    await using app = await open(desk);
    const fingerprints = [5, 77].map((n) => sha256(hash('sha256', `note ${n}`)));
    const { notes, custody } = await app.store.recall({
      ticketKeys: [],
      itemKeys: ['bunny:51', 'bunny:772'],
      fingerprints,
    });
    return [[...notes.values()].flat().map(({ ticket }) => ticket), [...custody.keys()].toSorted()];
  };
  expect(await seen(grown)).toEqual(await seen(judged));
});
