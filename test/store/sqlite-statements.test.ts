import Database from 'better-sqlite3';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { open, place } from './files.ts';

type Value = number | { readonly [name: string]: number };

/** Lists for people: hundreds of rows each time, beside which a parse is nothing. */
const longLists = [
  'select r.id, r.state, r.kind, coalesce',
  'select s.seq from submission s where s.ticket_id = @ticket and s.seq > @after',
  'select s.seq from submission s where s.owner_key = @owner and s.seq > @after',
];

/** A value for each that is bound, be it one that could not be written: statements are timed, not obeyed. */
const valuesFor = (sql: string): readonly Value[] => {
  const names = [...sql.matchAll(/@(\w+)/g)].map(([, name = '']) => name);
  if (names.length > 0) return [Object.fromEntries(names.map((name) => [name, 1]))];
  return (sql.match(/\?/g) ?? []).map(() => 1);
};

const microseconds = (act: () => unknown): number => {
  const since = performance.now();
  for (let n = 0; n < 20; n += 1) act();
  return ((performance.now() - since) * 1000) / 20;
};

/** How much longer a statement takes with values bound each time than with the same ones bound for good; the least of many tries. */
const parsing = (db: Database.Database, sql: string): number => {
  const values = valuesFor(sql);
  const anew = db.prepare<Value[], unknown>(sql);
  const forGood = db.prepare<Value[], unknown>(sql).bind(...values);
  let [longer, least] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let n = 0; n < 60; n += 1) {
    longer = Math.min(
      longer,
      microseconds(() => anew.all(...values)),
    );
    least = Math.min(
      least,
      microseconds(() => forGood.all()),
    );
    if (longer - least < 2) break;
  }
  return longer - least;
};

/** No parse of what a store asks takes less, in microseconds; binding takes a tenth of it. */
const leastParse = 3.5;

const prepare = vi.spyOn(Database.prototype, 'prepare');
afterAll(() => prepare.mockRestore());

const isAsked = (sql: string): boolean =>
  /^\s*select/i.test(sql) && /[?@]/.test(sql) && !longLists.some((list) => sql.startsWith(list));

describe('the statements of a store', () => {
  it('are parsed once, not each time they are asked: SQLite parses anew what it might plan otherwise for another value', async () => {
    using at = place();
    await using _ = open(at.file);
    const asked = [...new Set(prepare.mock.calls.map(([sql]) => sql))].filter(isAsked);
    using db = { of: new Database(at.file), [Symbol.dispose]: () => db.of.close() };
    db.of.exec('begin');
    const slow = asked.filter((sql) => parsing(db.of, sql) > leastParse);
    expect(asked.length).toBeGreaterThan(80);
    expect(slow).toEqual([]);
  });

  it('would be seen if they were', () => {
    using at = place();
    using db = { of: new Database(at.file), [Symbol.dispose]: () => db.of.close() };
    db.of.exec('create table t (id integer primary key, name text, kind text); create index t_by_kind on t (kind)');
    const sql = 'select id, name from t where kind = ? order by id limit ?';
    expect(parsing(db.of, sql)).toBeGreaterThan(leastParse);
    expect(parsing(db.of, sql.replaceAll('?', '+?'))).toBeLessThan(leastParse);
  });
});
