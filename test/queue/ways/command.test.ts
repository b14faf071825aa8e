import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, realpathSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { RepairOutcome } from '../../../src/domain/repair.ts';
import { openScratch } from '../../workers/scratch.ts';
import { aTask, numbersIn, openBunnyWay, stillRunning, unhurried } from './build.ts';

const fault = (why: string): RepairOutcome => ({ kind: 'fault', why, afterMs: null });

const perform = async (dir: string, command: readonly string[], timeLimitMs = 10_000): Promise<RepairOutcome> => {
  await using ways = openBunnyWay(dir, { way: 'command', command, timeLimitMs });
  return await ways.perform(aTask(), unhurried());
};

const shell = (script: string): readonly string[] => ['sh', '-c', script];

const until = async (path: string, lines: number): Promise<readonly number[]> => {
  while (!existsSync(path) || numbersIn(readFileSync(path, 'utf8')).length < lines) await sleep(10);
  return numbersIn(readFileSync(path, 'utf8'));
};

test('a program gets the task as JSON, in the desk’s directory, and answers the outcome', async () => {
  using scratch = openScratch();
  const script = `cat > task.json; pwd -P > where; printf '{"outcome":"fulfilled","note":"fed"}'`;
  expect(await perform(scratch.dir, shell(script))).toEqual({ kind: 'fulfilled', note: 'fed' });
  expect(JSON.parse(readFileSync(`${scratch.dir}/task.json`, 'utf8'))).toEqual(aTask());
  expect(readFileSync(`${scratch.dir}/where`, 'utf8')).toBe(`${realpathSync(scratch.dir)}\n`);
});

const ends: readonly (readonly [what: string, script: string, outcome: RepairOutcome])[] = [
  [
    'an item that cannot be repaired',
    `printf '{"outcome":"unrepairable","why":"it is gone"}'`,
    { kind: 'unrepairable', why: 'it is gone' },
  ],
  [
    'an answer to come again',
    `printf '{"outcome":"retry","why":"busy","after":90}'`,
    { kind: 'retry', why: 'busy', afterMs: 90_000 },
  ],
  [
    'status 75 and nothing said',
    'exit 75',
    { kind: 'retry', why: 'the program asked to be tried again (status 75)', afterMs: null },
  ],
  [
    'status 75 with a reason on standard error',
    'echo the grid is full >&2; exit 75',
    { kind: 'retry', why: 'the program asked to be tried again (status 75): the grid is full', afterMs: null },
  ],
  ['status 75 beside an answer', 'echo hm; exit 75', fault('the program ended with status 75')],
  [
    'an answer and another status',
    `echo one >&2; echo two >&2; echo '{"outcome":"fulfilled"}'; exit 3`,
    fault('the program ended with status 3: one two'),
  ],
  ['a signal', 'kill -9 $$', fault('the program was killed (SIGKILL)')],
  ['silence', 'exit 0', fault('the program ended with status 0 and answered nothing')],
  ['white space', 'echo', fault('the program answered no outcome: expected an outcome, found nothing')],
  [
    'prose with escape codes',
    `printf '\\033[31mdone\\033[0m'`,
    fault('the program answered no outcome: expected one JSON document; it said: \\u{1B}[31mdone\\u{1B}[0m'),
  ],
  [
    'two documents',
    `echo '{"outcome":"fulfilled"}'; echo '{"outcome":"fulfilled"}'`,
    fault(
      'the program answered no outcome: expected one JSON document; it said: {"outcome":"fulfilled"} {"outcome":"fulfilled"}',
    ),
  ],
  ['bytes that are no text', `printf '\\377'`, fault('the program answered what is not UTF-8')],
  [
    'a complaint of 10 000 characters, of which the end is kept',
    `head -c 10000 /dev/zero | tr '\\0' x >&2; printf end >&2; exit 1`,
    fault(`the program ended with status 1: …${'x'.repeat(297)}end`),
  ],
  ['not reading the task at all', `exec <&-; printf '{"outcome":"fulfilled"}'`, { kind: 'fulfilled', note: null }],
];

test.each(ends)('a program that ends with %s', async (_, script, outcome) => {
  using scratch = openScratch();
  expect(await perform(scratch.dir, shell(script))).toEqual(outcome);
});

test('a program that is not there is a fault, and so is one that cannot be asked for', async () => {
  using scratch = openScratch();
  expect(await perform(scratch.dir, ['./no-such-program'])).toEqual(
    fault('the program ./no-such-program cannot be started: spawn ./no-such-program ENOENT'),
  );
  expect(await perform(scratch.dir, ['a\0b'])).toMatchObject({
    kind: 'fault',
    why: expect.stringMatching(/^the program a\\u\{0\}b cannot be started/),
  });
});

test('a program that says more than 64 KiB is ended at once', async () => {
  using scratch = openScratch();
  const began = performance.now();
  expect(await perform(scratch.dir, shell('head -c 70000 /dev/zero; sleep 30'), 30_000)).toEqual(
    fault('the program answered more than 65536 bytes'),
  );
  expect(performance.now() - began).toBeLessThan(10_000);
});

test('a program sees its surroundings, but nothing that is ozma’s own or a service’s token', async () => {
  using scratch = openScratch();
  const env = { PATH: process.env['PATH'], GRID: 'main', OZMA_RECEIPT_KEY: 'secret', OZMA_DESK: '/x' };
  const script = `printf '{"outcome":"fulfilled","note":"%s"}' "$GRID,$OZMA_RECEIPT_KEY,$OZMA_DESK"`;
  await using ways = openBunnyWay(scratch.dir, { way: 'command', command: shell(script), timeLimitMs: 10_000 }, env);
  expect(await ways.perform(aTask(), unhurried())).toEqual({ kind: 'fulfilled', note: 'main,,' });
});

describe('a program and what it begins', () => {
  // Three generations that do not end when they are asked to; each signs in, and the youngest holds standard output.
  const stubborn = `trap '' TERM; echo $$ >> pids; sh -c 'trap "" TERM; echo $$ >> pids; sleep 60 & echo $! >> pids; wait' & wait`;

  test('are ended when the time is up, even where they would not be', async () => {
    using scratch = openScratch();
    const began = performance.now();
    expect(await perform(scratch.dir, shell(stubborn), 400)).toEqual(fault('no answer within 0.4 s'));
    expect(performance.now() - began).toBeLessThan(5000);
    const pids = numbersIn(readFileSync(`${scratch.dir}/pids`, 'utf8'));
    expect(pids.length).toBe(3);
    expect(await stillRunning(pids)).toEqual([]);
  });

  test('are asked to end first, so that they can tidy up', async () => {
    using scratch = openScratch();
    const script = `trap 'echo tidy > mark; exit 0' TERM; echo $$ > pids; while :; do sleep 0.05; done`;
    await using ways = openBunnyWay(scratch.dir, { way: 'command', command: shell(script), timeLimitMs: 60_000 });
    const calledOff = new AbortController();
    const outcome = ways.perform(aTask(), calledOff.signal);
    await until(`${scratch.dir}/pids`, 1);
    calledOff.abort();
    expect(await outcome).toEqual(fault('aborted'));
    expect(readFileSync(`${scratch.dir}/mark`, 'utf8')).toBe('tidy\n');
  });

  test('are ended when the attempt is called off', async () => {
    using scratch = openScratch();
    await using ways = openBunnyWay(scratch.dir, { way: 'command', command: shell(stubborn), timeLimitMs: 60_000 });
    const calledOff = new AbortController();
    const outcome = ways.perform(aTask(), calledOff.signal);
    const pids = await until(`${scratch.dir}/pids`, 3);
    calledOff.abort();
    expect(await outcome).toEqual(fault('aborted'));
    expect(await stillRunning(pids)).toEqual([]);
    expect(await ways.perform(aTask(), calledOff.signal)).toEqual(fault('aborted'));
  });

  test('are ended with the program itself: nothing goes on when the outcome is told', async () => {
    using scratch = openScratch();
    const script = `sleep 60 & echo $! >> pids; printf '{"outcome":"fulfilled"}'`;
    expect(await perform(scratch.dir, shell(script), 30_000)).toEqual({ kind: 'fulfilled', note: null });
    expect(await stillRunning(numbersIn(readFileSync(`${scratch.dir}/pids`, 'utf8')))).toEqual([]);
  });

  test('do not hold up the outcome where one leaves the group and keeps standard output', async () => {
    using scratch = openScratch();
    const script = `const { spawn } = require('node:child_process');
      const far = spawn('sleep', ['60'], { detached: true, stdio: 'inherit' });
      require('node:fs').writeFileSync('pids', String(far.pid));
      far.unref();
      process.stdout.write('{"outcome":"fulfilled"}');`;
    expect(await perform(scratch.dir, [process.execPath, '-e', script], 30_000)).toEqual({
      kind: 'fulfilled',
      note: null,
    });
    for (const pid of numbersIn(readFileSync(`${scratch.dir}/pids`, 'utf8'))) process.kill(pid, 'SIGKILL');
  });

  test('are ended with an ozma that ends at once', async () => {
    using scratch = openScratch();
    const file = new URL('./build.ts', import.meta.url).href;
    const script = `const { aTask, openBunnyWay, unhurried } = await import(${JSON.stringify(file)});
      const way = { way: 'command', command: ['sh', '-c', process.argv[1]], timeLimitMs: 60000 };
      void openBunnyWay(process.argv[2], way).perform(aTask(), unhurried());
      process.stdin.once('data', () => process.exit(0));`;
    const args = ['--input-type=module', '-e', script, stubborn, scratch.dir];
    const ozma = spawn(process.execPath, args, { stdio: ['pipe', 'inherit', 'inherit'] });
    const pids = await until(`${scratch.dir}/pids`, 3);
    ozma.stdin.write('end');
    await once(ozma, 'exit');
    expect(await stillRunning(pids)).toEqual([]);
  });
});

test('what is under way is called off when the ways are disposed of', async () => {
  using scratch = openScratch();
  const ways = openBunnyWay(scratch.dir, { way: 'command', command: shell('sleep 60'), timeLimitMs: 60_000 });
  const outcome = ways.perform(aTask(), unhurried());
  await ways[Symbol.asyncDispose]();
  expect(await outcome).toEqual(fault('aborted'));
  expect(await ways.perform(aTask(), unhurried())).toEqual(fault('aborted'));
});

test('an item that is repaired by hand is never performed', async () => {
  using scratch = openScratch();
  await using ways = openBunnyWay(scratch.dir, { way: 'hand' });
  expect(await ways.perform(aTask(), unhurried())).toEqual(fault('bunny is repaired by hand'));
});
