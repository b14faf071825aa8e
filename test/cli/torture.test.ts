import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { torture } from '../../src/cli/torture.ts';
import { documentsIn, runWith } from './desk.ts';

const root = mkdtempSync(join(tmpdir(), 'ozma-torture-'));

afterAll(() => void execFileSync('rm', ['-rf', root]));

const run = (dir: string, over: Parameters<typeof runWith>[0] & { readonly count?: string; readonly seed?: string }) =>
  runWith({ cwd: root, ...over }, (call) => torture(call, { dir, count: over.count ?? '8', seed: over.seed ?? '1' }));

it('makes a desk that can be judged at once, and says how to go on', async () => {
  const { status, out } = await run('made', {});
  expect([status, out]).toEqual([
    0,
    [
      'Made 8 folders in made: expected.jsonl there says what must become of each.',
      'Next:',
      '  ozma --desk made check made/inbox  judge them without changing anything',
      '  ozma --desk made ingest            judge them for real',
      '',
    ].join('\n'),
  ]);
  expect(documentsIn(readFileSync(join(root, 'made', 'expected.jsonl'), 'utf8'))[1]).toEqual({
    path: expect.stringMatching(/^inbox\/T-100001 - /u),
    attack: 'a symbolic link to a file outside, as an item',
    verdict: 'rejected',
    codes: ['UNSAFE_CONTENT'],
  });
  expect(readdirSync(join(root, 'made', 'inbox'))).toHaveLength(8);
});

it('says as JSON what was made, and what was left out and why', async () => {
  const { PATH } = process.env;
  process.env['PATH'] = '/nowhere';
  const { out } = await run('as-json', { json: true, count: '20', seed: '3' }).finally(() => {
    process.env['PATH'] = PATH;
  });
  expect(JSON.parse(out)).toEqual({
    desk: join(root, 'as-json'),
    seed: 3,
    count: 20,
    made: 18,
    leftOut: [{ need: 'fifos', folders: 2, why: 'spawnSync mkfifo ENOENT' }],
  });
});

it.each(['en', 'ja'] as const)('tells in %s what was left out', async (lang) => {
  const { PATH } = process.env;
  process.env['PATH'] = '/nowhere';
  const { out } = await run(`told-${lang}`, { lang, count: '20' }).finally(() => {
    process.env['PATH'] = PATH;
  });
  expect(out.split('\n')[1]).toBe(
    lang === 'en'
      ? 'Left out 2 folders: there can be no FIFOs here (spawnSync mkfifo ENOENT).'
      : '2件を省きました。ここでは名前付きパイプを作成できません（spawnSync mkfifo ENOENT）。',
  );
});

it('leaves a directory alone that has something in it', async () => {
  writeFileSync(join(root, 'precious'), '');
  await expect(run('.', {})).rejects.toMatchObject({ code: 'usage', message: expect.stringContaining('is not empty') });
  await expect(run('precious', {})).rejects.toMatchObject({ code: 'usage' });
});

it.each(['0', '-1', '1.5', 'many', '1e3', ''])(
  'takes no %j for a count or a seed, and makes nothing',
  async (given) => {
    const wrong = { code: 'usage', message: expect.stringContaining('expected a whole number from 1') };
    await expect(run('not-made', { count: given })).rejects.toMatchObject(wrong);
    await expect(run('not-made', { seed: given })).rejects.toMatchObject(wrong);
    expect(readdirSync(root)).not.toContain('not-made');
  },
);
