import type { Life, Sample } from './sample.ts';

/** What is looked at, in its unit. */
type Measure = 'rssMb' | 'fds' | 'threads';

/** How much may be gained in all over the time that is looked at; of memory, as a part of its level at the beginning. */
export type Limits = {
  readonly rssShare: number;
  readonly fds: number;
  readonly threads: number;
  /** How much of a life is left out for the process to warm up, from 0 to 1. */
  readonly warmUp: number;
};

/** A life of a few minutes is all warming up, and the threads that repair, with five descriptors each, come and go: only what is plain to see is a leak. */
const shortLife: Limits = { rssShare: 0.35, fds: 20, threads: 6, warmUp: 0.4 };

/** Reliability asks for memory that is flat within a tenth, and for not one descriptor or thread more. */
const longLife: Limits = { rssShare: 0.1, fds: 4, threads: 1.5, warmUp: 0.25 };

/** From when on a life is long, in milliseconds. */
const longMs = 10 * 60_000;

/** What may grow in a life of such a length. */
export const limitsFor = ({ samples }: Life): Limits =>
  (samples.at(-1)?.atMs ?? 0) - (samples[0]?.atMs ?? 0) < longMs ? shortLife : longLife;

/** One measure over a life after its warm-up: its level at both ends, and how much it gained by its trend. */
type Trend = { readonly first: number; readonly last: number; readonly gained: number };

/** How a process grew; `faults` names what grew beyond its limit. */
export type Growth = Readonly<Record<Measure, Trend>> & { readonly faults: readonly string[] };

const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? 0;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? 0)) / 2;
};

/**
 * The slope of a line through points by Theil and Sen: the median of the slopes between all pairs. A third of the points may lie anywhere, as they do while
 * a nemesis is at work, and it does not move.
 */
export const theilSenSlope = (points: readonly (readonly [x: number, y: number])[]): number =>
  median(
    points.flatMap(([x, y], at) => points.slice(at + 1).flatMap(([x2, y2]) => (x2 > x ? [(y2 - y) / (x2 - x)] : []))),
  );

/** How many of the first and of the last samples tell the level at either end. */
const endsOf = 15;

/** The most points that slopes are taken between: pairs are many. */
const mostPoints = 600;

const trendOf = (samples: readonly Sample[], measure: Measure): Trend => {
  const step = Math.max(1, Math.ceil(samples.length / mostPoints));
  const points = samples.filter((_, at) => at % step === 0).map((one) => [one.atMs, one[measure]] as const);
  const values = samples.map((one) => one[measure]);
  const spanMs = (samples.at(-1)?.atMs ?? 0) - (samples[0]?.atMs ?? 0);
  return {
    first: median(values.slice(0, endsOf)),
    last: median(values.slice(-endsOf)),
    gained: theilSenSlope(points) * spanMs,
  };
};

/** Which descriptors are more at the end than at the beginning. */
const moreFdsIn = (samples: readonly Sample[]): string => {
  const before = samples[0]?.fdKinds;
  const more = [...(samples.at(-1)?.fdKinds ?? [])].flatMap(([kind, count]) => {
    const gained = count - (before?.get(kind) ?? 0);
    return gained > 0 ? [`${kind} +${gained}`] : [];
  });
  return more.join(', ');
};

/** Looks whether a process grew in the course of its life: memory, descriptors, threads. */
export const growthOf = ({ pid, samples }: Life, limits: Limits): Growth => {
  const [from, to] = [samples[0]?.atMs ?? 0, samples.at(-1)?.atMs ?? 0];
  const warm = samples.filter(({ atMs }) => atMs >= from + (to - from) * limits.warmUp);
  const trends = {
    rssMb: trendOf(warm, 'rssMb'),
    fds: trendOf(warm, 'fds'),
    threads: trendOf(warm, 'threads'),
  };
  const faults = (['rssMb', 'fds', 'threads'] as const).flatMap((measure) => {
    const { first, last, gained } = trends[measure];
    const most = measure === 'rssMb' ? first * limits.rssShare : limits[measure];
    if (gained <= most) return [];
    const told = `from ${first.toFixed(0)} to ${last.toFixed(0)}, ${gained.toFixed(1)} by its trend`;
    const more = measure === 'fds' ? ` (${moreFdsIn(warm)})` : '';
    return [`process ${pid}: ${measure} grew ${told}; ${most.toFixed(1)} may be${more}`];
  });
  return { ...trends, faults };
};
