import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckOptions, check } from '../../src/cli/check.ts';
import { documentsIn, makeDesk, type Outcome, removeDesk, runWith } from './desk.ts';

const ember = 'T-2 - Ember Fenwick';

let desk = '';

beforeAll(async () => {
  const note =
    'Ticket: T-2\nOwner: Ember Fenwick\nDate: 2026-10-01\n\nBunny: Clover\nID: 2\nStatus: off-world\nPrevious owner: none\nProblem: gone\n';
  desk = await makeDesk({ [ember]: { 'note.txt': note, 'bunny-2.object': 'a bunny' } });
  writeFileSync(
    join(desk, 'batch.csv'),
    `folder,file,bytes\n${ember},bunny-2.object,7\n${ember},extra.txt,\nGone,a.object,\n`,
  );
});

afterAll(() => removeDesk(desk));

const row = (keys: string, until = '2026-12-31'): string =>
  `- { ${keys}, by: Mei, why: told by chat, until: ${until} }\n`;

const covering = [
  row('code: NOTE_STALE, ticket: T-2'),
  row(`code: MANIFEST_UNLISTED, folder: ${ember}, file: note.txt`),
  row(`code: manifest_missing, folder: ${ember}`),
  row('code: MANIFEST_MISSING, folder: Gone'),
].join('');

const run = (waivers: string, over: Partial<CheckOptions> = {}): Promise<Outcome> => {
  writeFileSync(join(desk, 'waivers.yaml'), waivers);
  return runWith({ desk, cwd: desk }, (call) =>
    check(call, {
      ...{ paths: ['inbox'], inbox: false, format: 'table', manifest: 'batch.csv', waivers: 'waivers.yaml' },
      ...over,
    }),
  );
};

const waived = { by: 'Mei', why: 'told by chat', until: '2026-12-31T00:00:00.000Z' };

describe('a file of waivers', () => {
  it('makes a batch ready where it covers all that was found, and says by whom and why', async () => {
    const { status, out, err } = await run(covering);
    expect([status, err]).toEqual([0, '']);
    const told = out.replaceAll(/\s+/gu, ' ');
    const granted = 'waived by Mei until 2026-12-31 00:00:00 UTC: told by chat';
    for (const code of ['NOTE_STALE', 'MANIFEST_UNLISTED', 'MANIFEST_MISSING']) expect(told).toContain(` ${code} `);
    expect(told.split(granted).length - 1).toBe(4);
    expect(out.trimEnd().split('\n').slice(-2)).toEqual(['manifest: 3 rows, 3 waived', '1 of 1 folder ready']);
  });

  it('is told in every format', async () => {
    const [folder, missing, summary] = documentsIn((await run(covering, { format: 'json' })).out);
    expect(folder?.['findings']).toMatchObject([{ code: 'NOTE_STALE', waived: { id: null, line: 1, ...waived } }]);
    expect(folder?.['manifest']).toMatchObject([
      { code: 'MANIFEST_MISSING', waived: { id: null, line: 3, ...waived } },
      { code: 'MANIFEST_UNLISTED', waived: { id: null, line: 2, ...waived } },
    ]);
    expect(missing).toMatchObject({ kind: 'manifest', code: 'MANIFEST_MISSING', waived: { line: 4 } });
    expect(summary).toMatchObject({ folders: 1, ready: 1, manifest: { faults: {}, waived: 3, missingFolders: 0 } });
    const csv = (await run(covering, { format: 'csv' })).out.trimEnd().split('\n').slice(1);
    expect(csv.map((line) => line.split(',').slice(0, 11).join(','))).toEqual([
      `${ember},accepted,1,NOTE_STALE,submission,,,,2026-10-01T23:59:59.999Z,2026-10-02T09:00:00.000Z,Mei`,
      `${ember},accepted,1,MANIFEST_MISSING,extra.txt,extra.txt,3,,,,Mei`,
      `${ember},accepted,1,MANIFEST_UNLISTED,note.txt,note.txt,,,,,Mei`,
      'Gone,,,MANIFEST_MISSING,submission,,4,,,,Mei',
    ]);
    const junit = (await run(covering, { format: 'junit' })).out;
    expect([...junit.matchAll(/<failure/gu)]).toEqual([]);
    expect([...junit.matchAll(/waived by Mei until/gu)].length).toBe(4);
  });

  it('leaves its rows out of those that failed', async () => {
    const none = await run(covering, { failed: 'failed.csv' });
    expect(none.err).toBe('No rows are to be mended and sent again; no file was written.\n');
    await run(row('code: NOTE_STALE, ticket: T-2'), { failed: 'failed.csv' });
    expect(readFileSync(join(desk, 'failed.csv'), 'utf8').split('\n')).toEqual([
      'folder,file,sha256,bytes,ticket,item_kind,item_id,codes',
      `${ember},bunny-2.object,,7,,,,`,
      `${ember},extra.txt,,,,,,MANIFEST_MISSING`,
      'Gone,a.object,,,,,,MANIFEST_MISSING',
      '',
    ]);
  });

  it('does not count once it has ended, nor for another place; both are told', async () => {
    const { status, out, err } = await run(
      [
        row('code: NOTE_STALE, ticket: T-2', '2026-10-03T11:59:59Z'),
        row('code: NOTE_STALE, ticket: T-77'),
        row(`code: MANIFEST_UNLISTED, folder: ${ember}, file: other.txt`),
        row('code: MANIFEST_REPEATED, folder: Gone'),
      ].join(''),
    );
    expect([status, out.trimEnd().split('\n').at(-1)]).toEqual([1, '0 of 2 folders ready']);
    expect(err.split('\n')).toEqual([
      'waivers.yaml:1: the waiver of NOTE_STALE for T-2 ended 2026-10-03 11:59:59 UTC and does not count',
      'waivers.yaml:2: the waiver of NOTE_STALE for T-77 was not needed',
      `waivers.yaml:3: the waiver of MANIFEST_UNLISTED for ${ember} was not needed`,
      'waivers.yaml:4: the waiver of MANIFEST_REPEATED for Gone was not needed',
      '',
    ]);
  });

  it('is for one item or one sender where it says so', async () => {
    const text = [
      row('code: ITEM_UNREFERENCED, ticket: T-2, item: "bunny:9"'),
      row('code: OWNER_MISMATCH, ticket: T-2, for: Dora Quillfeather'),
    ].join('');
    const { err } = await run(text, { format: 'json' });
    expect(err.split('\n').length - 1).toBe(2);
    const summary = documentsIn((await run(text, { format: 'json' })).out).at(-1);
    expect(summary?.['waivers']).toEqual({
      expired: [],
      unused: [
        { line: 1, code: 'ITEM_UNREFERENCED', ticket: 'T-2', until: waived.until },
        { line: 2, code: 'OWNER_MISMATCH', ticket: 'T-2', until: waived.until },
      ],
    });
  });

  it.each([
    ['- { code: NOTE_STALE }', /^waivers\.yaml:1:3: \[0\]\.by: expected a text/u, 'file-invalid'],
    [
      row('code: NOTE_STALE, ticket: T-2', 'soon'),
      /:1:\d+: \[0\]\.until: expected an ISO 8601 date or time/u,
      'file-invalid',
    ],
    [
      row('code: ITEM_UNREFERENCED, ticket: T-2, item: x'),
      /\[0\]\.item: expected one item as kind:id/u,
      'file-invalid',
    ],
  ])('is refused with the line of each fault: %j', async (text, message, code) => {
    await expect(run(text)).rejects.toMatchObject({ code, message: expect.stringMatching(message) });
  });

  it('is refused where it is not there, or no text', async () => {
    await expect(run('', { waivers: 'none.yaml' })).rejects.toMatchObject({ code: 'path-missing' });
    writeFileSync(join(desk, 'bytes.yaml'), Buffer.from([0xff, 0xfe]));
    await expect(run('', { waivers: 'bytes.yaml' })).rejects.toMatchObject({ code: 'file-invalid' });
  });

  it.each([
    ['a directory', 'inbox', /it is no file/u],
    ['a device without an end', '/dev/zero', /it is no file/u],
    ['far too large', 'large.yaml', /larger than 2 MiB/u],
  ])('is refused unread where it is %s', async (_, waivers, message) => {
    writeFileSync(join(desk, 'large.yaml'), '# nothing\n'.repeat(300_000));
    await expect(run('', { waivers })).rejects.toMatchObject({
      code: 'file-invalid',
      message: expect.stringMatching(message),
    });
  });

  it('counts without a manifest too', async () => {
    const options: CheckOptions = { paths: ['inbox'], inbox: false, format: 'table', waivers: 'waivers.yaml' };
    writeFileSync(join(desk, 'waivers.yaml'), row('code: NOTE_STALE, ticket: T-2'));
    const { status, out } = await runWith({ desk, cwd: desk }, (call) => check(call, options));
    expect([status, out.trimEnd().split('\n').at(-1)]).toEqual([0, '1 of 1 folder ready']);
  });
});
