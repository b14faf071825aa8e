import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openLedger } from '../../src/store/sqlite/ledger.ts';
import { edit, open, place, stocked } from './files.ts';

const closing = (file: string) => {
  const database = new Database(file);
  return { database, [Symbol.dispose]: () => database.close() };
};

describe('the proof of the ledger', () => {
  const tampered: readonly (readonly [string, string, number])[] = [
    ['an edited body', `update event set body = '{"verdict":"held"}' where seq = 4`, 4],
    ['an edited actor', `update event set actor = 'kay' where seq = 4`, 4],
    ['an edited instant', `update event set at = '2010-01-01T00:00:00.000Z' where seq = 4`, 4],
    ['a ticket taken away', 'update event set ticket = null, ticket_key = null where seq = 4', 4],
    ['an event filed under another ticket', `update event set ticket_key = 't-2' where seq = 4`, 4],
    ['a removed event', 'delete from event where seq = 4', 4],
    ['a removed first event', 'delete from event where seq = 1', 1],
    [
      'events that changed places',
      'update event set seq = -seq where seq in (4, 5); update event set seq = 9 + seq where seq < 0',
      4,
    ],
    ['a removed end', 'delete from event where seq > 5', 6],
    [
      'an added end',
      `insert into event select 99, at, kind, actor, submission, ticket, ticket_key, body, hash from event where seq = 4`,
      7,
    ],
  ];

  it.each(tampered)('names the first event that does not fit: %s', async (_, sql, expected) => {
    using at = place();
    await stocked(at.file);
    await using store = open(at.file);
    expect(await store.reads.firstBrokenEvent()).toBeNull();
    edit(at.file, sql);
    expect(await store.reads.firstBrokenEvent()).toBe(expected);
  });

  it('finds an added end where as many events were asked for as there should be', async () => {
    using at = place();
    await stocked(at.file);
    edit(
      at.file,
      'insert into event select 99, at, kind, actor, submission, ticket, ticket_key, body, hash from event where seq = 4',
    );
    using db = closing(at.file);
    expect(openLedger(db.database).firstBroken(1, 6)).toBe(7);
  });
});
