import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { lockDesk } from '../../src/store/sqlite/desk-lock.ts';

const dir = mkdtempSync(join(tmpdir(), 'ozma-lock-'));

afterAll(() => rmSync(dir, { recursive: true, force: true }));

test('a lock is one holder’s until it is released', () => {
  const file = join(dir, 'a.lock');
  const first = lockDesk(file);
  expect(first).not.toBeNull();
  expect(lockDesk(file)).toBeNull();
  first?.release();
  const second = lockDesk(file);
  expect(second).not.toBeNull();
  second?.release();
});

test('kill -9 of its holder leaves nothing behind', async () => {
  const file = join(dir, 'b.lock');
  const script = `import { lockDesk } from ${JSON.stringify(new URL('../../src/store/sqlite/desk-lock.ts', import.meta.url).href)};
globalThis.lock = lockDesk(${JSON.stringify(file)});
console.log(globalThis.lock === null ? 'refused' : 'held');
setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [said] = await once(child.stdout, 'data');
  expect(String(said)).toBe('held\n');
  expect(lockDesk(file)).toBeNull();
  child.kill('SIGKILL');
  await once(child, 'exit');
  const next = lockDesk(file);
  expect(next).not.toBeNull();
  next?.release();
});

test('a place where no lock can be is a fault that says so', () => {
  expect(() => lockDesk(dir)).toThrow(expect.objectContaining({ code: 'disk-fault' }));
});
