import { execFileSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openInspectPool } from '../../src/intake/inspect-pool.ts';
import { petDesk } from '../formats/pet-desk.ts';
import { openScratch } from '../workers/scratch.ts';

const poisonUrl = new URL('./poison-worker.ts', import.meta.url);

const openPoisoned = (timeoutMs = 5000) =>
  openInspectPool({ threads: 2, timeoutMs, policy: petDesk, receiptKey: null, workerUrl: poisonUrl });

const targets = (...labels: readonly string[]) => labels.map((label) => ({ path: `/nowhere/${label}`, label }));
const vanished = { kind: 'vanished' } as const;

test('the pool answers in the order of the entries, over several tasks', async () => {
  using scratch = openScratch();
  const labels = Array.from({ length: 300 }, (_, index) => `T-${index}`);
  for (const label of labels) scratch.write(`${label}/bunny-${label.slice(2)}.object`, label);
  await using pool = openInspectPool({ threads: 2, timeoutMs: 30_000, policy: petDesk, receiptKey: null });
  const outcomes = await pool.inspect(labels.map((label) => ({ path: `${scratch.dir}/${label}`, label })));
  expect(
    outcomes.map(
      (outcome) => outcome.kind === 'inspected' && [outcome.inspection.label, outcome.inspection.items[0]?.bytes],
    ),
  ).toEqual(labels.map((label) => [label, label.length]));
});

test('no entries at all are answered with none', async () => {
  await using pool = openPoisoned();
  expect(await pool.inspect([])).toEqual([]);
});

test.each([
  ['ends its thread', 'exit', /exit/],
  ['makes its thread throw', 'throw', /poisoned/],
  ['fills its thread’s memory', 'memory', /memory/],
])('an entry that %s is a fault and harms no other', async (_, label, why) => {
  await using pool = openPoisoned(60_000);
  const outcomes = await pool.inspect(targets('a', label, 'b', 'c'));
  expect(outcomes).toEqual([vanished, { kind: 'fault', why: expect.stringMatching(why) }, vanished, vanished]);
  expect(await pool.inspect(targets('d'))).toEqual([vanished]);
});

test('an entry that never comes back is a fault when its time is up, and harms no other', async () => {
  await using pool = openPoisoned(1500);
  const outcomes = await pool.inspect(targets('a', 'loop', 'b'));
  expect(outcomes).toEqual([vanished, { kind: 'fault', why: 'no answer within 1500 ms' }, vanished]);
});

test('several poisons in one batch are each told from the sound entries between them', async () => {
  await using pool = openPoisoned(60_000);
  const outcomes = await pool.inspect(targets('exit', 'a', 'throw', 'exit', 'b', 'throw'));
  expect(outcomes.map(({ kind }) => kind)).toEqual(['fault', 'vanished', 'fault', 'fault', 'vanished', 'fault']);
});

test.each(['once-exit', 'once-throw'])('an entry that breaks its thread once is read again: %s', async (label) => {
  using scratch = openScratch();
  await using pool = openPoisoned();
  expect(await pool.inspect([{ path: `${scratch.dir}/mark`, label }, ...targets('a')])).toEqual([vanished, vanished]);
});

test('an entry that failed is tried once more and then said to have failed', async () => {
  await using pool = openPoisoned();
  expect(await pool.inspect(targets('failing', 'a'))).toEqual([{ kind: 'failed', why: 'it kept changing' }, vanished]);
});

test('a worker that does not start is nobody’s fault: inspecting throws', async () => {
  const workerUrl = new URL('./no-such-worker.ts', import.meta.url);
  await using pool = openInspectPool({ threads: 1, timeoutMs: 5000, policy: petDesk, receiptKey: null, workerUrl });
  await expect(pool.inspect(targets('a'))).rejects.toThrow(/do not start/);
});

test('the time that threads take to start is not taken from the first folder', async () => {
  const workerUrl = new URL('./slow-start-worker.ts', import.meta.url);
  await using pool = openInspectPool({ threads: 1, timeoutMs: 500, policy: petDesk, receiptKey: null, workerUrl });
  expect(await pool.inspect(targets('a'))).toEqual([vanished]);
});

test('a pool that is disposed of gives up what is under way without calling it a fault', async () => {
  const pool = openPoisoned(60_000);
  await pool.inspect(targets('a'));
  const underWay = expect(pool.inspect(targets('loop'))).rejects.toThrow(/have been ended/);
  await pool[Symbol.asyncDispose]();
  await underWay;
  await expect(pool.inspect(targets('a'))).rejects.toThrow(/have been ended/);
});

test('a thread that hangs in a system call costs its entry a fault and does not hold up the end', async () => {
  using scratch = openScratch();
  const fifo = `${scratch.dir}/fifo`;
  execFileSync('mkfifo', [fifo]);
  const pool = openPoisoned(1000);
  expect(await pool.inspect([{ path: fifo, label: 'wedge' }, ...targets('a')])).toEqual([
    { kind: 'fault', why: 'no answer within 1000 ms' },
    vanished,
  ]);
  const hanging = pool.inspect([{ path: fifo, label: 'wedge' }]);
  const given = expect(hanging).rejects.toThrow(/have been ended/);
  await pool[Symbol.asyncDispose]();
  await given;
  // Lets the hanging threads go, or this process could never end.
  closeSync(openSync(fifo, 'r+'));
}, 20_000);
