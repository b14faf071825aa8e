import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Call } from '../../src/cli/call.ts';
import { checkColumns } from '../../src/cli/check/rows.ts';
import { type CheckOptions, check } from '../../src/cli/check.ts';
import { documentsIn, makeDesk, type Outcome, removeDesk, runWith } from './desk.ts';

const reader = `
import csv, json, sys, xml.etree.ElementTree as tree
what, text = sys.argv[1], sys.stdin.buffer.read()
if what == 'csv':
    print(json.dumps(list(csv.reader(text.decode().splitlines(keepends=True)))))
else:
    show = lambda one: {'tag': one.tag, **one.attrib, 'text': (one.text or '').strip(), 'in': [show(child) for child in one]}
    print(json.dumps(show(tree.fromstring(text))))
`;

type Element = {
  readonly tag: string;
  readonly name: string;
  readonly type: string;
  readonly tests: string;
  readonly failures: string;
  readonly errors: string;
  readonly text: string;
  readonly in: readonly Element[];
};

const python = (what: 'csv' | 'xml', input: string): string =>
  execFileSync('python3', ['-c', reader, what], { input, encoding: 'utf8' });

const rowsIn = (text: string): readonly (readonly string[])[] => JSON.parse(python('csv', text));
const elementIn = (text: string): Element => JSON.parse(python('xml', text));

const dora = '@2/T-1 - Dora Quillfeather';
const hostile = '=cmd|\u0001 <&"\'>]]>\u202E\n x';

let desk = '';

beforeAll(async () => {
  desk = await makeDesk();
  mkdirSync(join(desk, 'inbox', hostile));
  writeFileSync(join(desk, 'inbox', hostile, 'note.txt'), 'Ticket: T-9\n');
  const missing = Array.from({ length: 23 }, (_, index) => `Gone ${String(index).padStart(2, '0')},a.object\n`);
  const listed = `${dora},note.txt\n${dora},bunny-1.object\n../x,y\n`;
  writeFileSync(join(desk, 'batch.csv'), `folder,file\n${listed}${missing.join('')}`);
});

afterAll(() => removeDesk(desk));

const run = (over: Partial<CheckOptions> = {}, call: Partial<Call> = {}): Promise<Outcome> =>
  runWith({ desk, cwd: desk, ...call }, (one) =>
    check(one, { paths: ['inbox'], inbox: false, format: 'table', ...over }),
  );

const withManifest = { manifest: 'batch.csv' } as const;

describe('a check as a table', () => {
  it('ends in a line that can be read aloud', async () => {
    const { status, out } = await run();
    expect([status, out.trimEnd().split('\n').slice(-2)]).toEqual([
      1,
      ['5 folders: 1 accepted, 1 partly accepted, 1 duplicate, 2 rejected', '1 of 5 folders ready'],
    ]);
    const japanese = await run({}, { lang: 'ja' });
    expect(japanese.out.trimEnd().split('\n').at(-1)).toBe('フォルダ5件のうち1件は、このまま受け付けられます');
  });

  it('has a folder’s part of the manifest under its verdict, and the first twenty of what belongs to none', async () => {
    const { status, out } = await run(withManifest);
    const lines = out.trimEnd().split('\n');
    expect(status).toBe(1);
    const twice = lines.findIndex((line) => line.startsWith('= duplicate'));
    expect(lines.slice(twice).find((line) => line.includes('MANIFEST_'))).toMatch(
      /^ {4}MANIFEST_UNLISTED {2}The folder "T-1 - Dora/u,
    );
    const missing = lines.indexOf('Folders that the manifest lists and that did not come:');
    expect(lines.slice(missing - 2, missing)).toEqual([
      'Rows of the manifest that cannot be used:',
      expect.stringMatching(/^ {4}MANIFEST_INVALID {2}Line 4 of the manifest, folder: /u),
    ]);
    const told = lines
      .slice(missing + 1, -4)
      .join(' ')
      .replaceAll(/\s+/gu, ' ');
    expect([...told.matchAll(/MANIFEST_MISSING/gu)].length).toBe(20);
    expect(lines.slice(-4)).toEqual([
      '    and 3 more',
      '5 folders: 1 accepted, 1 partly accepted, 1 duplicate, 2 rejected',
      'manifest: 26 rows, 23 missing, 4 unlisted, 1 invalid',
      '1 of 28 folders ready',
    ]);
  });
});

describe('a check as JSON Lines', () => {
  it('has what it always had where there is no manifest', async () => {
    const { out } = await run({ format: 'json' });
    const documents = documentsIn(out);
    expect(documents.map((one) => Object.keys(one).includes('manifest') || 'kind' in one)).toEqual(
      Array(5).fill(false),
    );
    expect((await run({}, { json: true })).out).toBe(out);
  });

  it('has the manifest’s part of each folder, then what belongs to none, then a summary', async () => {
    const documents = documentsIn((await run({ ...withManifest, format: 'json' })).out);
    const unlisted = [expect.objectContaining({ code: 'MANIFEST_UNLISTED', line: null })];
    expect(documents.slice(0, 5).map(({ manifest }) => manifest)).toEqual([unlisted, [], ...Array(3).fill(unlisted)]);
    expect(documents.slice(0, 5).map(({ folder, ready }) => [folder === dora, ready])).toEqual([
      ...[
        [false, false],
        [true, true],
      ],
      ...Array(3).fill([false, false]),
    ]);
    expect(documents[5]).toEqual({
      ...{ kind: 'manifest', code: 'MANIFEST_INVALID', line: 4 },
      evidence: { column: 'folder', why: 'escaping-path', found: '../x' },
      ...{ title: 'A row that cannot be used', remedy: 'Mend the row, then check again.' },
    });
    expect(documents.slice(6, -1).map((one) => [one['kind'], one['code']])).toEqual(
      Array(23).fill(['manifest', 'MANIFEST_MISSING']),
    );
    expect(documents.at(-1)).toEqual({
      ...{ kind: 'summary', folders: 28, ready: 1, unjudged: 0 },
      verdicts: { accepted: 1, partial: 1, duplicate: 1, rejected: 2 },
      manifest: {
        ...{ rows: 26, folders: 24, missingFolders: 23, unreadableRows: 1, waived: 0 },
        faults: { MANIFEST_UNLISTED: 4, MANIFEST_INVALID: 1, MANIFEST_MISSING: 23 },
      },
      waivers: { expired: [], unused: [] },
    });
  });
});

describe('a check as CSV', () => {
  it('has a row for each finding, and one for a folder of which nothing was found', async () => {
    const [header, ...rows] = rowsIn((await run({ format: 'csv' })).out);
    expect(header).toEqual(checkColumns);
    const empty = Array(7).fill('');
    expect(rows.find((row) => row[3] === 'OK')).toEqual([`inbox/${dora}`, 'accepted', '1', 'OK', ...empty, '', '']);
    expect(rows.find((row) => row[3] === 'LABEL_MISMATCH')?.slice(0, 12)).toEqual([
      ...['inbox/T-2 Ember Fenwick', 'rejected', '0', 'LABEL_MISMATCH', 'submission', '', '', ''],
      ...['T-2 Ember Fenwick', 'T-2 - Ember Fenwick', '', 'The label is not the one instructed'],
    ]);
    expect(new Set(rows.map(([folder]) => folder)).size).toBe(5);
  });

  it('tells a manifest by its lines, and lets no spreadsheet run a name', async () => {
    const rows = rowsIn((await run({ ...withManifest, format: 'csv' })).out);
    const ofManifest = rows.filter(([, , , code]) => code?.startsWith('MANIFEST_'));
    expect(ofManifest.filter((row) => row[3] === 'MANIFEST_INVALID').map((row) => row.slice(0, 10))).toEqual([
      ['', '', '', 'MANIFEST_INVALID', 'manifest', '', '4', 'folder', '../x', ''],
    ]);
    expect(ofManifest.find(([folder]) => folder === 'Gone 07')?.slice(0, 8)).toEqual([
      ...['Gone 07', '', '0', 'MANIFEST_MISSING', 'submission', '', '12', ''],
    ]);
    expect(rows.filter(([folder = '']) => folder.includes('cmd')).map(([folder]) => folder?.slice(0, 5))).toEqual(
      expect.arrayContaining(["'=cmd"]),
    );
    expect(rows.flat().filter((cell) => /^[=+\-@\t\r]/u.test(cell))).toEqual([]);
  });

  it('writes what would drive a terminal as people see it', async () => {
    const { out } = await run({ ...withManifest, format: 'csv' });
    expect(out).toContain('\\u{1}');
    expect(out.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u);
  });
});

describe('a check as JUnit XML', () => {
  it('is read by a parser, counts its cases, and has a suite for what belongs to no folder', async () => {
    const { tag, tests, failures, in: suites } = elementIn((await run({ ...withManifest, format: 'junit' })).out);
    expect([tag, tests, failures]).toEqual(['testsuites', '29', '28']);
    expect(suites.map((one) => [one.tag, one.name, one.tests, one.failures, one.errors, one.in.length])).toEqual([
      ['testsuite', 'folders', '5', '4', '0', 5],
      ['testsuite', 'manifest', '24', '24', '0', 24],
    ]);
    const [folders, manifest] = suites;
    expect(folders?.in.find(({ name }) => name === dora)?.in).toEqual([]);
    const wrong = folders?.in.find(({ name }) => name === 'T-2 Ember Fenwick');
    expect(wrong?.in.map(({ type }) => type)).toEqual(['LABEL_MISMATCH', 'RESEND_CHANGED', 'MANIFEST_UNLISTED']);
    expect(folders?.in.map(({ name }) => name)).toContain(hostile.replace('\u0001', '\\u{1}'));
    expect(manifest?.in.slice(0, 2).map(({ name }) => name)).toEqual(['line 4', 'Gone 00, line 5']);
  });

  it('has one suite without a manifest, and leaves nothing behind', async () => {
    const drafts = () => readdirSync(tmpdir()).filter((name) => /^ozma-[^-]+$/u.test(name));
    const before = drafts();
    const { in: suites } = elementIn((await run({ format: 'junit' })).out);
    expect(suites.map(({ name }) => name)).toEqual(['folders']);
    const advice = suites[0]?.in.find(({ name }) => name === `inbox/${dora}`);
    expect(advice?.in).toEqual([]);
    expect(drafts().filter((name) => !before.includes(name))).toEqual([]);
  });
});

describe('a call that cannot be meant is refused before anything is read', () => {
  it.each([
    ['--json beside another format', { format: 'csv' }, { json: true }, 'usage'],
    ['several batches', { ...withManifest, paths: ['inbox', 'held'] }, {}, 'usage'],
    ['a batch that is a file', { ...withManifest, paths: ['batch.csv'] }, {}, 'usage'],
    ['a batch that is not there', { ...withManifest, paths: ['nowhere'] }, {}, 'path-missing'],
    ['a manifest that is not there', { manifest: 'none.csv' }, {}, 'path-missing'],
    ['rows that failed of no manifest', { failed: 'f.csv' }, {}, 'usage'],
    ['rows that failed in place of the manifest', { ...withManifest, failed: './batch.csv' }, {}, 'usage'],
    ['rows that failed in place of the waivers', { ...withManifest, waivers: 'w.yaml', failed: 'w.yaml' }, {}, 'usage'],
    ['rows that failed in place of the tickets', { ...withManifest, tickets: 't.csv', failed: 't.csv' }, {}, 'usage'],
    ['rows that failed in no directory', { ...withManifest, failed: 'none/f.csv' }, {}, 'path-missing'],
  ] as const)('%s', async (_, options, call, code) => {
    await expect(run(options, call)).rejects.toMatchObject({ code });
  });
});
