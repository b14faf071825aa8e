import { expect, test } from 'vitest';
import { callModule } from '../../workers/repair/call-module.ts';
import { openScratch } from './scratch.ts';

const call = (path: string, task: object = {}) =>
  callModule({ path, name: 'repairs/a.ts', task, warnAt: Date.now() + 60_000, mostBytes: 100 });

test('a module is told the task and a signal, and its answer comes back as JSON', async () => {
  using scratch = openScratch();
  const path = scratch.write('a.ts', 'export default (task, options) => [task, Object.keys(options)];');
  expect(await call(path, { name: 'Snowdrop' })).toMatchObject({
    kind: 'answered',
    json: '[{"name":"Snowdrop"},["signal"]]',
  });
});

test.each([
  ['more than it may answer', "() => 'x'.repeat(99)", { kind: 'too-long' }],
  ['nothing', '() => undefined', { kind: 'answered', json: '' }],
  ['an error', "() => { throw new TypeError('no'); }", { kind: 'broken', why: 'repairs/a.ts threw TypeError: no' }],
  ['a rejection', 'async () => { throw { code: 7 }; }', { kind: 'broken', why: 'repairs/a.ts threw { code: 7 }' }],
])('a module that answers with %s', async (_, text, answer) => {
  using scratch = openScratch();
  expect(await call(scratch.write('a.ts', `export default ${text};`))).toMatchObject(answer);
});

test('a module that is not there or is no function is never asked again in the same thread', async () => {
  using scratch = openScratch();
  expect(await call(`${scratch.dir}/gone.ts`)).toEqual({
    kind: 'broken',
    why: 'there is no module repairs/a.ts in the desk',
    isClean: false,
  });
  expect(await call(scratch.write('a.ts', 'export default 1;'))).toEqual({
    kind: 'broken',
    why: 'repairs/a.ts has no function as its default export',
    isClean: false,
  });
});
