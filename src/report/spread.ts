import type { Durations } from '../store/report-reads.ts';

/** How durations in whole seconds are spread: exact quantiles by nearest rank, so that each is a duration that occurred; null where there is none. */
export type Spread = {
  readonly count: number;
  readonly median: number | null;
  readonly p95: number | null;
  readonly max: number | null;
};

/** The shortest duration that at least so many per cent of all do not exceed. */
const quantile = (durations: Durations, count: number, percent: number): number | null => {
  const rank = Math.ceil((count * percent) / 100);
  let seen = 0;
  for (const [seconds, times] of durations) {
    seen += times;
    if (seen >= rank) return seconds;
  }
  return null;
};

/** The spread of durations that come shortest first. */
export const spreadOf = (durations: Durations): Spread => {
  const count = durations.reduce((sum, [, times]) => sum + times, 0);
  return {
    count,
    median: quantile(durations, count, 50),
    p95: quantile(durations, count, 95),
    max: durations.at(-1)?.[0] ?? null,
  };
};

/** Durations of many slices together; what is remembered grows with how many different ones there are, in whole seconds. */
export type AllDurations = { readonly add: (durations: Durations) => void; readonly sorted: () => Durations };

/** Adds durations up. */
export const openAllDurations = (): AllDurations => {
  const counts = new Map<number, number>();
  return {
    add: (durations) => {
      for (const [seconds, times] of durations) counts.set(seconds, (counts.get(seconds) ?? 0) + times);
    },
    sorted: () => [...counts].sort(([a], [b]) => a - b),
  };
};
