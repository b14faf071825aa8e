import { fork } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { OzmaError } from '../../src/domain/ozma-error.ts';
import { connect } from '../../src/store/sqlite/connection.ts';
import { faultOf } from '../../src/store/sqlite/faults.ts';
import { openScratchStore, openSqliteStore } from '../../src/store/sqlite/open.ts';
import { collect, entry, importTickets, recallOf, record, rejected, rules, ticketRow } from './builders.ts';

type Place = Disposable & { readonly directory: string; readonly file: string };

const place = (): Place => {
  const directory = mkdtempSync(join(tmpdir(), 'ozma-files-'));
  return {
    directory,
    file: join(directory, 'ozma.db'),
    [Symbol.dispose]: () => rmSync(directory, { recursive: true }),
  };
};

const open = (file: string, mustExist = false) => openSqliteStore({ file, durability: 'power-loss', mustExist, rules });

/** A desk with a ticket and some submissions, closed. */
const stocked = async (file: string): Promise<void> => {
  await using store = open(file);
  await importTickets(store, [ticketRow('T-1')]);
  await record(store, [entry(1), rejected(2), rejected(3), rejected(4)]);
};

const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'nothing was thrown';
  } catch (error) {
    return error instanceof OzmaError ? error.code : String(error);
  }
};

const edit = (file: string, sql: string): void => {
  const db = new Database(file);
  db.exec(sql);
  db.close();
};

describe('a desk that is opened again', () => {
  it('knows what was recorded', async () => {
    using at = place();
    await stocked(at.file);
    await using store = open(at.file, true);
    expect((await recallOf(store, 't-1')).actives.get('t-1')).toHaveLength(1);
    expect(readdirSync(at.directory)).toContain('ozma.db');
  });

  it('leaves one file when it is closed', async () => {
    using at = place();
    await stocked(at.file);
    expect(readdirSync(at.directory)).toEqual(['ozma.db']);
  });

  it('mends the indexes that a broken-off first import left out', async () => {
    using at = place();
    await stocked(at.file);
    edit(at.file, 'drop index ticket_by_owner');
    await using store = open(at.file);
    const asked = { labelKeys: [], ticketKeys: [], nameKeys: ['dora.quillfeather'], skeletons: [] };
    expect((await store.recognise(asked)).people).toHaveLength(1);
    const names = new Database(at.file).prepare(`select name from sqlite_schema where name = 'ticket_by_owner'`).all();
    expect(names).toHaveLength(1);
  });

  it('is made once by processes that start together', async () => {
    using at = place();
    const opener = join(import.meta.dirname, 'open-once.ts');
    const exits = Array.from({ length: 4 }, () => {
      const child = fork(opener, [at.file], { stdio: 'inherit' });
      return new Promise<number | null>((done) => child.once('exit', done));
    });
    expect(await Promise.all(exits)).toEqual([0, 0, 0, 0]);
    await using store = open(at.file, true);
    expect((await store.reads.figures()).ledger.seq).toBe(1);
  });
});

describe('a file that is refused', () => {
  it('is missing where there ought to be one, and is not made', () => {
    using at = place();
    expect(codeOf(() => open(at.file, true))).toBe('database-missing');
    expect(existsSync(at.file)).toBe(false);
  });

  it('is empty where there ought to be a desk', () => {
    using at = place();
    writeFileSync(at.file, '');
    expect(codeOf(() => open(at.file, true))).toBe('database-missing');
  });

  it('is a text', () => {
    using at = place();
    writeFileSync(at.file, 'dear ozma, '.repeat(2000));
    expect(codeOf(() => open(at.file))).toBe('database-damaged');
    expect(readFileSync(at.file, 'utf8')).toBe('dear ozma, '.repeat(2000));
  });

  it('is a database of something else, which stays as it is', () => {
    using at = place();
    edit(at.file, 'create table song (name text)');
    const before = readFileSync(at.file);
    expect(codeOf(() => open(at.file))).toBe('database-damaged');
    expect(readFileSync(at.file).equals(before)).toBe(true);
  });

  it('is newer than the program', async () => {
    using at = place();
    await stocked(at.file);
    edit(at.file, 'pragma user_version = 1000');
    expect(codeOf(() => open(at.file))).toBe('database-newer');
  });

  it('has lost a table', async () => {
    using at = place();
    await stocked(at.file);
    edit(at.file, 'drop table trace');
    expect(codeOf(() => open(at.file))).toBe('database-damaged');
  });

  it('has pages of nonsense', async () => {
    using at = place();
    await stocked(at.file);
    const bytes = readFileSync(at.file);
    writeFileSync(at.file, Buffer.concat([bytes.subarray(0, 8192), Buffer.alloc(bytes.length - 8192, 0xa5)]));
    expect(codeOf(() => open(at.file))).toBe('database-damaged');
  });

  it('was cut short', async () => {
    using at = place();
    await stocked(at.file);
    const bytes = readFileSync(at.file);
    writeFileSync(at.file, bytes.subarray(0, bytes.length / 2));
    expect(codeOf(() => open(at.file))).toBe('database-damaged');
  });

  it('lies in a directory that is not there', () => {
    using at = place();
    expect(codeOf(() => open(join(at.directory, 'none', 'ozma.db')))).toBe('disk-fault');
  });

  it('ends its ledger otherwise than it says', async () => {
    using at = place();
    await stocked(at.file);
    edit(at.file, 'delete from event where seq = (select max(seq) from event)');
    expect(codeOf(() => open(at.file))).toBe('database-damaged');
  });
});

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

  it('goes over many pages of events', async () => {
    using at = place();
    await using store = open(at.file);
    await record(
      store,
      Array.from({ length: 4500 }, (_, n) => rejected(n, { ticket: null })),
    );
    expect(await store.reads.firstBrokenEvent()).toBeNull();
    edit(at.file, `update event set actor = 'kay' where seq = 4200`);
    expect(await store.reads.firstBrokenEvent()).toBe(4200);
  });
});

describe('a private copy', () => {
  const stateOf = (directory: string) =>
    readdirSync(directory).map((name) => {
      const stat = statSync(join(directory, name), { bigint: true });
      const bytes = readFileSync(join(directory, name)).toString('base64');
      return [name, stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs, bytes];
    });

  const everything = { from: null, to: null, ticket: null, ownerKey: null };

  it('knows what the desk knows and leaves the desk as it is, whatever is written', async () => {
    using at = place();
    await stocked(at.file);
    const before = stateOf(at.directory);
    {
      await using scratch = openScratchStore({ copyOf: at.file, rules });
      expect(await collect(scratch.reads.submissions(everything))).toHaveLength(4);
      await record(scratch, [rejected(5)]);
    }
    expect(stateOf(at.directory)).toEqual(before);
  });

  it('has what stands in the write-ahead log alone', async () => {
    using at = place();
    using dead = place();
    {
      await using store = open(at.file);
      await importTickets(store, [ticketRow('T-1')]);
      await record(store, [entry(1), rejected(2)]);
      for (const name of ['', '-wal']) copyFileSync(`${at.file}${name}`, `${dead.file}${name}`);
    }
    expect(statSync(`${dead.file}-wal`).size).toBeGreaterThan(0);
    const before = stateOf(dead.directory);
    {
      await using scratch = openScratchStore({ copyOf: dead.file, rules });
      expect(await collect(scratch.reads.submissions(everything))).toHaveLength(2);
    }
    expect(stateOf(dead.directory)).toEqual(before);
  });

  it('of nothing is an empty desk', async () => {
    await using scratch = openScratchStore({ copyOf: null, rules });
    expect(await scratch.reads.figures()).toMatchObject({ tickets: 0, claims: 0 });
  });

  it('is gone when it is disposed of, and when it could not be opened', async () => {
    const copies = () => readdirSync(tmpdir()).filter((name) => name.startsWith('ozma-scratch-'));
    using at = place();
    writeFileSync(at.file, 'not a database');
    const before = copies();
    expect(codeOf(() => openScratchStore({ copyOf: at.file, rules }))).toBe('database-damaged');
    await openScratchStore({ copyOf: null, rules })[Symbol.asyncDispose]();
    expect(copies()).toEqual(before);
  });
});

describe('an error of SQLite', () => {
  const faults: readonly (readonly [string, string])[] = [
    ['SQLITE_BUSY', 'database-locked'],
    ['SQLITE_BUSY_SNAPSHOT', 'database-locked'],
    ['SQLITE_LOCKED', 'database-locked'],
    ['SQLITE_FULL', 'disk-full'],
    ['SQLITE_CORRUPT', 'database-damaged'],
    ['SQLITE_NOTADB', 'database-damaged'],
    ['SQLITE_IOERR_FSYNC', 'disk-fault'],
    ['SQLITE_READONLY_DIRECTORY', 'disk-fault'],
    ['SQLITE_CANTOPEN', 'disk-fault'],
    ['SQLITE_PERM', 'disk-fault'],
  ];

  it.each(faults)('%s is %s, says which file, and keeps its cause', (code, expected) => {
    const cause = new Database.SqliteError('x', code);
    const fault = faultOf(cause, '/desk/ozma.db');
    expect(fault).toBeInstanceOf(OzmaError);
    expect(fault).toMatchObject({ code: expected, cause, message: expect.stringContaining('/desk/ozma.db') });
  });

  it('of the file system is told alike', () => {
    using at = place();
    const scratch = () => openScratchStore({ copyOf: join(at.directory, 'none.db'), rules });
    expect(codeOf(scratch)).toBe('disk-fault');
  });

  it('that is a mistake of the program stays what it is, as does every other error', () => {
    const mistake = new Database.SqliteError('near "selct"', 'SQLITE_ERROR');
    expect(faultOf(mistake, 'x')).toBe(mistake);
    const other = new Error('other');
    expect(faultOf(other, 'x')).toBe(other);
  });

  it('reaches the caller as a fault, and nothing of the operation stays', async () => {
    using at = place();
    await stocked(at.file);
    const connection = connect({ file: at.file, shownAs: 'the desk', mustExist: true });
    const act = connection.write(() => {
      connection.db.exec('delete from ticket');
      throw new Database.SqliteError('database or disk is full', 'SQLITE_FULL');
    });
    await expect(act()).rejects.toMatchObject({ code: 'disk-full', message: expect.stringContaining('the desk') });
    expect(connection.db.prepare('select count(*) from ticket').pluck().get()).toBe(1);
    connection.db.close();
  });
});
