import { readdirSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseString } from 'fast-csv';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportCsv } from '../../src/cli/export.ts';
import { rejectHeld } from '../../src/cli/held.ts';
import { ingest } from '../../src/cli/ingest.ts';
import { instruct } from '../../src/cli/instruct.ts';
import { pause } from '../../src/cli/queue/pause.ts';
import { waive } from '../../src/cli/waive.ts';
import { initDesk } from '../../src/desk/init.ts';
import { instantAt } from '../../src/domain/instant.ts';
import type { ExportName } from '../../src/manifest/package/export-facts.ts';
import { runWith } from './desk.ts';

type Cells = Readonly<Record<string, string>>;

let root = '';
let desk = '';

const now = instantAt(Date.UTC(2026, 9, 9));
const run = (work: Parameters<typeof runWith>[1]) => runWith({ desk, cwd: root, now: () => now }, work);

/** Exports to a directory of its own; answers the rows, and every byte of the directory as text. */
const exported = async (what: ExportName, over: { readonly redact: boolean; readonly owner?: string }) => {
  const out = join(await mkdtemp(join(root, 'out-')), what);
  await run((call) => exportCsv(call, { what, bom: false, crlf: false, out, ...over }));
  const csv = await readFile(join(out, 'data', `${what}.csv`), 'utf8');
  const rows: readonly Cells[] = await parseString<Cells, Cells>(csv, { headers: true }).toArray();
  const files = (await readdir(out, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const texts = await Promise.all(files.map(({ parentPath, name }) => readFile(join(parentPath, name), 'utf8')));
  return {
    rows,
    text: texts.join('\n'),
    facts: JSON.parse(await readFile(join(out, 'datapackage.json'), 'utf8')).ozma,
  };
};

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ozma-redacted-'));
  desk = join(root, 'desk');
  await initDesk(desk, { sample: true });
  const waived = { ticket: 'T-1040', why: 'Wilhelmina was in hospital', by: 'Grizelda Staff' };
  await run((call) => waive(call, { ...waived, code: 'OWNER_MISMATCH', list: false, for: 'Oswin Larkspur' }));
  await run((call) => waive(call, { ...waived, code: 'NOTE_STALE', list: false }));
  await run((call) => ingest(call, { paths: [] }));
  const held = { item: [], why: 'Ember asked Grizelda for it', by: 'Grizelda Staff' };
  await run((call) => rejectHeld(call, { ...held, query: 'T-1042' }));
  const asked = { ticket: 'T-1041', item: [], again: false, by: 'Grizelda Staff' };
  await run((call) => instruct(call, asked));
  const owner = { owner: 'Dora Quillfeather', why: 'Dora is away', by: 'Grizelda Staff' };
  await run((call) => pause(call, owner));
}, 60_000);
afterAll(() => rm(root, { recursive: true, force: true }));

const staff = ['Grizelda', 'hospital', 'is away'];

/** Names and ids of people, labels, files and names of items, as the desk's own tables and folders have them. */
const personal = async (): Promise<readonly string[]> => {
  const tables = await Promise.all(['tickets.csv', 'registry.csv'].map((name) => readFile(join(desk, name), 'utf8')));
  const rows = await Promise.all(tables.map((text) => parseString<Cells, Cells>(text, { headers: true }).toArray()));
  const cells = rows.flat().flatMap((row) => [row['owner'], row['owner_id'], row['label'], row['name']]);
  const moved = ['repair', 'held', 'returned', 'trash'].flatMap((area) => readdirSync(join(desk, area)));
  const labels = moved.map((name) => name.replace(/^[0-9a-f-]{36}--/u, ''));
  const files = (await readdir(desk, { recursive: true })).flatMap((path) => path.split('/').slice(2));
  const texts = [...cells, ...labels, ...files.filter((name) => !/^note/u.test(name)), ...staff];
  return [...new Set(texts.flatMap((text) => (text === undefined || text === '' ? [] : [text])))];
};

describe('a redacted export', () => {
  it.each(['manifest', 'submissions', 'ledger'] as const)(
    'of the %s has no name, id or word of a person in any of its files',
    async (what) => {
      const texts = await personal();
      const named = await exported(what, { redact: false });
      const redacted = await exported(what, { redact: true });
      expect(texts.filter((text) => named.text.includes(text)).length).toBeGreaterThan(10);
      expect(texts.filter((text) => redacted.text.toLowerCase().includes(text.toLowerCase()))).toEqual([]);
      const words = texts.flatMap((text) => text.split(/[^\p{L}]+/u)).filter((word) => word.length > 4);
      const known = /^(?:bunny|object|inbox|trash|repair|items?)$/iu;
      const told = redacted.text.split(/[^\p{L}]+/u).map((word) => word.toLowerCase());
      expect(words.filter((word) => !known.test(word) && told.includes(word.toLowerCase()))).toEqual([]);
    },
  );

  it('has the same rows, with each person, label and file told apart as before', async () => {
    for (const what of ['manifest', 'submissions'] as const) {
      const named = await exported(what, { redact: false });
      const { rows, facts } = await exported(what, { redact: true });
      const groups = (all: readonly Cells[], column: string) => {
        const seen = all.map((row) => row[column] ?? '');
        return seen.map((cell) => (cell === '' ? '' : seen.indexOf(cell)));
      };
      for (const column of ['owner', 'owner_id', 'label', 'path', 'file', 'item_name']) {
        expect(groups(rows, column)).toEqual(groups(named.rows, column));
      }
      const kept = ({ owner, owner_id, label, path, file, item_name, ...rest }: Cells) => rest;
      expect(rows.map(kept)).toEqual(named.rows.map(kept));
      expect(facts).toEqual({ ...named.facts, people: 'redacted' });
    }
  });

  it('calls one person the same in every export of the desk, and in what it says that it took', async () => {
    const manifest = await exported('manifest', { redact: true, owner: 'DORA quillfeather' });
    const ledger = await exported('ledger', { redact: true, owner: 'Dora Quillfeather' });
    const [owner] = new Set(manifest.rows.map((row) => row['owner']));
    expect(owner).toMatch(/^person-[0-9a-f]{16}$/u);
    const judged = ledger.rows.filter((row) => row['kind'] === 'submission-judged');
    expect(new Set(judged.map((row) => JSON.parse(row['body'] ?? '').owner))).toEqual(new Set([owner]));
    expect([manifest.facts.filter.owner, ledger.facts.filter.owner]).toEqual([owner, owner]);
    const actors = (await exported('ledger', { redact: true })).rows.map((row) => row['actor']);
    expect(new Set(actors)).toEqual(new Set(['ozma', expect.stringMatching(/^person-[0-9a-f]{16}$/u)]));
  });
});
