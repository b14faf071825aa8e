import { median } from './measure.ts';

/** What is measured of a work: time, memory, or how many of something in a second. */
export type Unit = 's' | 'ms' | 'MB' | '/s';

/** What is asked of a figure: of ours alone, or of ours against the peer's. */
export type Limit = {
  readonly of: 'ours' | 'ratio';
  readonly is: 'at most' | 'at least' | 'below';
  readonly value: number;
};

/** One work beside one peer: a figure of each in each round. A peer that is not there, or failed, has no figures. */
export type Line = {
  /** The target that it belongs to, `P1` to `P9`; empty for what is shown beside them. */
  readonly target: string;
  readonly work: string;
  /** What was worked on, in words. */
  readonly size: string;
  readonly unit: Unit;
  readonly ours: readonly number[];
  readonly peer: { readonly name: string; readonly figures: readonly number[] } | null;
  readonly limit: Limit | null;
};

/** The middle of some figures, with the least and the most of them. */
export type Spread = { readonly median: number; readonly min: number; readonly max: number };

/** A line with what its figures come to. `isMet` is null where nothing is asked, or where it could not be measured. */
export type JudgedLine = Line & {
  readonly our: Spread | null;
  readonly their: Spread | null;
  /** Of each round's own pair. */
  readonly ratio: Spread | null;
  readonly isMet: boolean | null;
};

const spreadOf = (figures: readonly number[]): Spread | null =>
  figures.length === 0 ? null : { median: median(figures), min: Math.min(...figures), max: Math.max(...figures) };

const holds = (figure: number, { is, value }: Limit): boolean => {
  switch (is) {
    case 'at most':
      return figure <= value;
    case 'at least':
      return figure >= value;
    case 'below':
      return figure < value;
  }
};

/** Sums up a line and tells whether its target is met: by the median of the rounds. */
export const judgeLine = (line: Line): JudgedLine => {
  const { ours, peer, limit } = line;
  const theirs = peer?.figures ?? [];
  const ratios = ours.flatMap((own, round) => {
    const other = theirs[round];
    return other === undefined ? [] : [own / other];
  });
  const [our, ratio] = [spreadOf(ours), spreadOf(ratios)];
  const judged = limit?.of === 'ratio' ? ratio : our;
  return {
    ...line,
    our,
    their: spreadOf(theirs),
    ratio,
    isMet: limit === null || judged === null ? null : holds(judged.median, limit),
  };
};
