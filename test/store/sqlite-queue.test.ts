import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { entry, entryItem, entryTicket, importTickets, minute, record, ticketRow } from './builders.ts';
import { open, place } from './files.ts';
import { claim, claimOne, finish, fulfilled, itemsOf, ofDesk, request } from './queue-builders.ts';

/** The tables as the first layout had them, and nothing of the second. */
const firstLayout = (file: string): Database.Database => {
  const db = new Database(file);
  const sql = fileURLToPath(import.meta.resolve('../../src/store/sqlite/migrations/0001-desk.sql'));
  db.pragma('page_size = 8192');
  db.exec(readFileSync(sql, 'utf8'));
  db.pragma('user_version = 1');
  db.pragma(`application_id = ${0x6f7a6d61}`);
  return db;
};

const oldRows = `
insert into ticket (id, key, number, sort_key, owner, owner_id, owner_key, owner_skeleton, status, problems, opened_at, items, columns,
  csv_status, csv_instructed_at, is_instructed, run)
values (1, 't-1', 'T-1', 't-0011', 'Dora Quillfeather', 'd-1', 'dora.quillfeather', '', 'Pending-Item sent to Ozma', '[]',
  '2010-08-20T00:00:00.000Z', '[]', '[]', 'Pending', null, 0, 1);
insert into ruleset (id, version, names) values (1, '1', '[]');
insert into submission (seq, id, path, label, label_key, received_at, decided_at, ticket_id, ticket_number, ticket_status, owner, owner_key,
  opened_at, expected, verdict, disposition, digest, codes, ruleset_id, ledger_seq)
select value, 'submission ' || value, 'inbox/x', 'x', 'x', '2010-08-20T01:00:00.000Z', '2010-08-20T02:00:00.000Z', 1, 'T-1', 'Pending',
  'Dora Quillfeather', 'dora.quillfeather', '2010-08-20T00:00:00.000Z', '[]', 'accepted', iif(value = 3, 'trash', 'repair'), x'00', '', 1, 1
from json_each('[1, 2, 3]');
insert into item (submission_seq, position, file, kind, id, item_key, name, bytes, sha256, verdict, disposition, codes, place)
select s.seq, p.value, 'nest-' || s.seq || p.value, 'nest', 'N-' || s.seq || p.value, 'nest:n-' || s.seq || p.value, '', 9,
  unhex('${'ab'.repeat(32)}'), 'accepted', 'repair', '', 'repair' from submission s, json_each('[0, 1]') p where s.seq < 3;
insert into repair (submission_seq, position, ticket_id, item_key, opened_at, sort_key, state, queued_at)
select submission_seq, position, 1, item_key, '2010-08-20T00:00:00.000Z', 't-0011', 'queued', '2010-08-20T02:00:00.000Z'
from item order by submission_seq desc, position desc;
insert into tally (name, count) values ('place:repair', 4);
`;

describe('a desk of the first layout', () => {
  it('keeps its queued repairs in their order, and can be worked on', async () => {
    using at = place();
    const old = firstLayout(at.file);
    old.exec(oldRows);
    old.close();
    await using store = open(at.file, true);
    const waiting = await store.reads.repairs(
      { states: ['queued'], ticketKey: 't-1', itemKey: null },
      { after: null, limit: 9 },
    );
    expect(waiting.map(({ repair, item, queuePlace }) => [repair, item.kind, queuePlace])).toEqual([
      [4, 'nest', 1],
      [3, 'nest', 2],
      [2, 'nest', 3],
      [1, 'nest', 4],
    ]);
    await store.openPause({ ...ofDesk, scope: { kind: 'owner', owner: 'Dora' }, scopeKey: 'dora.quillfeather' });
    expect(await claim(store, request('a', { kinds: ['nest'] }))).toEqual([]);
    await store.endPause({ id: 1 }, { actor: 'Yuki', why: 'over', now: minute(2) });
    const one = await claimOne(store, 'a', { kinds: ['nest'] });
    expect(one.work).toMatchObject({
      item: { kind: 'nest', id: 'N-10' },
      owner: { name: 'Dora Quillfeather', id: 'd-1' },
    });
    expect(await finish(store, one, fulfilled, minute(101))).toEqual({ kind: 'finished' });
    expect((await store.reads.figures()).places).toMatchObject({ repair: 3, returned: 1 });
    expect(await store.reads.firstBrokenEvent()).toBeNull();
  });

  it('knows where its folders are', () => {
    using at = place();
    const old = firstLayout(at.file);
    old.exec(oldRows);
    old.close();
    void open(at.file, true)[Symbol.asyncDispose]();
    const db = new Database(at.file, { readonly: true });
    expect(db.prepare('select place from submission order by seq').pluck().all()).toEqual([
      'repair',
      'repair',
      'trash',
    ]);
    db.close();
  });
});

describe('a long queue', () => {
  it('of a paused owner does not make the claims of others slow', { timeout: 60_000 }, async () => {
    using at = place();
    await using store = open(at.file);
    const count = 10_000;
    const ids = Array.from({ length: count }, (_, n) => String(n));
    const paused = { owner: { name: 'Ember', id: null }, ownerKey: 'ember' };
    await importTickets(store, [ticketRow('T-1', paused), ticketRow('T-2', { openedAt: minute(1) })]);
    const many = entry(1, { items: ids.map((id) => entryItem(id)) });
    const last = entryTicket({ number: 'T-2', openedAt: minute(1) });
    const others = ['x', 'y', 'z'].map((id) => entryItem(id));
    await record(store, [many, entry(2, { ticket: last, items: others })]);
    await store.openPause({ ...ofDesk, scope: { kind: 'owner', owner: 'Ember' }, scopeKey: 'ember' });
    const spent: number[] = [];
    const found: string[] = [];
    for (const token of ['a', 'b', 'c']) {
      const start = performance.now();
      found.push(...itemsOf(await claim(store, request(token))));
      spent.push(performance.now() - start);
    }
    expect(found).toEqual(['bunny:x', 'bunny:y', 'bunny:z']);
    // A walk over the index takes some milliseconds; a look at each row, or a sort, many times that.
    expect(Math.min(...spent)).toBeLessThan(100);
  });
});
