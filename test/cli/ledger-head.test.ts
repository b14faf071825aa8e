import { copyFileSync, cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { ingest } from '../../src/cli/ingest.ts';
import { ledgerHead } from '../../src/cli/ledger/head.ts';
import { edit } from '../store/files.ts';
import { documentsIn, makeJudgedDesk, removeDesk, runWith } from './desk.ts';
import { computeChainAnew, databaseOf, keep } from './ledger-desk.ts';

let desk = '';
let heads = '';

const ingestAll = () => runWith({ desk }, (call) => ingest(call, { paths: [] }));
const linesIn = (file: string) => documentsIn(readFileSync(file, 'utf8'));

let judged = '';

beforeAll(async () => {
  judged = (await makeJudgedDesk()).desk;
});
beforeEach(() => {
  desk = join(mkdtempSync(join(tmpdir(), 'ozma-head-')), 'desk');
  cpSync(judged, desk, { recursive: true });
  heads = join(dirname(desk), 'heads.jsonl');
});
afterEach(() => removeDesk(desk));
afterAll(() => removeDesk(judged));

describe('ozma ledger head', () => {
  it('prints the newest event’s number and hash, its instant and the desk', async () => {
    const { status, out } = await runWith({ desk, json: true }, (call) => ledgerHead(call, { timeout: '10' }));
    const [head] = documentsIn(out);
    expect(status).toBe(0);
    expect(Object.keys(head ?? {})).toEqual(['desk', 'seq', 'hash', 'at']);
    const inWords = await runWith({ desk, columns: 60 }, (call) => ledgerHead(call, { timeout: '10' }));
    expect(inWords.out).toContain(String(head?.['hash']));
    expect(inWords.out).toContain(`#${head?.['seq']}`);
  });

  it('keeps each head once', async () => {
    expect(await keep(desk, heads)).toMatchObject({ status: 0, err: expect.stringContaining('is kept in') });
    expect(await keep(desk, heads)).toMatchObject({ status: 0, err: expect.stringContaining('the same already') });
    expect(linesIn(heads)).toHaveLength(1);
    writeFileSync(join(desk, 'inbox', 'note.txt'), 'Ticket: T-1\n');
    await ingestAll();
    const { out } = await keep(desk, heads, true);
    expect(linesIn(heads)).toHaveLength(2);
    expect(linesIn(heads).at(-1)).toEqual(documentsIn(out)[0]);
  });

  it('tells of a torn line, and begins a new one', async () => {
    writeFileSync(heads, '{"desk":"0123');
    const { status, err } = await keep(desk, heads);
    expect(status).toBe(0);
    expect(err).toMatch(/line 1 of .* was cut off/u);
    expect(readFileSync(heads, 'utf8')).toMatch(/^\{"desk":"0123\n\{"desk":"[0-9a-f]{32}".*\}\n$/u);
    expect((await keep(desk, heads)).err).toMatch(/line 1 of .* is no head/u);
  });

  it('notes that a file keeps other desks only', async () => {
    await keep(desk, heads);
    writeFileSync(heads, readFileSync(heads, 'utf8').replace(/(?<="desk":")[0-9a-f]{32}/u, 'f'.repeat(32)));
    const { status, err } = await keep(desk, heads);
    expect(status).toBe(0);
    expect(err).toContain('its ledger was replaced');
  });

  it('keeps no head of a database that calls itself another desk than its first event does', async () => {
    edit(databaseOf(desk), `update meta set desk = '${'f'.repeat(32)}'`);
    const { status } = await keep(desk, heads);
    expect(status).toBe(1);
    expect(existsSync(heads)).toBe(false);
  });

  it('refuses a file of something else, a missing directory and what is no desk', async () => {
    await expect(keep(desk, join(desk, 'tickets.csv'))).rejects.toMatchObject({ code: 'file-invalid' });
    await expect(keep(desk, join(desk, 'nowhere', 'heads'))).rejects.toMatchObject({ code: 'path-missing' });
    await expect(keep(dirname(desk), heads)).rejects.toMatchObject({ code: 'desk-missing' });
  });
});

describe('a ledger that was tampered with since a head was kept', () => {
  const changed = `update event set actor = 'kay' where seq = 2`;
  const cut = `delete from event where seq > 5; update meta set ledger_seq = 5, ledger_hash = (select hash from event where seq = 5)`;

  const wrong: readonly (readonly [string, (file: string) => void, RegExp])[] = [
    ['cut at its end', (file) => edit(file, cut), /the ledger has no such event; it ends with #5/u],
    [
      'computed anew',
      (file) => {
        edit(file, changed);
        computeChainAnew(file);
      },
      /the ledger has another event of that number/u,
    ],
    ['changed alone', (file) => edit(file, changed), /Event #2 is not chained/u],
    ['without an event', (file) => edit(file, 'delete from event where seq = 3'), /Event #3 is not chained/u],
    ['with a forgotten end', (file) => edit(file, 'update meta set ledger_seq = 4'), /Event #\d+ is not chained/u],
  ];

  it.each(wrong)('is found, and nothing is appended: %s', async (_, tamper, words) => {
    await keep(desk, heads);
    const before = readFileSync(heads, 'utf8');
    tamper(databaseOf(desk));
    const { status, err } = await keep(desk, heads);
    expect(status).toBe(1);
    expect(err).toMatch(words);
    expect(err).toContain('Nothing was appended');
    expect(readFileSync(heads, 'utf8')).toBe(before);
  });

  it('is found where the database was rolled back, with the lost head in the document', async () => {
    const old = join(dirname(desk), 'old.db');
    edit(databaseOf(desk), 'pragma wal_checkpoint(truncate)');
    copyFileSync(databaseOf(desk), old);
    writeFileSync(join(desk, 'inbox', 'note.txt'), 'Ticket: T-1\n');
    await ingestAll();
    await keep(desk, heads);
    for (const end of ['-wal', '-shm']) rmSync(databaseOf(desk) + end, { force: true });
    copyFileSync(old, databaseOf(desk));
    const { status, out } = await keep(desk, heads, true);
    const [kept] = linesIn(heads);
    expect(status).toBe(1);
    expect(documentsIn(out)[0]?.['lost']).toEqual([{ line: 1, seq: kept?.['seq'], hash: kept?.['hash'], found: null }]);
  });

  it('is not found where no head was kept before: a proof needs one', async () => {
    edit(databaseOf(desk), cut);
    expect(await keep(desk, heads)).toMatchObject({ status: 0 });
    expect(existsSync(heads)).toBe(true);
  });
});
