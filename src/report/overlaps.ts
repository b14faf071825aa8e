import type { Span } from '../domain/spans.ts';

/** Tells with which of some spans, by their places, another one has seconds in common, and how many. */
export type Overlaps = (span: Span) => readonly (readonly [place: number, seconds: number])[];

/** How many spans of a list in order of their beginnings begin before a second. */
const begunBefore = (second: number, sorted: readonly Span[]): number => {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle]?.from ?? 0) < second) low = middle + 1;
    else high = middle;
  }
  return low;
};

/** Remembers spans so that a look costs as much as it finds, and not as many spans as there are. */
export const openOverlaps = (spans: readonly Span[]): Overlaps => {
  const sorted = spans.map((span, place) => ({ ...span, place })).sort((a, b) => a.from - b.from);
  let latest = Number.NEGATIVE_INFINITY;
  /** The latest end of each span and of those that began before it. */
  const ends = sorted.map(({ to }) => {
    latest = Math.max(latest, to);
    return latest;
  });
  return ({ from, to }) => {
    const found: (readonly [number, number])[] = [];
    for (let index = begunBefore(to, sorted) - 1; index >= 0 && (ends[index] ?? from) > from; index -= 1) {
      const span = sorted[index];
      if (span === undefined) break;
      const seconds = Math.min(to, span.to) - Math.max(from, span.from);
      if (seconds > 0) found.push([span.place, seconds]);
    }
    return found;
  };
};
