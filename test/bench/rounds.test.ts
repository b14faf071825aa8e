import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { figureTable } from '../../bench/figure-table.ts';
import { judgeLine, type Limit, type Line } from '../../bench/figures.ts';
import { figuresOf, measureRounds, type Work } from '../../bench/rounds.ts';

const dir = mkdtempSync(join(tmpdir(), 'ozma-rounds-'));
afterAll(() => rmSync(dir, { recursive: true }));

const node = (script: string): readonly string[] => [process.execPath, '-e', script];
const burning = node('const end = performance.now() + 600; while (performance.now() < end);');
const hoarding = node(`const kept = []; for (let n = 0; n < 40; n += 1) kept.push(Buffer.alloc(10_000_000, n));
  const end = performance.now() + 300; while (performance.now() < end); if (kept.length < 40) process.exit(9)`);

const told: string[] = [];
const measured = (works: readonly Work[]) => {
  told.length = 0;
  return measureRounds(works, { runs: 2, out: join(dir, 'out'), tell: (text) => told.push(text) });
};

const lineOf = (given: Partial<Line>): Line => ({
  ...{ target: 'P1', work: 'check', size: '9 folders', unit: 's', ours: [], peer: null, limit: null },
  ...given,
});
const atMost = (value: number): Limit => ({ of: 'ratio', is: 'at most', value });

it('a program that was made slow misses its target, and the one that it is beside does not', async () => {
  const taken = await measured([
    { name: 'quick', command: node('0') },
    { name: 'slow', command: burning },
  ]);
  const [quick, slow] = [figuresOf(taken, 'quick', 's'), figuresOf(taken, 'slow', 's')];
  const limit = { of: 'ours', is: 'at least', value: 0.6 } as const;
  expect(judgeLine(lineOf({ ours: slow, limit })).isMet).toBe(true);
  expect(judgeLine(lineOf({ ours: slow, peer: { name: 'quick', figures: quick }, limit: atMost(1) })).isMet).toBe(
    false,
  );
  expect(judgeLine(lineOf({ ours: quick, peer: { name: 'slow', figures: slow }, limit: atMost(1) })).isMet).toBe(true);
});

it('a program that was made to hoard memory is seen to', async () => {
  const taken = await measured([{ name: 'hoarding', command: hoarding }]);
  const ours = figuresOf(taken, 'hoarding', 'MB');
  expect(Math.min(...ours)).toBeGreaterThan(400);
  expect(judgeLine(lineOf({ unit: 'MB', ours, limit: { of: 'ours', is: 'below', value: 300 } })).isMet).toBe(false);
});

it('every second round goes the other way, so that none always comes after the same one', async () => {
  const order: string[] = [];
  const work = (name: string): Work => ({ name, command: node('0'), before: () => void order.push(name) });
  await measured([work('a'), work('b')]);
  expect(order).toEqual(['a', 'b', 'b', 'a']);
});

it('a program that is not there is said to be missing, in the telling and in the table', async () => {
  const taken = await measured([
    { name: 'ours', command: node('0') },
    { name: 'theirs', command: ['no-such-program-as-this'] },
  ]);
  expect(told).toContain('theirs: MISSING; no-such-program-as-this is not installed');
  const peer = { name: 'theirs', figures: figuresOf(taken, 'theirs', 's') };
  const judged = judgeLine(lineOf({ ours: figuresOf(taken, 'ours', 's'), peer, limit: atMost(1) }));
  expect(judged.isMet).toBe(null);
  expect(figureTable([judged])).toMatch(/theirs: missing \| – \| ≤ 1 × \| not measured/u);
});

it('a program that fails counts as missing, whatever it took', async () => {
  const taken = await measured([{ name: 'failing', command: node('process.exit(3)') }]);
  expect([...taken.keys()]).toEqual([]);
  expect(told[0]).toContain('FAILED, and counts as missing');
});

it('a ratio is the middle of the rounds’ own pairs, not that of two middles', () => {
  const { ratio, our } = judgeLine(lineOf({ ours: [1, 4, 10], peer: { name: 'peer', figures: [1, 2, 20] } }));
  expect(ratio).toEqual({ median: 1, min: 0.5, max: 2 });
  expect(our).toEqual({ median: 4, min: 1, max: 10 });
});
