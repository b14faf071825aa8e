import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { countOf, deliver, eventually, has, makeDesk, runOzma, serveDesk } from './serving.ts';

/** A desk whose bunnies take so long to repair, by a program that leaves its process's number behind. */
const slowDesk = (tickets: number, seconds: number, drain: number) => {
  const yaml = `  drain: ${drain}\nrepairs:\n  bunny:\n    way: command\n    command: [${JSON.stringify(process.execPath)}, slow.mjs]\n`;
  const at = makeDesk({ tickets, yaml: '' });
  writeFileSync(join(at.desk, 'ozma.yaml'), `serve:\n  scan: 0.5\n${yaml}`);
  writeFileSync(
    join(at.desk, 'slow.mjs'),
    `import { writeFileSync } from 'node:fs';
writeFileSync('pids/' + process.pid, '');
setTimeout(() => console.log(JSON.stringify({ outcome: 'fulfilled' })), ${seconds * 1000});\n`,
  );
  mkdirSync(join(at.desk, 'pids'));
  for (let index = 0; index < tickets; index += 1) deliver(join(at.desk, 'inbox'), index);
  return at;
};

const statesIn = (desk: string): readonly string[] => {
  const db = new Database(join(desk, 'ozma.db'), { readonly: true });
  try {
    return db.prepare<[], string>('select state from repair order by id').pluck().all();
  } finally {
    db.close();
  }
};

test('SIGTERM lets repairs in flight end, begins no other, and ends with 0', async () => {
  using at = slowDesk(7, 1.5, 20);
  await using serving = serveDesk(at.desk, '--settle', '0');
  await serving.until(has('repair-claimed', 5));
  serving.kill('SIGTERM');
  expect(await serving.ended).toEqual({ status: 0, signal: null });
  const events = serving.events();
  expect(countOf(events, 'repair-claimed')).toBe(5);
  expect(countOf(events, 'repair-finished')).toBe(5);
  expect(events.at(-1)?.event).toBe('serve-stopped');
  expect(statesIn(at.desk).toSorted()).toEqual([...Array(5).fill('fulfilled'), 'queued', 'queued']);
}, 60_000);

test.concurrent('what does not end within the limit is given back, and costs no attempt', async () => {
  using at = slowDesk(2, 60, 0.5);
  await using serving = serveDesk(at.desk, '--settle', '0');
  await serving.until(has('repair-claimed', 2));
  serving.kill('SIGTERM');
  expect(await serving.ended).toEqual({ status: 0, signal: null });
  expect(countOf(serving.events(), 'repair-released')).toBe(2);
  const db = new Database(join(at.desk, 'ozma.db'), { readonly: true });
  expect(db.prepare('select state, counted from repair').all()).toEqual([
    { state: 'queued', counted: 0 },
    { state: 'queued', counted: 0 },
  ]);
  expect(db.prepare('select count(*) as n from serve_state').get()).toEqual({ n: 0 });
  db.close();
}, 60_000);

test.concurrent.each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)(
  'a second %s ends at once with %i, and the programs that repair go with it',
  async (signal, status) => {
    using at = slowDesk(1, 60, 60);
    await using serving = serveDesk(at.desk, '--settle', '0');
    await serving.until(has('repair-claimed'));
    await eventually(() => pidsIn(at.desk).length === 1, 'the program that repairs');
    serving.kill(signal);
    await serving.until(has('serve-stopping'));
    await pause(400);
    const sinceMs = performance.now();
    serving.kill(signal);
    expect(await serving.ended).toEqual({ status, signal: null });
    expect(performance.now() - sinceMs).toBeLessThan(20_000);
    await eventually(() => pidsIn(at.desk).every((pid) => !isRunning(pid)), 'the end of the program');
  },
  60_000,
);

test.concurrent('a repair that hangs in a system call does not keep the process from ending', async () => {
  using at = makeDesk({ tickets: 1, yaml: '' });
  const yaml = 'repairs:\n  bunny:\n    way: module\n    module: hang.mjs\n    timeLimit: 1\n';
  writeFileSync(join(at.desk, 'ozma.yaml'), `serve:\n  scan: 0.5\n${yaml}`);
  execFileSync('mkfifo', [join(at.desk, 'fifo')]);
  const opening = `openSync(${JSON.stringify(join(at.desk, 'fifo'))}, 'r')`;
  writeFileSync(join(at.desk, 'hang.mjs'), `import { openSync } from 'node:fs';\nexport default () => ${opening};\n`);
  deliver(join(at.desk, 'inbox'), 0);
  await using serving = serveDesk(at.desk, '--settle', '0');
  await serving.until(has('repair-postponed'));
  serving.kill('SIGTERM');
  expect(await serving.ended).toEqual({ status: null, signal: 'SIGKILL' });
  expect(serving.events().at(-1)?.event).toBe('serve-stopped');
  expect(serving.stderr()).toContain('a thread hangs in the system');
}, 60_000);

const pidsIn = (desk: string): readonly number[] => readdirSync(join(desk, 'pids')).map(Number);

const isRunning = (pid: number): boolean => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ')[1]?.[0] !== 'Z';
  } catch {
    return false;
  }
};

test('two signals that come together are one: npm passes on what the terminal sent to both', async () => {
  using at = slowDesk(1, 1, 20);
  await using serving = serveDesk(at.desk, '--settle', '0');
  await serving.until(has('repair-claimed'));
  serving.kill('SIGINT');
  serving.kill('SIGINT');
  await pause(20);
  serving.kill('SIGINT');
  expect(await serving.ended).toEqual({ status: 0, signal: null });
  expect(countOf(serving.events(), 'repair-finished')).toBe(1);
}, 60_000);

test('a desk is served by one process; after kill -9 the next takes its place and its claims', async () => {
  using at = slowDesk(1, 60, 0);
  await using killed = serveDesk(at.desk, '--settle', '0');
  await killed.until(has('repair-claimed'));
  await using second = serveDesk(at.desk);
  await using listing = runOzma(['--desk', at.desk, 'status', '--json']);
  expect(await second.ended).toEqual({ status: 2, signal: null });
  expect(second.stderr()).toContain(`Process ${killed.pid} on `);
  expect((await listing.ended).status).toBe(0);
  killed.kill('SIGKILL');
  await killed.ended;
  await using next = serveDesk(at.desk, '--settle', '0');
  const events = await next.until(has('repair-claimed'));
  expect(countOf(events, 'repair-lapsed')).toBe(1);
  next.kill('SIGTERM');
  expect((await next.ended).status).toBe(0);
}, 60_000);
