import type { RepeatsReport } from '../../report/repeats.ts';
import type { OwnerRepeats } from '../../store/report-reads.ts';
import { shown } from '../../texts/shown.ts';
import { indented } from '../table.ts';
import { barLayout, barLine } from './bar-lines.ts';
import { firstShown, moreLines, type Showing, wordsOf } from './shown-report.ts';

const kinds = ['duplicates', 'changedResends', 'reusedNotes', 'itemsSentTwice'] as const;

/** What somebody sent again, by kind; not where all of them are shown shortly. */
const kindLines = (one: OwnerRepeats, showing: Showing): readonly string[] => {
  if (showing.isShort) return [];
  const words = wordsOf(showing);
  const told = kinds.filter((kind) => one[kind] > 0).map((kind) => words.repeats[kind](one[kind]));
  return indented(told.join(words.comma), 4, showing.page.width);
};

/** Who sent something again, as bars. */
export const repeatsLines = ({ owners }: RepeatsReport, showing: Showing): readonly string[] => {
  const words = wordsOf(showing);
  const rows = firstShown(owners, showing).map((one) => {
    const figure = words.repeats.of(one.repeated, one.submissions);
    return { one, row: { name: shown(one.owner), figure, value: one.repeated, byWeek: [] } };
  });
  const layout = barLayout(
    rows.map(({ row }) => row),
    showing.page.width,
  );
  return [
    ...rows.flatMap(({ one, row }) => [barLine(row, layout), ...kindLines(one, showing)]),
    ...moreLines('repeats', owners.length - rows.length, showing),
  ];
};
