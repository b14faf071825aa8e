import { expect, it } from 'vitest';
import { deliver, eventually, labelOf, makeDesk, runOzma } from '../serve/serving.ts';

const repairing = 'repairs:\n  nest: { way: command, command: [./repair-nest] }\nsettle: 0\n';

it.each([
  ['en', 'Repairs: nest by the program ./repair-nest.', 'By hand: bunny (ozma queue claim', 'Stopped.'],
  ['ja', '修理: nest はプログラム ./repair-nest で行います。', '手作業: bunny（ozma queue claim', '終了しました。'],
])(
  'serve says in %s what it does, what comes of each folder, and that it has stopped',
  async (lang, way, byHand, end) => {
    using at = makeDesk({ tickets: 1, yaml: repairing });
    deliver(`${at.desk}/inbox`, 0);
    await using serving = runOzma(['--desk', at.desk, '--lang', lang, 'serve']);
    await eventually(() => serving.stdout().includes(labelOf(0)), 'the verdict');
    serving.kill('SIGINT');
    expect(await serving.ended).toEqual({ status: 0, signal: null });
    const out = serving.stdout();
    for (const said of [`${at.desk}/inbox`, way, byHand, 'Ctrl-C', labelOf(0), end]) expect(out).toContain(said);
    expect(
      out
        .trimEnd()
        .split('\n')
        .every((line) => /^\d\d:\d\d:\d\dZ /.test(line)),
    ).toBe(true);
    expect(serving.stderr()).toBe('');
  },
  60_000,
);

it('serve refuses a time to settle that is none', async () => {
  using at = makeDesk({ tickets: 0 });
  await using serving = runOzma(['--desk', at.desk, 'serve', '--settle', 'soon']);
  expect((await serving.ended).status).toBe(2);
  expect(serving.stderr()).toContain('--settle: expected a number of seconds');
}, 60_000);
