import { execSync } from 'node:child_process';
import { appendFile, mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exportCsv } from '../../src/cli/export.ts';
import { acceptHeld } from '../../src/cli/held.ts';
import { replay } from '../../src/cli/replay.ts';
import { type AreaDesk, makeAreaDesk, removeTemplate } from './area-desk.ts';
import { documentsIn, runWith } from './desk.ts';

const places: string[] = [];

afterAll(async () => {
  await Promise.all(places.map((place) => rm(place, { recursive: true })));
  await removeTemplate();
});

type What = 'manifest' | 'submissions' | 'ledger';

/** Exports a desk into a directory from which no desk is found. */
const exported = async (desk: AreaDesk, what: What, over = {}): Promise<string> => {
  const place = await mkdtemp(join(tmpdir(), 'ozma-replay-'));
  places.push(place);
  const out = join(place, 'export');
  await desk.run((call) => exportCsv(call, { what, out, bom: false, crlf: false, ...over }));
  return out;
};

/** Judges an export again where there is no desk. */
const offline = async (dir: string) => {
  const { status, out } = await runWith({ cwd: dir, json: true }, (call) =>
    replay(call, { what: '.', all: false, anyway: false }),
  );
  return { status, news: documentsIn(out).slice(0, -1), tally: documentsIn(out).at(-1) };
};

const edited = async (file: string, edit: (text: string) => string): Promise<void> =>
  writeFile(file, edit(await readFile(file, 'utf8')));

const withArrivals = { arrivals: true };

describe('an export with arrivals', () => {
  it.each<[What, object]>([
    ['manifest', withArrivals],
    ['submissions', withArrivals],
    ['manifest', { ...withArrivals, exact: true, crlf: true, bom: true }],
    ['submissions', { ...withArrivals, ticket: 'T-2' }],
  ])('is judged again without any desk: %s %o', async (what, over) => {
    await using desk = await makeAreaDesk();
    const { status, news, tally } = await offline(await exported(desk, what, over));
    const submissions = 'ticket' in over ? 1 : 3;
    expect([status, news, tally]).toEqual([
      0,
      [],
      expect.objectContaining({ submissions, judged: submissions, differ: 0, decidedSince: 0 }),
    ]);
  });

  it('has rows that must say what comes out, cell by cell', async () => {
    await using desk = await makeAreaDesk();
    const dir = await exported(desk, 'manifest', withArrivals);
    await edited(join(dir, 'data', 'manifest.csv'), (text) => text.replace('T-1 - Dora', 'T-1 - Nora'));
    const { status, news } = await offline(dir);
    expect([status, news]).toEqual([
      1,
      [
        expect.objectContaining({
          kind: 'differs',
          differences: [
            { at: '/rows/2/label', recorded: 'T-1 - Nora Quillfeather', replayed: 'T-1 - Dora Quillfeather' },
          ],
        }),
      ],
    ]);
  });

  it('has a row too few where one was taken away, and one of nobody where one was added', async () => {
    await using desk = await makeAreaDesk();
    const dir = await exported(desk, 'manifest', withArrivals);
    await edited(join(dir, 'data', 'manifest.csv'), (text) => {
      const [header, _first, ...rest] = text.split('\n');
      return [header, ...rest.slice(0, -1), (rest[0] ?? '').replace(/,019?[0-9a-f-]+,/u, ',x,'), ''].join('\n');
    });
    const { status, news } = await offline(dir);
    expect(status).toBe(1);
    expect(news.map(({ kind }) => kind)).toEqual(['differs', 'unknown']);
    expect(news[0]?.['differences']).toContainEqual({ at: '/rows', recorded: 2, replayed: 3 });
  });

  it('tells what a person decided since apart from what was judged', async () => {
    await using desk = await makeAreaDesk();
    const accept = { query: 'T-2', item: [], why: 'confirmed', by: 'Mei' };
    await desk.run((call) => acceptHeld(call, accept));
    for (const what of ['manifest', 'submissions'] as const) {
      const dir = await exported(desk, what, withArrivals);
      const { status, news, tally } = await offline(dir);
      expect([status, news, tally]).toEqual([0, [], expect.objectContaining({ judged: 3, decidedSince: 1 })]);
    }
  });

  it('names a line of its arrivals that was changed, and one that cannot be read', async () => {
    await using desk = await makeAreaDesk();
    const dir = await exported(desk, 'submissions', withArrivals);
    const file = join(dir, 'data', 'arrivals.jsonl');
    await edited(file, (text) => text.replace('Ember Fenwick\\",\\"Date', 'Amber Fenwick\\",\\"Date'));
    await appendFile(file, '{"submission":\n');
    const { status, news } = await offline(dir);
    expect([status, news.map(({ kind, parts, line }) => [kind, parts ?? line])]).toEqual([
      1,
      [
        ['altered', ['arrival']],
        ['malformed', 6],
      ],
    ]);
  });
});

describe('an export without arrivals', () => {
  it.each<[What, object]>([
    ['manifest', {}],
    ['submissions', {}],
    ['ledger', {}],
    ['manifest', { redact: true }],
  ])('is judged again beside its desk: %s %o', async (what, over) => {
    await using desk = await makeAreaDesk();
    const dir = await exported(desk, what, over);
    const { status, out } = await desk.run((call) => replay(call, { what: dir, all: false, anyway: false }));
    expect([status, out]).toEqual([0, '3 of 3 submissions judged again, 0 differ.\n']);
    await expect(offline(dir)).rejects.toMatchObject({ code: 'desk-missing' });
  });

  it('has submissions that another desk does not know', async () => {
    await using desk = await makeAreaDesk();
    await using other = await makeAreaDesk();
    const dir = await exported(desk, 'submissions');
    await edited(join(dir, 'data', 'submissions.csv'), (text) => text.replaceAll(/\n[0-9a-f]{4}/gu, '\nffff'));
    const { status, out } = await other.run((call) => replay(call, { what: dir, all: false, anyway: false }));
    expect([status, out]).toEqual([1, expect.stringContaining('line 2: nothing is stored of submission ffff')]);
  });
});

describe('a directory that is no whole export', () => {
  it('is refused with the name of the file that is at fault', async () => {
    await using desk = await makeAreaDesk();
    const dir = await exported(desk, 'manifest', withArrivals);
    await rm(join(dir, 'data', 'manifest.csv'));
    await expect(offline(dir)).rejects.toThrow(/manifest\.csv cannot be read/u);
    await writeFile(join(dir, 'datapackage.json'), '{}');
    await expect(offline(dir)).rejects.toMatchObject({ code: 'file-invalid' });
    await rm(join(dir, 'datapackage.json'));
    await expect(offline(dir)).rejects.toMatchObject({ code: 'path-missing' });
  });
});

describe('arrivals are refused', () => {
  it.each<[string, What, object]>([
    ['where names are left out', 'manifest', { redact: true }],
    ['for the ledger', 'ledger', {}],
    ['into a file', 'manifest', { out: 'all.csv' }],
  ])('%s', async (_where, what, over) => {
    await using desk = await makeAreaDesk();
    await expect(exported(desk, what, { ...withArrivals, ...over })).rejects.toMatchObject({ code: 'usage' });
  });

  it.each([
    ['a pipe', 'mkfifo'],
    ['a device', 'ln -s /dev/zero'],
  ])('is refused where its table is %s', async (_what, make) => {
    await using desk = await makeAreaDesk();
    const dir = await exported(desk, 'manifest', withArrivals);
    const table = join(dir, 'data/manifest.csv');
    await rm(table);
    execSync(`${make} ${JSON.stringify(table)}`);
    await expect(offline(dir)).rejects.toThrow('manifest.csv cannot be read: it is no file.');
  });

  it('is refused where its description is larger than ozma writes one', async () => {
    await using desk = await makeAreaDesk();
    const dir = await exported(desk, 'manifest', withArrivals);
    await truncate(join(dir, 'datapackage.json'), 5_000_000_000);
    await expect(offline(dir)).rejects.toThrow('datapackage.json cannot be read: it is larger than 4194304 bytes.');
  });
});
