import { fork } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { recallOf } from './builders.ts';
import { codeOf, edit, open, place, stocked } from './files.ts';

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
    const opener = fileURLToPath(import.meta.resolve('./open-once.ts'));
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

  it('is a directory', () => {
    using at = place();
    mkdirSync(at.file);
    expect(codeOf(() => open(at.file))).toBe('database-damaged');
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
