import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openGroupCommit } from '../../src/store/sqlite/group-commit.ts';
import { place } from './files.ts';

const openTable = (file: string) => {
  const said: string[] = [];
  const db = new Database(file, { verbose: (sql) => said.push(String(sql).split(' ', 1)[0] ?? '') });
  db.pragma('journal_mode = wal');
  db.exec('create table word (id integer primary key, text text not null unique) strict');
  const insert = db.prepare<[string]>('insert into word (text) values (?)');
  const select = db.prepare<[], string>('select text from word order by id').pluck();
  said.splice(0, said.length);
  return {
    db,
    commits: () => said.filter((word) => word === 'COMMIT').length,
    add: (text: string) => () => insert.run(text).changes,
    words: () => select.all(),
    [Symbol.dispose]: () => db.close(),
  };
};

describe('writes that are asked for in one go', () => {
  it('share one commit, in the order of asking, and each sees what those before it wrote', async () => {
    using at = place();
    using table = openTable(at.file);
    const { write } = openGroupCommit(table.db);
    const answers = await Promise.all([
      write(table.add('one')),
      write(table.words),
      write(table.add('two')),
      write(table.words),
    ]);
    expect(answers).toEqual([1, ['one'], 1, ['one', 'two']]);
    expect(table.commits()).toBe(1);
  });

  it('are one commit each where each waits for the one before', async () => {
    using at = place();
    using table = openTable(at.file);
    const { write } = openGroupCommit(table.db);
    await write(table.add('one'));
    await write(table.add('two'));
    expect([table.words(), table.commits()]).toEqual([['one', 'two'], 2]);
  });

  it('stand although one of them throws, of which nothing does', async () => {
    using at = place();
    using table = openTable(at.file);
    const { write } = openGroupCommit(table.db);
    const half = () => {
      table.add('half')();
      return table.add('one')();
    };
    const [one, two, three] = await Promise.allSettled([
      write(table.add('one')),
      write(half),
      write(table.add('three')),
    ]);
    expect([one, three]).toEqual(Array(2).fill({ status: 'fulfilled', value: 1 }));
    expect(two).toMatchObject({ status: 'rejected', reason: { code: 'SQLITE_CONSTRAINT_UNIQUE' } });
    expect(table.words()).toEqual(['one', 'three']);
  });

  it('are refused together where the transaction is lost, and nothing stands', async () => {
    using at = place();
    using table = openTable(at.file);
    const { write } = openGroupCommit(table.db);
    const full = new Error('database or disk is full');
    const lose = () => {
      table.db.exec('rollback');
      throw full;
    };
    const answers = await Promise.allSettled([write(table.add('one')), write(lose), write(table.add('three'))]);
    expect(answers).toEqual(Array(3).fill({ status: 'rejected', reason: full }));
    expect(table.words()).toEqual([]);
  });

  it.each([1, 2])('never are promises, which would end after their transaction: %i at a time', async (count) => {
    using at = place();
    using table = openTable(at.file);
    const { write } = openGroupCommit(table.db);
    const late = async () => table.add('late')();
    const answers = await Promise.allSettled(Array.from({ length: count }, () => write(late)));
    expect(answers.map(({ status }) => status)).toEqual(Array(count).fill('rejected'));
    expect(table.words()).toEqual([]);
  });

  it('are written at once when the database is about to be closed', async () => {
    using at = place();
    using table = openTable(at.file);
    const { write, settle } = openGroupCommit(table.db);
    const written = write(table.add('one'));
    settle();
    expect(table.words()).toEqual(['one']);
    expect(await written).toBe(1);
  });
});
