import { execFileSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { attacks } from '../../src/torture/attacks.ts';
import {
  canariesRead,
  complaintsOf,
  documentsOf,
  type Expected,
  expectedOf,
  keepsAccessTimes,
  tellsCanary,
} from './complaints.ts';
import { type Run, runOzma } from './run-ozma.ts';

const plant = (name: string): URL => new URL(`./plants/${name}.ts`, import.meta.url);

describe('the account of hostile folders', () => {
  const root = mkdtempSync(join(tmpdir(), 'ozma-hostile-'));
  const desk = join(root, 'desk');
  let expected: readonly Expected[] = [];

  const check = (name: string): Promise<Run> =>
    runOzma(['--desk', desk, '--json', 'check', join(desk, 'inbox')], { preload: plant(name) });

  const complaintsAbout = (run: Run): readonly string[] => complaintsOf(expected, documentsOf(run));

  beforeAll(async () => {
    await runOzma(['torture', desk, '--count', String(attacks.length)]);
    expected = expectedOf(desk);
  }, 120_000);

  afterAll(() => void execFileSync('rm', ['-rf', root]), 120_000);

  test('has nothing to say of a failing disk but that the folder has no verdict, for nobody could judge it', async () => {
    const run = await check('failing-disk');
    const [broken] = expected.filter(({ path }) => path.includes('T-100003 '));
    expect(complaintsAbout(run)).toEqual([`${broken?.path} (${broken?.attack}) has 0 verdicts`]);
    expect([run.status, run.stderr]).toEqual([3, expect.stringContaining('EIO')]);
  }, 60_000);

  test('finds out a fault of the disk that is told as a verdict', async () => {
    expect(complaintsAbout(await check('fault-as-verdict'))).toEqual([
      expect.stringMatching(/T-100003 .* is rejected /u),
    ]);
  }, 60_000);

  test('finds out a rule that overlooks a single link', async () => {
    const complaints = complaintsAbout(await check('overlook-hazards'));
    expect(complaints.length).toBeGreaterThan(10);
    expect(complaints.filter((text) => text.includes('a symbolic link to a file outside, as an item'))).toHaveLength(1);
  }, 60_000);

  test('finds out a reader that follows links, by verdicts, by what is told, and by files outside that were read', async () => {
    expect(canariesRead(desk)).toEqual([]);
    const run = await check('follow-links');
    expect(complaintsAbout(run)).toContainEqual(expect.stringContaining('a symbolic link to a folder outside'));
    expect(tellsCanary(run)).toBe(true);
    expect(canariesRead(desk).length > 0).toBe(keepsAccessTimes(desk));
  }, 60_000);
});
