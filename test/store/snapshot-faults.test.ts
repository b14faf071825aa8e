import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openSnapshot } from '../../src/store/sqlite/snapshot/open.ts';
import { collect, rules } from './builders.ts';
import { edit, place, stocked } from './files.ts';

/** What contradicts what on a small desk, after it was changed. */
const faultsAfter = async (sql: string) => {
  using files = place();
  await stocked(files.file);
  if (sql !== '') edit(files.file, sql);
  await using snapshot = openSnapshot({ file: files.file, rules });
  const faults = await collect(snapshot.tableFaults());
  return faults.map(({ table, row, column, found, expected }) => [table, row, column, found, expected]);
};

/** Hides an event from the index by which a submission's events are found; the table and the layout stay as they were. */
const hideFromIndex = (file: string, seq: number): void => {
  const index = `where name = 'event_of_submission'`;
  const rewrite = (sql: string): void => {
    const db = new Database(file);
    db.unsafeMode(true);
    db.exec(
      `pragma writable_schema = on; update sqlite_schema set sql = ${sql} ${index}; pragma writable_schema = reset`,
    );
    db.close();
  };
  rewrite(`sql || ' and seq <> ${seq}'`);
  edit(file, 'reindex event_of_submission');
  rewrite(`replace(sql, ' and seq <> ${seq}', '')`);
};

const first = '019a0000-0000-7000-8000-000000000001';

describe('the rows of a desk that contradict one another', () => {
  it('are none where nobody tampered with it', async () => {
    expect(await faultsAfter('')).toEqual([]);
  });

  it.each([
    [
      'a label’s key',
      `update submission set label_key = 'x' where seq = 1`,
      [...['submission', first, 'label_key', 'x', 't-1 - dora quillfeather']],
    ],
    [
      'an item’s key',
      `update item set item_key = 'x' where submission_seq = 1`,
      [...['item', `${first}/bunny-1.object`, 'item_key', 'x', 'bunny:1']],
    ],
    [
      'an owner’s key',
      `update ticket set owner_key = 'x'; update repair set owner_key = 'x'`,
      [...['ticket', 'T-1', 'owner_key', 'x', 'dora quillfeather']],
    ],
    [
      'a ticket that is not that of the number',
      `update submission set ticket_number = 'T-9' where seq = 2`,
      [...['submission', '019a0000-0000-7000-8000-000000000002', 'ticket_id', '1', '-']],
    ],
    ['a place in the queue', `update repair set sort_key = 'x'`, ['repair', '1', 'sort_key', 'x', 't-0011']],
    [
      'an item of no submission',
      `insert into item select 99, position, file, kind, id, item_key, name, bytes, sha256, verdict, disposition,
       codes, 'held', null, null from item where submission_seq = 1; update tally set count = count + 0`,
      [...['item', '99 bunny-1.object', 'submission_seq', '99', '']],
    ],
    ['a trace of no submission', `insert into trace values (99, '{}')`, ['trace', '99', 'submission_seq', '99', '']],
    [
      'an attempt at no repair',
      `insert into attempt values (9, 1, 'hand', 'x', 'x', 'x', 'x', 'fault', null, 1, 0)`,
      [...['attempt', '9 1', 'repair_id', '9', '']],
    ],
    [
      'a gap between items',
      `update item set position = 3 where submission_seq = 2`,
      [...['item', '019a0000-0000-7000-8000-000000000002', 'position', '3', '0']],
    ],
    [
      'a figure',
      `update tally set count = 7 where name = 'verdict:rejected'`,
      [...['tally', 'verdict:rejected', 'count', '7', '3']],
    ],
    [
      'whether something is to be sent',
      'update ticket set is_instructed = 0',
      ['ticket', 'T-1', 'is_instructed', '0', '1'],
    ],
    [
      'the hash of a policy',
      `update policy set body = '{}'`,
      ['policy', '1', 'sha256', expect.any(String), expect.any(String)],
    ],
    [
      'a trigger',
      'create trigger planted after insert on submission begin delete from registry; end',
      [...['sqlite_schema', 'trigger planted', 'sql', expect.stringContaining('delete from registry'), '']],
    ],
    [
      'a view',
      'create view planted as select * from event',
      [...['sqlite_schema', 'view planted', 'sql', expect.stringContaining('CREATE VIEW'), '']],
    ],
    [
      'a guard that was taken away',
      'drop index item_in_repair',
      [...['sqlite_schema', 'index item_in_repair', 'sql', '-', expect.stringContaining('item_key')]],
    ],
  ])('name %s', async (_what, sql, fault) => {
    expect(await faultsAfter(sql)).toContainEqual(fault);
  });

  it('name an event that its index hides from those who look by it', async () => {
    using files = place();
    await stocked(files.file);
    hideFromIndex(files.file, 3);
    await using snapshot = openSnapshot({ file: files.file, rules });
    const faults = await collect(snapshot.tableFaults());
    expect(faults.map(({ row }) => row)).toEqual(['row 3 missing from index event_of_submission']);
  });

  it('are none while an import has dropped indexes', async () => {
    expect(await faultsAfter('drop index ticket_by_owner; drop index registry_by_owner')).toEqual([]);
  });
});
