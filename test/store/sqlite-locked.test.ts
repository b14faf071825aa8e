import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { importTickets, minute, rules, source, ticketRow } from './builders.ts';

describe('while another program writes', () => {
  const dir = mkdtempSync(join(tmpdir(), 'ozma-locked-'));
  const file = join(dir, 'ozma.db');
  const store = openSqliteStore({ file, durability: 'power-loss', mustExist: false, rules });
  const other = new Database(file);
  const asked = { day: '2026-10-03', way: 'ticket', codes: ['NOTE_STALE'] } as const;

  beforeAll(async () => {
    await importTickets(store, [ticketRow('T-1')], 2);
    other.exec('begin immediate');
  });

  afterAll(async () => {
    other.close();
    await store[Symbol.asyncDispose]();
    rmSync(dir, { recursive: true });
  });

  it('an explanation is not counted, at once, and counted as before when the other is done', async () => {
    const since = performance.now();
    expect(await store.noteAsked(asked)).toBe(false);
    expect(performance.now() - since).toBeLessThan(1000);
    expect(await store.reads.explanations({ from: null, to: null })).toEqual([]);
    other.exec('rollback');
    expect(await store.noteAsked(asked)).toBe(true);
    other.exec('begin immediate');
    expect(await store.reads.explanations({ from: null, to: null })).toMatchObject([{ count: 1 }]);
  });

  it('a file that is known already is so without waiting', async () => {
    const since = performance.now();
    expect(await store.startImport(source(2), minute(9))).toBe('unchanged');
    expect(performance.now() - since).toBeLessThan(1000);
  });
});
