import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '../../src/cli/call.ts';
import type { ExportOptions } from '../../src/cli/export/export-options.ts';
import { exportCsv } from '../../src/cli/export.ts';
import { documentsIn, makeJudgedDesk, removeDesk, runWith } from './desk.ts';

let desk = '';
let root = '';
beforeAll(async () => {
  ({ desk } = await makeJudgedDesk());
  root = resolve(desk, '..');
}, 60_000);
afterAll(() => removeDesk(desk));

const run = (options: Partial<ExportOptions>, call: Partial<Call> = {}) =>
  runWith({ desk, cwd: root, ...call }, (made) =>
    exportCsv(made, { what: 'manifest', bom: false, crlf: false, ...options }),
  );

const text = (...path: readonly string[]): Promise<string> => readFile(join(root, ...path), 'utf8');

const factsOf = async (dir: string) => JSON.parse(await text(dir, 'datapackage.json')).ozma;

/** Every file of a directory with its bytes. */
const bytesIn = async (dir: string): Promise<ReadonlyMap<string, string>> => {
  const names = (await readdir(dir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
  const read = async (name: string) => [name.slice(dir.length), await readFile(name, 'latin1')] as const;
  return new Map(await Promise.all(names.map(read)));
};

describe('an export directory', () => {
  it('holds the same CSV as is printed, tells what it counts, and its head is the ledger’s', async () => {
    const printed = (await run({})).out;
    expect((await run({ out: 'whole' })).status).toBe(0);
    expect(await text('whole', 'data', 'manifest.csv')).toBe(printed);
    const facts = await factsOf('whole');
    const ledger = (await run({ what: 'ledger' })).out.trimEnd().split('\n');
    const [seq, at] = ledger.at(-1)?.split(',') ?? [];
    expect(facts).toEqual({
      form: 1,
      export: 'manifest',
      ledger: {
        desk: expect.stringMatching(/^[0-9a-f]{32}$/),
        seq: Number(seq),
        hash: ledger.at(-1)?.split(',').at(-1),
        at,
      },
      filter: { from: null, to: null, ticket: null, owner: null, verdict: [], code: [] },
      cells: 'guarded',
      people: 'named',
      rows: 5,
      submissions: 4,
      verdicts: { accepted: 1, duplicate: 1, partial: 1, rejected: 1 },
      codes: expect.objectContaining({ DUPLICATE: 1, ITEM_UNREFERENCED: 1, LABEL_MISMATCH: 1, OK: 2 }),
    });
  });

  it('is told with its head and its seal, which is to be kept apart from it', async () => {
    const { out, err } = await run({ out: 'told' });
    const { ledger } = await factsOf('told');
    const seal = createHash('sha256')
      .update(await text('told', 'tagmanifest-sha256.txt'))
      .digest('hex');
    expect(out).toBe('');
    expect(err.split('\n')).toEqual([
      'told: 5 rows of 4 submissions.',
      `Ledger head: #${ledger.seq} of ${ledger.at.slice(0, 10)} ${ledger.at.slice(11, 19)} UTC, ${ledger.hash}`,
      `Seal: ${seal}`,
      expect.stringMatching(/^Keep the seal apart from these files: .*ozma verify told/u),
      '',
    ]);
    const japanese = await run({ out: 'told-ja' }, { lang: 'ja' });
    expect(japanese.err).toContain(`封印: ${seal}`);
    expect((await run({ out: 'quiet' }, { quiet: true })).err).toBe('');
    const json = await run({ out: 'json', what: 'ledger' }, { json: true });
    const [document] = documentsIn(json.out);
    const own = await factsOf('json');
    expect([document, json.err]).toEqual([
      {
        what: 'ledger',
        directory: join(root, 'json'),
        rows: own.rows,
        submissions: own.submissions,
        ledger,
        seal: expect.stringMatching(/^[0-9a-f]{64}$/),
      },
      '',
    ]);
  });

  it('says what it took, in instants, and how it is written', async () => {
    await run({
      ...{ out: 'taken', what: 'submissions', from: '2026-10-03', to: '2026-10-04T09:00:00+09:00', ticket: ' t-2 ' },
      ...{ owner: 'ember fenwick', verdict: ['rejected,partial'], code: ['label_mismatch', 'ITEM_UNREFERENCED'] },
      ...{ exact: true, bom: true, crlf: true },
    });
    const { filter, cells, rows } = await factsOf('taken');
    expect(filter).toEqual({
      from: '2026-10-03T00:00:00.000Z',
      to: '2026-10-04T00:00:00.000Z',
      ticket: 't-2',
      owner: 'ember fenwick',
      verdict: ['partial', 'rejected'],
      code: ['LABEL_MISMATCH', 'ITEM_UNREFERENCED'],
    });
    expect([cells, rows]).toEqual(['exact', 2]);
    expect((await text('taken', 'data', 'submissions.csv')).startsWith('\uFEFFsubmission,')).toBe(true);
  });

  it('is the same bytes from any time zone, locale and start of the program', async () => {
    const node = resolve('node_modules/.bin/node');
    const main = resolve('src/main.ts');
    const start = (out: string, env: Readonly<Record<string, string>>) =>
      promisify(execFile)(node, [main, '--desk', desk, 'export', 'manifest', '--from', '2026-10-03', '--out', out], {
        cwd: root,
        env: { ...process.env, ...env },
      });
    await Promise.all([
      start('here', { TZ: 'UTC', LANG: 'C', LC_ALL: 'C' }),
      start('there', { TZ: 'Asia/Tokyo', LANG: 'ja_JP.UTF-8', LC_ALL: 'tr_TR.UTF-8' }),
    ]);
    const here = await bytesIn(join(root, 'here'));
    expect(here.size).toBe(7);
    expect(await bytesIn(join(root, 'there'))).toEqual(here);
  }, 30_000);
});

describe('the filters of an export', () => {
  const count = async (options: Partial<ExportOptions>): Promise<number> =>
    (await run(options)).out.split('\n').length - 2;

  it('take submissions whole by verdict and code', async () => {
    expect(await count({ verdict: ['partial'] })).toBe(2);
    expect(await count({ verdict: ['accepted', 'Duplicate'] })).toBe(2);
    expect(await count({ code: ['ITEM_UNREFERENCED'] })).toBe(2);
    expect(await count({ code: ['duplicate, ITEM_UNREFERENCED'] })).toBe(3);
    expect(await count({ verdict: ['accepted'], code: ['DUPLICATE'] })).toBe(0);
    expect(await count({ code: [','] })).toBe(5);
  });

  it('take events by their time, ticket, owner and submission', async () => {
    const kinds = async (options: Partial<ExportOptions>) =>
      (await run({ what: 'ledger', ...options })).out
        .trimEnd()
        .split('\n')
        .slice(1)
        .map((line) => line.split(',')[2]);
    const all = await kinds({});
    expect(all.slice(0, 2)).toEqual(['desk-made', 'tickets-imported']);
    expect(await kinds({ verdict: ['duplicate'] })).toEqual(['submission-judged']);
    expect(await kinds({ code: ['ITEM_UNREFERENCED'] })).toEqual([
      ...['submission-judged', 'instruction-consumed', 'ticket-status-changed', 'repairs-queued'],
    ]);
    const ofTicket = await kinds({ ticket: 'T-1' });
    expect(ofTicket.length).toBeGreaterThan(1);
    expect(await kinds({ owner: 'DORA QUILLFEATHER' })).toEqual(ofTicket);
    expect(await kinds({ from: '2026-10-03T12:00:00Z' })).toEqual(all);
    expect(await kinds({ to: '2026-10-03T12:00:00Z' })).toEqual([]);
  });

  it.each([
    ['a verdict that is none', { verdict: ['acepted'] }, 'Did you mean accepted?'],
    ['a code that is none', { code: ['DUPLICATE', 'NOTE_STAIL'] }, 'Did you mean NOTE_STALE?'],
    ['a word like no other', { verdict: ['x'] }, 'Expected one of: accepted, partial, duplicate, held, rejected.'],
  ])('refuse %s', async (_, options, hint) => {
    await expect(run(options)).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining(hint) });
  });
});
