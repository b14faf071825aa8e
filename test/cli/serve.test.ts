import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
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

it('serve logs every event of the ledger as JSON, also what another process recorded', async () => {
  using at = makeDesk({
    tickets: 1,
    yaml: `repairs: { bunny: { way: command, command: [${process.execPath}, fix.mjs] } }\nsettle: 0\n`,
  });
  writeFileSync(join(at.desk, 'fix.mjs'), `console.log('{"outcome":"fulfilled"}');\n`);
  deliver(join(at.desk, 'inbox'), 0);
  await using serving = runOzma(['--desk', at.desk, 'serve'], { OZMA_LOG: 'info' });
  const logged = () =>
    serving
      .stderr()
      .split('\n')
      .flatMap((line) => (line === '' ? [] : [String(JSON.parse(line).msg)]));
  await eventually(() => logged().includes('items-returned'), 'the end of the repair');
  await using pausing = runOzma(['--desk', at.desk, 'queue', 'pause', '--why', 'lunch']);
  expect((await pausing.ended).status).toBe(0);
  await eventually(() => logged().includes('pause-opened'), 'the pause');
  serving.kill('SIGTERM');
  expect(await serving.ended).toEqual({ status: 0, signal: null });
  const repaired = ['submission-judged', 'repairs-queued', 'repair-claimed', 'repair-finished', 'items-returned'];
  const counted = [...repaired, 'pause-opened'].map((kind) => logged().filter((one) => one === kind).length);
  expect(counted).toEqual([1, 1, 1, 1, 1, 1]);
}, 60_000);
