import { execFileSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { RepairOutcome } from '../../../src/domain/repair.ts';
import type { Ways } from '../../../src/queue/ways/ways.ts';
import { openScratch } from '../../workers/scratch.ts';
import { aTask, openBunnyWay, unhurried } from './build.ts';

const fault = (why: string): RepairOutcome => ({ kind: 'fault', why, afterMs: null });
const fulfilled = (note: string | null = null): RepairOutcome => ({ kind: 'fulfilled', note });

const scratch = openScratch();
afterAll(() => scratch[Symbol.dispose]());

/** Does what an item's name says, and tells which thread it ran in; any other name is repaired. */
const poisons = `
import { openSync } from 'node:fs';
import { threadId } from 'node:worker_threads';
import { setTimeout as sleep } from 'node:timers/promises';
type Task = { readonly name: string; readonly path: string };
const poisons: Readonly<Record<string, (path: string) => unknown>> = {
  exit: () => process.exit(3),
  loop: () => { for (;;); },
  wait: () => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0),
  never: () => new Promise(() => undefined),
  wedge: (path) => openSync(path, 'r'),
  memory: () => { const hoard: number[][] = []; for (;;) hoard.push(new Array<number>(1_000_000).fill(hoard.length + 0.5)); },
  throw: () => { throw new Error('no such\\u001b[31m pet'); },
  'throw-null': () => { throw null; },
  'throw-monster': () => { throw { get name() { throw new Error('boo'); }, [Symbol.for('nodejs.util.inspect.custom')]() { throw new Error('boo'); } }; },
  reject: () => { void Promise.reject(new Error('nobody listens')); return { outcome: 'fulfilled' }; },
  nothing: () => undefined,
  function: () => () => ({ outcome: 'fulfilled' }),
  bigint: () => ({ outcome: 'fulfilled', note: 1n }),
  circle: () => { const self: Record<string, unknown> = {}; self['self'] = self; return self; },
  long: () => ({ outcome: 'fulfilled', note: 'x'.repeat(70_000) }),
  word: () => ({ outcome: 'done' }),
  later: () => { setTimeout(() => { throw new Error('too late'); }, 20); return { outcome: 'fulfilled' }; },
  'later-exit': () => { setTimeout(() => process.exit(4), 20); return { outcome: 'fulfilled' }; },
  slowly: () => sleep(60, { outcome: 'fulfilled' }),
  secret: () => ({ outcome: 'fulfilled', note: String(process.env['OZMA_RECEIPT_KEY']) + process.env['GRID'] }),
};
export default async ({ name, path }: Task): Promise<unknown> =>
  (await poisons[name]?.(path)) ?? (name in poisons ? undefined : { outcome: 'fulfilled', note: 'thread ' + threadId });
`;

beforeAll(() => {
  scratch.write('poisons.ts', poisons);
});

const moduleWay = (timeLimitMs = 20_000, module = 'poisons.ts') => ({ way: 'module', module, timeLimitMs }) as const;

const performNamed = (ways: Ways, name: string): Promise<RepairOutcome> => ways.perform(aTask({ name }), unhurried());

const isGood = (outcome: RepairOutcome): boolean => outcome.kind === 'fulfilled';

test('a module of the desk is called with the task and answers the outcome', async () => {
  scratch.write(
    'repairs/echo.ts',
    'export default async (task: object) => ({ outcome: "unrepairable", why: JSON.stringify(task) });',
  );
  await using ways = openBunnyWay(scratch.dir, moduleWay(20_000, 'repairs/echo.ts'));
  const outcome = await ways.perform(aTask(), unhurried());
  expect(outcome.kind === 'unrepairable' && JSON.parse(outcome.why)).toEqual(aTask());
});

describe('a module that breaks is a fault of that attempt', () => {
  const nonsense = (expected: string): RepairOutcome => fault(`poisons.ts answered no outcome: expected ${expected}`);
  const faults: readonly (readonly [name: string, outcome: RepairOutcome])[] = [
    ['exit', fault('poisons.ts broke its thread: worker exited with code: 3')],
    ['throw', fault('poisons.ts threw Error: no such\\u{1B}[31m pet')],
    ['throw-null', fault('poisons.ts threw null')],
    ['throw-monster', fault('poisons.ts threw something that cannot be shown')],
    ['reject', fault('poisons.ts broke its thread: nobody listens')],
    ['nothing', nonsense('an outcome, found nothing')],
    ['function', nonsense('an outcome, found nothing')],
    ['bigint', fault('poisons.ts threw TypeError: Do not know how to serialize a BigInt')],
    ['long', fault('poisons.ts answered more than 65536 bytes')],
    ['word', nonsense(`'outcome' to be one of: fulfilled, unrepairable, retry; it said: {"outcome":"done"}`)],
  ];

  test('and the next one is repaired', async () => {
    await using ways = openBunnyWay(scratch.dir, moduleWay(), process.env, 1);
    for (const [name, outcome] of faults) {
      expect([name, await performNamed(ways, name)]).toEqual([name, outcome]);
    }
    expect(await performNamed(ways, 'circle')).toMatchObject({
      kind: 'fault',
      why: expect.stringMatching(/circular/i),
    });
    expect(isGood(await performNamed(ways, 'Snowdrop'))).toBe(true);
  });

  test('be it that it fills its memory', async () => {
    await using ways = openBunnyWay(scratch.dir, moduleWay(60_000));
    const [poisoned, good] = await Promise.all([performNamed(ways, 'memory'), performNamed(ways, 'Snowdrop')]);
    expect(poisoned).toMatchObject({ kind: 'fault', why: expect.stringMatching(/memory limit/) });
    expect(isGood(good)).toBe(true);
  });

  test.each(['loop', 'wait', 'never'])('be it that it never comes back: %s', async (name) => {
    await using ways = openBunnyWay(scratch.dir, moduleWay(500));
    const began = performance.now();
    expect(await performNamed(ways, name)).toEqual(fault('no answer within 0.5 s'));
    expect(performance.now() - began).toBeLessThan(3000);
  });
});

const broken: readonly (readonly [file: string, text: string | null, why: RegExp])[] = [
  ['none.ts', null, /^there is no module none\.ts in the desk$/],
  ['empty.ts', 'export const repair = 1;', /^empty\.ts has no function as its default export$/],
  ['word.ts', 'export default "repair";', /^word\.ts has no function as its default export$/],
  ['syntax.ts', '// one\nexport default async ( => 3;', /^syntax\.ts:2 cannot be loaded: SyntaxError: /],
  ['enum.ts', 'enum A { x }\nexport default () => A.x;', /^enum\.ts:1 cannot be loaded: SyntaxError: .*enum/],
  [
    'imports.js',
    'import "./gone.ts";\nexport default () => 1;',
    /^imports\.js cannot be loaded: Error: Cannot find module/,
  ],
];

test.each(broken)('a module that cannot be used says so: %s', async (file, text, why) => {
  if (text !== null) scratch.write(file, text);
  await using ways = openBunnyWay(scratch.dir, moduleWay(20_000, file));
  expect(await performNamed(ways, 'Snowdrop')).toEqual({
    kind: 'fault',
    why: expect.stringMatching(why),
    afterMs: null,
  });
});

test('a module that was changed is loaded anew', async () => {
  const write = (word: string) =>
    scratch.write('changing.ts', `export default () => ({ outcome: 'fulfilled', note: '${word}' });`);
  await using ways = openBunnyWay(scratch.dir, moduleWay(20_000, 'changing.ts'), process.env, 1);
  write('old');
  expect(await performNamed(ways, 'a')).toEqual(fulfilled('old'));
  write('new');
  expect(await performNamed(ways, 'b')).toEqual(fulfilled('new'));
});

test('a thread that was left clean serves the next repair', async () => {
  await using ways = openBunnyWay(scratch.dir, moduleWay(), process.env, 1);
  const first = await performNamed(ways, 'Snowdrop');
  expect(isGood(first)).toBe(true);
  expect(await performNamed(ways, 'Clover')).toEqual(first);
});

test('what a repair leaves behind in its thread reaches no other repair', async () => {
  await using ways = openBunnyWay(scratch.dir, moduleWay(), process.env, 1);
  for (const name of ['later', 'slowly', 'later-exit', 'slowly']) {
    expect([name, await performNamed(ways, name)]).toEqual([name, fulfilled()]);
  }
});

test('a module sees its surroundings, but nothing that is ozma’s own', async () => {
  const env = { ...process.env, OZMA_RECEIPT_KEY: 'secret', GRID: 'main' };
  await using ways = openBunnyWay(scratch.dir, moduleWay(), env);
  expect(await performNamed(ways, 'secret')).toEqual(fulfilled('undefinedmain'));
});

test('a module’s signal is aborted before its time is up', async () => {
  scratch.write(
    'patient.ts',
    `export default (_: object, { signal }: { signal: AbortSignal }) => new Promise((resolve) =>
      signal.addEventListener('abort', () => resolve({ outcome: 'retry', why: 'my time is nearly up' })));
    setInterval(() => undefined, 1000);`,
  );
  await using ways = openBunnyWay(scratch.dir, moduleWay(2000, 'patient.ts'));
  expect(await performNamed(ways, 'Snowdrop')).toEqual({ kind: 'retry', why: 'my time is nearly up', afterMs: null });
});

test('one poison among a hundred good ones delays none of them, and calling it off ends it', async () => {
  await using ways = openBunnyWay(scratch.dir, moduleWay(60_000), process.env, 5);
  const calledOff = new AbortController();
  let isOver = false;
  const poisoned = ways.perform(aTask({ name: 'wait' }), calledOff.signal).then((outcome) => {
    isOver = true;
    return outcome;
  });
  const good = await Promise.all(Array.from({ length: 100 }, (_, index) => performNamed(ways, `bunny ${index}`)));
  expect(good.filter(isGood).length).toBe(100);
  expect(isOver).toBe(false);
  calledOff.abort();
  expect(await poisoned).toEqual(fault('aborted'));
});

test('poisons of every sort among a hundred good ones are faults, and the good ones are all repaired', async () => {
  await using ways = openBunnyWay(scratch.dir, moduleWay(), process.env, 4);
  const sorts = ['exit', 'throw', 'reject', 'circle', 'later-exit'];
  const names = Array.from({ length: 100 }, (_, index) =>
    index % 10 === 5 ? (sorts[((index - 5) / 10) % 5] ?? '') : `bunny ${index}`,
  );
  const outcomes = await Promise.all(names.map((name) => performNamed(ways, name)));
  const isSound = (name: string): boolean => name.startsWith('bunny') || name === 'later-exit';
  expect(outcomes.map(isGood)).toEqual(names.map(isSound));
});

test('a thread that hangs in a system call costs its repair a fault and holds up neither others nor the end', async () => {
  const fifo = `${scratch.dir}/fifo`;
  execFileSync('mkfifo', [fifo]);
  const ways = openBunnyWay(scratch.dir, moduleWay(700), process.env, 1);
  expect(await ways.perform(aTask({ name: 'wedge', path: fifo }), unhurried())).toEqual(
    fault('no answer within 0.7 s'),
  );
  const hanging = ways.perform(aTask({ name: 'wedge', path: fifo }), unhurried());
  const began = performance.now();
  await ways[Symbol.asyncDispose]();
  expect(performance.now() - began).toBeLessThan(2000);
  expect(await hanging).toEqual(fault('aborted'));
  // Lets the hanging threads go, or this process could never end.
  closeSync(openSync(fifo, 'r+'));
});

test('a repair that waits for a thread can be called off', async () => {
  await using ways = openBunnyWay(scratch.dir, moduleWay(60_000), process.env, 1);
  const calledOff = new AbortController();
  const first = ways.perform(aTask({ name: 'never' }), calledOff.signal);
  const second = ways.perform(aTask({ name: 'Snowdrop' }), calledOff.signal);
  calledOff.abort();
  expect(await Promise.all([first, second])).toEqual([fault('aborted'), fault('aborted')]);
});
