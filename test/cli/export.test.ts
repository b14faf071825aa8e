import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseString } from 'fast-csv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ExportOptions } from '../../src/cli/export/export-options.ts';
import { exportCsv } from '../../src/cli/export.ts';
import { documentsIn, makeJudgedDesk, removeDesk, runWith } from './desk.ts';

let desk = '';

beforeAll(async () => {
  ({ desk } = await makeJudgedDesk());
}, 60_000);
afterAll(() => removeDesk(desk));

const run = (options: Partial<ExportOptions>) =>
  runWith({ desk, cwd: desk }, (call) => exportCsv(call, { what: 'manifest', bom: false, crlf: false, ...options }));

const rowsOf = (text: string): Promise<readonly Record<string, string>[]> =>
  parseString<Record<string, string>, Record<string, string>>(text, { headers: true }).toArray();

describe('export', () => {
  it('writes a row for each item that came or was expected', async () => {
    const { status, out } = await run({});
    const rows = await rowsOf(out);
    expect(status).toBe(0);
    expect(
      rows.map((row) => [row['line'], row['label'], row['item_id'], row['verdict'], row['codes'], row['queue_place']]),
    ).toEqual([
      ['1', 'T-1 - Dora Quillfeather', '1', 'accepted', 'OK', '1'],
      ['2', 'T-1 - Dora Quillfeather', '1', 'duplicate', 'DUPLICATE', ''],
      ['3', 'T-2 - Ember Fenwick', '2', 'partial', 'OK', '2'],
      ['4', 'T-2 - Ember Fenwick', '9', 'partial', 'ITEM_UNREFERENCED', ''],
      ['5', 'T-2 Ember Fenwick', '2', 'rejected', expect.stringMatching(/^LABEL_MISMATCH /u), ''],
    ]);
  });

  it('takes what was received from a time on and before another, of a ticket or of an owner', async () => {
    const count = async (options: Partial<ExportOptions>) => (await rowsOf((await run(options)).out)).length;
    expect(await count({ what: 'submissions', from: '2026-10-03', to: '2026-10-04' })).toBe(4);
    expect(await count({ what: 'submissions', from: '2026-10-03T12:00:00Z' })).toBe(4);
    expect(await count({ what: 'submissions', to: '2026-10-03T12:00:00Z' })).toBe(0);
    expect(await count({ what: 'submissions', ticket: 't-2' })).toBe(2);
    expect(await count({ what: 'submissions', owner: 'DORA quillfeather' })).toBe(2);
  });

  it('is the same bytes again, on stdout and in a file', async () => {
    const first = (await run({ bom: true, crlf: true })).out;
    const { status, out, err } = await run({ bom: true, crlf: true, out: 'all.csv' });
    expect([status, out]).toEqual([0, '']);
    expect(err).toMatch(/^all\.csv: 5 rows of 4 submissions\.\nLedger head: #\d+ of .+, [0-9a-f]{64}\n$/u);
    expect(await readFile(join(desk, 'all.csv'), 'utf8')).toBe(first);
  });

  it('replaces a file whole, through a link too, and leaves nothing beside it', async () => {
    await mkdir(join(desk, 'exports'));
    await writeFile(join(desk, 'exports', 'old.csv'), 'x'.repeat(100_000));
    await symlink('old.csv', join(desk, 'exports', 'link.csv'));
    await run({ out: 'exports/link.csv' });
    expect(await readdir(join(desk, 'exports'))).toEqual(['link.csv', 'old.csv']);
    expect(await readFile(join(desk, 'exports', 'old.csv'), 'utf8')).toBe((await run({})).out);
  });

  it('is a document a row where JSON is asked for, or says which file was written', async () => {
    const json = (out?: string) =>
      runWith({ desk, cwd: desk, json: true }, (call) =>
        exportCsv(call, { what: 'manifest', bom: false, crlf: false, ...(out !== undefined && { out }) }),
      );
    const rows = (await rowsOf((await run({})).out)).map((row) =>
      Object.fromEntries(Object.entries(row).map(([column, cell]) => [column, cell === '' ? null : cell])),
    );
    expect(documentsIn((await json()).out)).toEqual(rows);
    expect(documentsIn((await json('as.csv')).out)).toEqual([{ what: 'manifest', file: join(desk, 'as.csv') }]);
  });

  it('says that there is no such ticket, and writes the header alone', async () => {
    const { status, out, err } = await run({ ticket: 'T-9' });
    expect([status, out.split('\n').length, err]).toEqual([0, 2, 'There is no ticket T-9: the export has no rows.\n']);
  });

  it.each([
    ['a device as its file', { out: '/dev/null' }, 'usage'],
    ['a file in a directory that is not there', { out: 'nowhere/all.csv' }, 'path-missing'],
    ['a name that says nothing', { out: '' }, 'usage'],
    ['a ticket that is empty', { ticket: ' ' }, 'usage'],
    ['what is no date', { from: 'last week' }, 'usage'],
    ['an end before its beginning', { from: '2026-10-04', to: '2026-10-03' }, 'usage'],
    ['what nobody exports', { what: 'everything' }, 'usage'],
  ] as const)('refuses %s', async (_, options, code) => {
    await expect(run(options)).rejects.toMatchObject({ code });
  });
});
