import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { documentsOf } from '../complaints.ts';
import { customer, openRowDesk } from './row-desk.ts';

const crash = `data:text/javascript,${encodeURIComponent(
  `import fs from 'node:fs'; import { syncBuiltinESMExports } from 'node:module'; import { isMainThread } from 'node:worker_threads';
const { openSync } = fs;
if (!isMainThread) {
  fs.openSync = (path, ...more) => String(path).includes('T-2 ') ? process.kill(process.pid, 'SIGSEGV') : openSync(path, ...more);
  syncBuiltinESMExports();
}`,
)}`;

test('a crash of the whole process in the middle of a folder loses none: the next run judges all, each once', async () => {
  using desk = openRowDesk();
  for (const number of [1, 2, 3]) desk.deliver(customer(number));
  const crashed = await desk.run(['ingest'], { preload: new URL(crash) });
  expect(crashed.status).toBeNull();
  const told = documentsOf(crashed).length;
  const rest = documentsOf(await desk.run(['ingest']));
  expect(told + rest.length).toBe(3);
  expect(readdirSync(join(desk.dir, 'repair'))).toHaveLength(3);
}, 60_000);
