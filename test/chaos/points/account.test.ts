import { cpSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { account, findingsOfEnd, runHere } from './account.ts';
import type { Ran } from './faulted.ts';
import { fillDesk, makeAreas } from './post.ts';
import { type Story, storyOf } from './story.ts';

const dir = mkdtempSync(join(tmpdir(), 'ozma-account-'));
const whole = join(dir, 'whole');
let expected: Story = [];
let told = '';

beforeAll(async () => {
  mkdirSync(whole);
  makeAreas(whole);
  fillDesk(whole);
  told = (await runHere(whole, ['--json', 'ingest'])).out;
  expected = storyOf(whole);
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const run = (over: Partial<Ran>): Ran => ({
  ...{ status: null, signal: 'SIGKILL', stdout: '', stderr: '', points: [], isLate: false },
  ...over,
});

const folderIn = (desk: string, area: string, label: string): string =>
  join(desk, area, readdirSync(join(desk, area)).find((name) => name.endsWith(label)) ?? '');

const inDatabase = (desk: string, sql: string): void => {
  const db = new Database(join(desk, 'ozma.db'));
  db.exec(sql);
  db.close();
};

/** What is done to a desk on which all is well, and what the account has to call it. */
const harms: readonly (readonly [what: string, wrong: string, harm: (desk: string) => void])[] = [
  ['an item that is gone', 'lost', (desk) => rmSync(join(folderIn(desk, 'repair', 'Owner 1'), 'bunny-11.object'))],
  [
    'an item of which a byte is another',
    'lost',
    (desk) => writeFileSync(join(folderIn(desk, 'held', 'Owner 3'), 'bunny-31.object'), 'a bunny'),
  ],
  [
    'a folder in another area than its record says',
    'lost',
    (desk) => {
      const from = folderIn(desk, 'held', 'Owner 3');
      renameSync(from, from.replace('/held/', '/returned/'));
    },
  ],
  [
    'a folder that is there twice',
    'doubled',
    (desk) => cpSync(folderIn(desk, 'repair', 'Owner 1'), join(desk, 'held/copy'), { recursive: true }),
  ],
  ['a directory that nobody needs', 'doubled', (desk) => mkdirSync(join(desk, 'inbox/@1a'))],
  [
    'a submission that is not recorded',
    'lost',
    (desk) => inDatabase(desk, `delete from submission where label = 'nobody knows'`),
  ],
  [
    'a claim that is left',
    'doubled',
    (desk) => inDatabase(desk, `insert into folder_claim values ('x', 'y', 'z', '', 1)`),
  ],
  ['an event that is another', 'chain', (desk) => inDatabase(desk, `update event set actor = 'nobody' where seq = 4`)],
  [
    'an item that has two repairs',
    'doubled',
    (desk) => inDatabase(desk, `update repair set item_key = (select min(item_key) from repair)`),
  ],
];

it.each(harms)('%s is found: %s', { timeout: 60_000 }, async (_what, wrong, harm) => {
  const desk = join(dir, 'harmed');
  rmSync(desk, { recursive: true, force: true });
  cpSync(whole, desk, { recursive: true });
  harm(desk);
  const findings = await account(desk, expected, []);
  expect(findings.map((finding) => finding.wrong)).toContain(wrong);
});

it('what was told and stands is well, and what does not stand is lost', async () => {
  expect(await account(whole, expected, [run({ stdout: told })])).toEqual([]);
  const untrue = told.replaceAll('"verdict":"accepted"', '"verdict":"rejected"');
  expect(await account(whole, expected, [run({ stdout: untrue })])).toEqual([
    { wrong: 'lost', what: expect.stringContaining('it was told and is not so') },
  ]);
});

it.each([
  ['a kill', run({}), []],
  ['an end with a finding', run({ status: 1, signal: null }), []],
  ['a sentence with status 3', run({ status: 3, signal: null, stderr: 'ozma: The disk is full. Make room.\n' }), []],
  ['a stack with status 3', run({ status: 3, signal: null, stderr: 'ozma: a fault in ozma itself\n' }), ['told']],
  ['status 3 without a word', run({ status: 3, signal: null }), ['told']],
  ['another signal', run({ signal: 'SIGSEGV' }), ['told']],
  ['one that never ended', run({ isLate: true }), ['hand']],
])('of how a process may end, %s is judged', (_what, ran, wrong) => {
  expect(findingsOfEnd(ran).map((finding) => finding.wrong)).toEqual(wrong);
});
