import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { KeptHead } from '../../../src/audit/verify/kept-heads.ts';
import { type Choose, liveOn, seeded } from './random-history.ts';
import { changeByte, cutTail, recompute, renumber, swapBodies } from './tampered-ledger.ts';
import { changeCell, deleteRow, insertCopy, proven, type Tampered, unproven } from './tampered-rows.ts';
import { headOf, type Judged, openCopy, openJudged, provenIn, settleFile, verified, wrongIn } from './verified-desk.ts';

/** The desk in the middle of its history and at its end, with the heads that were kept then. */
let desk: Judged;
let [older, newer] = ['', ''];
let heads: readonly KeptHead[] = [];

const seed = 20;

beforeAll(async () => {
  desk = await openJudged();
  newer = await desk.copy();
  {
    await using store = openCopy(newer);
    const between = async () => {
      settleFile(newer);
      older = await desk.copy(newer);
    };
    await liveOn(store, seeded(seed), { steps: 300, judgedAt: desk.judgedAt, between });
  }
  settleFile(newer);
  heads = [await headOf(desk.file), await headOf(older), await headOf(newer)];
}, 60_000);
afterAll(() => desk[Symbol.asyncDispose]());

const tables = Object.keys(proven);
const rowTables = tables.filter(
  (table) => !['meta', 'tally', 'queue_span', 'policy', 'ruleset', 'event', 'ticket'].includes(table),
);

type Tamper = (db: Database.Database, choose: Choose) => Tampered;

const ofTables =
  (names: readonly string[], tamper: (db: Database.Database, table: string, choose: Choose) => Tampered): Tamper =>
  (db, choose) =>
    tamper(db, names[choose(names.length)] ?? '', choose);

/** Does one thing to a copy of the desk; tries anew where what was chosen cannot be done. */
const tampered = async (choose: Choose, tamper: Tamper) => {
  const file = await desk.copy(newer);
  const db = new Database(file);
  let done: Tampered = null;
  while (done === null) done = tamper(db, choose);
  db.close();
  return { file, ...done };
};

/** What is named where what was tampered with shows in other rows alone. */
const alike: Readonly<Record<string, readonly string[]>> = {
  meta: ['event'],
  ruleset: ['submission'],
  ticket: ['submission', 'instruction'],
};

const missed = async (times: number, seedOf: number, tamper: Tamper): Promise<readonly string[]> => {
  const choose = seeded(seedOf);
  const found: string[] = [];
  for (let time = 0; time < times; time += 1) {
    const { file, table, what } = await tampered(choose, tamper);
    const wrong = wrongIn(await verified(file, heads));
    const isNamed = wrong.some(
      ({ where, row, column }) => [table, ...(alike[table] ?? [])].includes(where) && (row !== null || column !== null),
    );
    if (!isNamed)
      found.push(`${table}: ${what}: ${wrong.map(({ where, row, column }) => `${where} ${row} ${column}`)}`);
  }
  return found;
};

// Each copy is opened anew: on a busy machine that takes its time.
describe('a desk that was tampered with', { timeout: 90_000 }, () => {
  it('has rows in every table that is proven, and was wholly proven before', async () => {
    const db = new Database(newer, { readonly: true });
    const counts = tables.map((table) => db.prepare<[], number>(`select count(*) from "${table}"`).pluck().get() ?? 0);
    db.close();
    expect(tables.filter((_, index) => counts[index] === 0)).toEqual([]);
    const news = await verified(newer, heads);
    expect(wrongIn(news)).toEqual([]);
    expect(provenIn(news)).toEqual(['chain', 'end', 'heads', 'evidence', 'tables']);
  });

  it('has no column of which it is not said whether it is proven', () => {
    const db = new Database(newer, { readonly: true });
    const names = db
      .prepare<[], string>(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`)
      .pluck()
      .all();
    const unsaid = names.flatMap((table) => {
      const said = { ...proven[table], ...unproven[table] };
      const columns = db.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table);
      return '*' in said ? [] : columns.filter((column) => !(column in said)).map((column) => `${table}.${column}`);
    });
    db.close();
    expect(unsaid).toEqual([]);
  });

  it.each([1, 11, 12, 13])(
    'is found out where a cell was changed, and its table and row are named (%i)',
    async (from) => {
      expect(await missed(55, from, ofTables(tables, changeCell))).toEqual([]);
    },
  );

  it('is found out where a row was deleted', async () => {
    expect(await missed(50, 2, ofTables([...rowTables, 'event', 'ticket'], deleteRow))).toEqual([]);
  });

  it('is found out where a copy of a row was put in', async () => {
    expect(await missed(40, 3, ofTables([...rowTables, 'event'], insertCopy))).toEqual([]);
  });

  it('is found out where events were swapped, changed or renumbered', async () => {
    expect(await missed(20, 4, swapBodies)).toEqual([]);
    expect(await missed(40, 5, changeByte)).toEqual([]);
    expect(await missed(15, 6, renumber)).toEqual([]);
  });

  it('is found out by a head that was kept, where the tail was cut', async () => {
    expect(await missed(15, 7, cutTail)).toEqual([]);
  });

  it('is found out by a head that was kept, where an older copy was put back', async () => {
    const news = await verified(await desk.copy(older), heads);
    const [, middle, last] = heads;
    expect(wrongIn(news)).toEqual([
      {
        ...{ kind: 'wrong', claim: 'heads', where: 'event', row: String((middle?.seq ?? 0) + 1), column: 'seq' },
        ...{ found: String(middle?.seq), expected: String(last?.seq), how: 'missing' },
      },
    ]);
    expect(provenIn(news)).toEqual(['chain', 'end', 'evidence', 'tables']);
  });

  it('is found out by the heads that were kept, where the whole chain was computed anew, as nearly as they tell', async () => {
    const choose = seeded(8);
    for (let time = 0; time < 15; time += 1) {
      const file = await desk.copy(newer);
      const db = new Database(file);
      const seq = recompute(db, choose);
      db.close();
      const news = await verified(file, heads);
      const first = heads.find((head) => head.seq >= seq);
      const before = heads.findLast((head) => head.seq < seq)?.seq ?? 0;
      const wrong = wrongIn(news).filter(({ claim }) => claim === 'heads');
      expect(wrong).toMatchObject([{ where: 'event', row: `${before + 1}-${first?.seq}`, expected: first?.hash }]);
      expect(provenIn(news)).toContain('chain');
    }
  });
});
