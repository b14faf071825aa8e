import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  canariesRead,
  complaintsOf,
  type Document,
  documentsOf,
  type Expected,
  expectedOf,
  keepsAccessTimes,
  tellsCanary,
} from './complaints.ts';
import { type Run, runOzma } from './run-ozma.ts';

const isLong = process.env['OZMA_CHAOS'] === 'long';
// Some cannot be made by whoever runs it: of the long run ten thousand are left all the same.
const count = isLong ? 10_100 : 600;
const limitMs = isLong ? 1_800_000 : 300_000;

/** A document without what a dry run cannot know (ids, places in the queue), and without the moment at which an earlier folder came. */
const comparable = (document: Document): unknown =>
  JSON.parse(JSON.stringify({ ...document, duplicateOf: null }), (key, value) =>
    ['submission', 'receivedAt', 'queuePlace'].includes(key) ? null : value,
  );

/** What the evidence of a folder must name, by how its attack begins. */
const namedBy = [
  ['a symbolic link', 'symbolic-link'],
  ['a second name of a file outside (hard link)', 'hard-link'],
  ['a FIFO', 'fifo'],
  ['a socket', 'socket'],
  ['a device', 'device'],
  ['names that are no UTF-8', 'undecodable-name'],
  ['a label that is no UTF-8', 'undecodable-name'],
  ['an item of 10 GiB', 'bytes'],
  ['a note of 1 GiB', 'bytes'],
  ['a note without a line end', 'note-bytes'],
  ['more files', 'files'],
  ['1500 folders', 'depth'],
  ['a path longer', 'depth'],
] as const;

describe(`${count} hostile folders`, () => {
  const root = mkdtempSync(join(tmpdir(), 'ozma-hostile-'));
  const desk = join(root, 'desk');
  let expected: readonly Expected[] = [];
  let made: Run;
  let checked: Run;
  let ingested: Run;
  let dry: readonly Document[] = [];
  let real: readonly Document[] = [];

  beforeAll(async () => {
    made = await runOzma(['torture', desk, '--json', '--seed', isLong ? '20100820' : '2', '--count', String(count)]);
    for (const { need, why, folders } of JSON.parse(made.stdout).leftOut) {
      process.stderr.write(`SKIPPED: ${folders} hostile folders with ${need}: ${why}\n`);
    }
    expected = expectedOf(desk);
    checked = await runOzma(['--desk', desk, '--json', 'check', join(desk, 'inbox')]);
    ingested = await runOzma(['--desk', desk, '--json', 'ingest']);
    [dry, real] = [documentsOf(checked), documentsOf(ingested)];
  }, limitMs);

  // What is deeper than any path may be long only `rm` removes.
  afterAll(() => void execFileSync('rm', ['-rf', root]), limitMs);

  // A folder that takes longer than two seconds is a fault by the desk's own limit, and would have none.
  test('get exactly one verdict each, the one that was expected with exactly its codes', () => {
    expect(expected.length).toBe(JSON.parse(made.stdout).made);
    expect(complaintsOf(expected, real)).toEqual([]);
  });

  test('leave nothing to complain of on stderr, and no other exit status than that something was found', () => {
    expect([checked, ingested].map(({ status, stderr }) => [status, stderr])).toEqual([
      [1, ''],
      [1, ''],
    ]);
  });

  test(
    'get the same verdicts, findings and evidence from check as from ingest',
    () => {
      expect(dry.map(comparable)).toEqual(real.map(comparable));
    },
    limitMs,
  );

  test.each(namedBy)('whose attack is %s… are told to have %s', (beginning, what) => {
    const paths = new Set(expected.filter(({ attack }) => attack.startsWith(beginning)).map(({ path }) => path));
    const found = real.filter(({ path }) => paths.has(path));
    expect(found).toHaveLength(paths.size);
    for (const { findings } of found) expect(JSON.stringify(findings)).toContain(`"${what}"`);
  });

  test('are all moved out of the inbox, none into quarantine, each to one place', () => {
    const left = ['inbox', 'processing', 'quarantine'].map((area) => readdirSync(join(desk, area), 'latin1'));
    const placed = ['repair', 'held', 'returned', 'trash'].flatMap((area) => readdirSync(join(desk, area), 'latin1'));
    expect(left).toEqual([[], [], []]);
    expect(new Set(placed.map((name) => name.slice(0, 36))).size).toBe(expected.length);
  });

  test('get nothing read that lies outside', ({ skip }) => {
    expect([checked, ingested].map(tellsCanary)).toEqual([false, false]);
    expect(canariesRead(desk)).toEqual([]);
    if (keepsAccessTimes(desk)) return;
    process.stderr.write('SKIPPED: access times of files outside: this file system keeps none\n');
    skip('this file system keeps no access times, so they prove nothing');
  });
});
