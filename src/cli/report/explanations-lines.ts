import type { ExplanationsReport } from '../../report/explanations.ts';
import type { ExplanationCount } from '../../store/report-reads.ts';
import { barLayout, barLine } from './bar-lines.ts';
import { faintLines, firstShown, moreLines, type Showing, wordsOf } from './shown-report.ts';

/** Counts by a member of theirs, the greatest first. */
const added = <K extends 'code' | 'way'>(counts: readonly ExplanationCount[], member: K) => {
  const sums = new Map<ExplanationCount[K], number>();
  for (const one of counts) sums.set(one[member], (sums.get(one[member]) ?? 0) + one.count);
  return [...sums].sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
};

/** What was explained, as bars, and by what people asked. */
export const explanationsLines = ({ counts }: ExplanationsReport, showing: Showing): readonly string[] => {
  const words = wordsOf(showing);
  const codes = added(counts, 'code');
  const rows = firstShown(codes, showing).map(([code, count]) => ({
    name: code,
    figure: `${count}`,
    value: count,
    byWeek: [],
  }));
  const layout = barLayout(rows, showing.page.width);
  const ways = added(counts, 'way').map(([way, count]) => [words.explanations.ways[way], count] as const);
  return [
    ...rows.map((row) => barLine(row, layout)),
    ...moreLines('explanations', codes.length - rows.length, showing),
    ...faintLines(words.explanations.askedBy(ways), showing),
  ];
};
