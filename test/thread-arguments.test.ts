import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { threadArguments } from '../src/thread-arguments.ts';

const requireOf = async (execArgv: string[]): Promise<unknown> => {
  const source = `require('node:worker_threads').parentPort.postMessage((() => {
    try { require(${JSON.stringify(new URL('../workers/inspect.ts', import.meta.url).pathname)}); return 'required'; } catch (error) { return error.code; }
  })())`;
  const worker = new Worker(source, { eval: true, execArgv });
  const [answer] = await once(worker, 'message');
  await worker.terminate();
  return answer;
};

test('a thread cannot require an ES module, so that its pool imports it', async () => {
  expect(await requireOf([])).toBe('required');
  expect(await requireOf([...threadArguments])).toBe('ERR_REQUIRE_ESM');
});
