import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import type { Event } from '../../src/domain/event.ts';
import { instantAt } from '../../src/domain/instant.ts';
import { chainStart, eventHash } from '../../src/store/chain.ts';
import { ledgerEventOf, openLedger, silentLedger } from '../../src/store/sqlite/ledger.ts';
import { open, place } from './files.ts';

const event = (n: number): Event => ({
  ...{ at: instantAt(n), kind: 'tickets-imported', actor: 'ozma', submission: null, ticket: `T-${n}`, body: { n } },
});
const events = (count: number): readonly Event[] => Array.from({ length: count }, (_, n) => event(n));

/** A desk's database with a ledger of so many events, the one by which the desk was made among them. */
const openedWith = async (count: number) => {
  const files = place();
  await open(files.file)[Symbol.asyncDispose]();
  const db = new Database(files.file);
  const ledger = openLedger(db);
  ledger.append(events(count - ledger.head().seq));
  return {
    db,
    ledger,
    [Symbol.dispose]: () => {
      db.close();
      files[Symbol.dispose]();
    },
  };
};

describe('what is appended to a ledger', () => {
  it.each([1, 2, 31, 32, 33, 64, 65, 70])(
    'stands there whole and in order, at the end: %i events at once',
    async (count) => {
      using desk = await openedWith(3);
      expect(desk.ledger.append(events(count))).toBe(4);
      const stored = desk.db.prepare('select seq, ticket, body from event where seq > 3 order by seq').all();
      expect(stored).toEqual(events(count).map(({ ticket }, n) => ({ seq: n + 4, ticket, body: `{"n":${n}}` })));
      expect([desk.ledger.head().seq, desk.ledger.firstBroken(1, count + 4)]).toEqual([count + 3, null]);
    },
  );

  it('is nothing where nothing happened', async () => {
    using desk = await openedWith(3);
    const head = desk.ledger.head();
    expect([desk.ledger.append([]), desk.ledger.head()]).toEqual([4, head]);
  });
});

describe('the first event that does not fit', () => {
  const pages = [1, 4, 7, 10] as const;

  it('is none in any page of a good ledger, whether or not a page ends where it does', async () => {
    for (const count of [9, 10, 11, 12]) {
      using desk = await openedWith(count);
      expect(pages.filter((seq) => seq <= count).map((seq) => desk.ledger.firstBroken(seq, 3))).toEqual(
        pages.filter((seq) => seq <= count).map(() => null),
      );
      expect([desk.ledger.firstBroken(1, count - 1), desk.ledger.firstBroken(1, count)]).toEqual([null, null]);
    }
  });

  it.each([
    ['the one before the page is missing', 'delete from event where seq = 3', [3, 3, null, null]],
    ['one in the middle of it is', 'delete from event where seq = 5', [null, 5, null, null]],
    ['its end is missing', 'delete from event where seq > 7', [null, null, 8, 9]],
    ['another end is remembered', 'update meta set ledger_hash = zeroblob(32)', [null, null, null, 11]],
    ['a later end is remembered', 'update meta set ledger_seq = 11', [null, null, null, 11]],
    [
      'one was added after the end',
      `insert into event select 11, at, kind, actor, submission, ticket, ticket_key, body, hash from event where seq = 4`,
      [null, null, null, 11],
    ],
  ] as const)('is found by the page in which it should be: %s', async (_, sql, expected) => {
    using desk = await openedWith(10);
    desk.db.exec(sql);
    expect(pages.map((seq) => desk.ledger.firstBroken(seq, 3))).toEqual(expected);
  });

  it('is what was put right after a page that ends where the ledger does', async () => {
    using desk = await openedWith(10);
    desk.db.exec('update meta set ledger_hash = zeroblob(32)');
    expect(desk.ledger.firstBroken(1, 10)).toBe(11);
  });

  it('is the number that was left out, though all that stands there is chained', async () => {
    using desk = await openedWith(3);
    const before = desk.ledger.head();
    const { body, ...rest } = event(7);
    const own = eventHash(before.hash, 5, rest, JSON.stringify(body));
    desk.db
      .prepare(`insert into event values (5, ?, 'tickets-imported', 'ozma', null, 'T-7', 't-7', ?, ?)`)
      .run(rest.at, JSON.stringify(body), own);
    desk.db.prepare('update meta set ledger_seq = 5, ledger_hash = ?').run(own);
    expect(desk.ledger.firstBroken(1, 100)).toBe(4);
  });
});

describe('an event of a ledger', () => {
  it('is told with its body as a value and its hash in hexadecimal', () => {
    const { body, ...rest } = event(7);
    const row = { ...rest, seq: 8, body: '{"n":7}', hash: Buffer.from([1, 171]) };
    expect(ledgerEventOf(row)).toEqual({ ...rest, seq: 8, body, hash: '01ab' });
  });
});

describe('the ledger of a dry run', () => {
  it('stays empty', () => {
    expect([silentLedger.append(events(3)), silentLedger.firstBroken(1, 9)]).toEqual([0, null]);
    expect(silentLedger.head()).toEqual({ seq: 0, hash: chainStart });
  });
});
