import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openAllDurations, spreadOf } from '../../src/report/spread.ts';

/** The nearest rank, looked up in every single duration. */
const nearestRank = (sorted: readonly number[], percent: number): number | null =>
  sorted.find((_, index) => (index + 1) * 100 >= percent * sorted.length) ?? null;

const seconds = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 200 });

describe('a spread', () => {
  it('is that of the single durations, sorted, in however many parts they come', () => {
    fc.assert(
      fc.property(fc.array(seconds, { maxLength: 4 }), (parts) => {
        const all = openAllDurations();
        for (const part of parts) {
          const counts = Map.groupBy(part, (one) => one);
          all.add([...counts].map(([one, times]) => [one, times.length] as const).sort(([a], [b]) => a - b));
        }
        const sorted = parts.flat().sort((a, b) => a - b);
        expect(spreadOf(all.sorted())).toEqual({
          count: sorted.length,
          median: nearestRank(sorted, 50),
          p95: nearestRank(sorted, 95),
          max: sorted.at(-1) ?? null,
        });
      }),
    );
  });

  it.each([
    [[], { count: 0, median: null, p95: null, max: null }],
    [[[7, 1]], { count: 1, median: 7, p95: 7, max: 7 }],
    [
      [
        [1, 1],
        [9, 1],
      ],
      { count: 2, median: 1, p95: 9, max: 9 },
    ],
    [
      [
        [1, 19],
        [9, 1],
      ],
      { count: 20, median: 1, p95: 1, max: 9 },
    ],
    [
      [
        [1, 18],
        [9, 2],
      ],
      { count: 20, median: 1, p95: 9, max: 9 },
    ],
  ] as const)('of %j is by nearest rank', (durations, spread) => {
    expect(spreadOf(durations)).toEqual(spread);
  });
});
