import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { escapeName } from '../../src/formats/entry-name.ts';
import { generateHostile, type Hostile } from './generate.ts';
import { canaryName, canaryText } from './site.ts';

const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const count = 2000;

type Run = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

const ozma = (...args: readonly string[]): Promise<Run> =>
  new Promise((resolve) => {
    const child = execFile(process.execPath, [main, ...args], { maxBuffer: 2 ** 30 }, (_error, stdout, stderr) =>
      resolve({ status: child.exitCode, stdout, stderr }),
    );
  });

type Document = {
  readonly path: string;
  readonly verdict: string;
  readonly submission: string | null;
  readonly duplicateOf: unknown;
};

const documentsOf = ({ stdout }: Run): readonly Document[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

const shownPath = ({ relative }: Hostile): string => `inbox/${escapeName(Buffer.from(relative, 'latin1')).text}`;

/** A document without what a dry run cannot know (ids), and without the moment at which an earlier folder came. */
const comparable = (document: Document): unknown =>
  JSON.parse(JSON.stringify({ ...document, submission: null, duplicateOf: null }), (key, value) =>
    key === 'submission' || key === 'receivedAt' ? null : value,
  );

describe(`${count} hostile folders`, () => {
  const root = mkdtempSync(join(tmpdir(), 'ozma-hostile-'));
  const inbox = join(root, 'inbox');
  const canary = join(`${inbox}.outside`, canaryName);
  let made: readonly Hostile[] = [];
  let checked: Run;
  let ingested: Run;
  let atimeMs = 0;

  beforeAll(async () => {
    for (const area of ['inbox', 'processing', 'quarantine', 'repair', 'held', 'returned', 'trash'])
      mkdirSync(join(root, area));
    // One folder a task and two seconds for it: a folder that takes longer ends in quarantine, and this test with it.
    writeFileSync(join(root, 'ozma.yaml'), 'durability: process\nworkers:\n  batch: 1\n  timeout: 2\n');
    writeFileSync(
      join(root, 'tickets.csv'),
      'ticket,owner,status,opened_at,instructed_at,items\n' +
        'T-1042,Dora Quillfeather,Pending-Customer,2010-08-01T00:00:00Z,2010-08-02T00:00:00Z,bunny:1 bunny:2\n',
    );
    made = await generateHostile(inbox, { seed: 2, count });
    utimesSync(canary, 1, 2);
    atimeMs = statSync(canary).atimeMs;
    checked = await ozma('--desk', root, '--json', 'check', inbox);
    ingested = await ozma('--desk', root, '--json', 'ingest');
  }, 240_000);

  afterAll(() => rmSync(root, { recursive: true, force: true }));

  test('get exactly one verdict each, with nothing to complain of on stderr', () => {
    expect(documentsOf(ingested).map(({ path }) => path)).toEqual(made.map(shownPath).sort((a, b) => (a < b ? -1 : 1)));
    expect([ingested.status, ingested.stderr]).toEqual([1, '']);
  });

  test('get the same verdicts from check as from ingest', () => {
    expect(documentsOf(checked).map(comparable)).toEqual(documentsOf(ingested).map(comparable));
    expect([checked.status, checked.stderr]).toEqual([1, '']);
  });

  test('are all moved out of the inbox, none into quarantine', () => {
    const left = ['inbox', 'processing', 'quarantine'].map((area) => readdirSync(join(root, area), 'latin1').length);
    const placed = ['repair', 'held', 'returned', 'trash'].flatMap((area) => readdirSync(join(root, area), 'latin1'));
    expect(left).toEqual([0, 0, 0]);
    expect(new Set(placed.map((name) => name.slice(0, 36))).size).toBe(count);
  });

  test('do not get a byte read that lies outside', () => {
    expect(ingested.stdout).not.toContain(canaryText.trim());
    expect(statSync(canary).atimeMs).toBe(atimeMs);
  });
});
