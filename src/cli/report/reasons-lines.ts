import type { CodeTotals, ReasonsReport } from '../../report/reasons.ts';
import { tint } from '../output.ts';
import { type BarRow, barLayout, barLine } from './bar-lines.ts';
import { faintLines, firstShown, moreLines, type Showing, wordsOf } from './shown-report.ts';

type Group = 'folder' | 'item' | 'waived';

const groupOf = ({ isWaived, about }: CodeTotals): Group => (isWaived ? 'waived' : about);

const rowOf = ({ code, total, byWeek }: CodeTotals): BarRow => ({
  name: code,
  figure: `${total}`,
  value: total,
  byWeek,
});

/** Reasons as bars, by what they are about, with their course by week. */
export const reasonsLines = ({ weeks, codes }: ReasonsReport, showing: Showing): readonly string[] => {
  const words = wordsOf(showing);
  const groups = [...Map.groupBy(codes, groupOf)].map(([group, of]) => ({ group, of, shown: firstShown(of, showing) }));
  const layout = barLayout(
    groups.flatMap(({ shown }) => shown.map(rowOf)),
    showing.page.width,
  );
  const seen = layout.weeks === 0 ? [] : weeks.slice(-layout.weeks);
  const [first, last] = [seen[0]?.name, seen.at(-1)?.name];
  return [
    ...(first === undefined || last === undefined ? [] : faintLines(words.weeks(first, last), showing)),
    ...groups.flatMap(({ group, of, shown }) => [
      tint(showing.page.stream, 'strong', words.reasons[group]),
      ...shown.map((one) => barLine(rowOf(one), layout)),
      ...moreLines('reasons', of.length - shown.length, showing),
    ]),
  ];
};
