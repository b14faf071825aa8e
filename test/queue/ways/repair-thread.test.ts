import { setImmediate as nextTurn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, expect, test } from 'vitest';
import { openRepairThread } from '../../../src/queue/ways/repair-thread.ts';
import type { ModuleAnswer } from '../../../workers/repair/task.ts';
import { openScratch } from '../../workers/scratch.ts';
import { aTask, unhurried } from './build.ts';

const scratch = openScratch();
afterAll(() => scratch[Symbol.dispose]());

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

/** `serve` keeps its threads for months: what each repair leaves in memory adds up. */
test('a thread that lives on holds none of the answers that it gave', async () => {
  const path = scratch.write('well.mjs', "export default () => ({ outcome: 'fulfilled' });\n");
  const thread = openRepairThread({});
  await thread.start(unhurried());
  const call = async (): Promise<WeakRef<ModuleAnswer>> => {
    const task = { path, name: 'well.mjs', task: aTask(), warnAt: Date.now() + 60_000, mostBytes: 1000 };
    return new WeakRef(await thread.call(task, unhurried()));
  };
  const answers = [await call(), await call(), await call(), await call()];
  await nextTurn();
  collectGarbage();
  // The newest one may still be on its way.
  expect(answers.slice(0, -1).map((answer) => answer.deref())).toEqual([undefined, undefined, undefined]);
  await thread.end();
});
