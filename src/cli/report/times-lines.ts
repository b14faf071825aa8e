import type { Spread } from '../../report/spread.ts';
import type { Times, TimesReport } from '../../report/times.ts';
import { fitTo } from '../fit.ts';
import { tint } from '../output.ts';
import { widestOf } from '../table.ts';
import { weeksShown } from './bar-lines.ts';
import { sparkLine } from './charts.ts';
import { faintLines, type Showing, wordsOf } from './shown-report.ts';

const quantiles = ['median', 'p95', 'max'] as const;
const indent = '  ';

type Side = 'verdict' | 'back';
type Layout = { readonly names: number; readonly durations: number; readonly weeks: number };

const layoutOf = ({ all, byWeek }: TimesReport, showing: Showing): Layout => {
  const words = wordsOf(showing);
  const told = quantiles
    .flatMap((quantile) => [all.verdict[quantile], all.back[quantile]])
    .filter((one) => one !== null);
  const names = widestOf(quantiles.map((quantile) => words.times[quantile]));
  const durations = widestOf(told.map(words.roughly));
  // Nothing but the chart stands at the right, so that it may take all of the room.
  const room = showing.page.width - indent.length - names - 2 - durations - 2;
  return { names, durations, weeks: weeksShown(byWeek.length, room * 3) };
};

const spreadLines = (side: Side, { all, byWeek }: TimesReport, on: { showing: Showing; layout: Layout }) => {
  const { names, durations, weeks } = on.layout;
  const words = wordsOf(on.showing);
  const lines = quantiles.map((quantile) => {
    const of = (spread: Spread) => spread[quantile];
    const course = weeks === 0 ? '' : sparkLine(byWeek.slice(-weeks).map((times: Times) => of(times[side])));
    const seconds = of(all[side]);
    const duration = seconds === null ? '–' : words.roughly(seconds);
    return `${indent}${fitTo(words.times[quantile], names)}  ${fitTo(duration, durations)}  ${course}`.trimEnd();
  });
  return [tint(on.showing.page.stream, 'strong', words.times[side](all[side].count)), ...lines];
};

/** How long it took, by quantile, with the course by week. */
export const timesLines = (report: TimesReport, showing: Showing): readonly string[] => {
  const words = wordsOf(showing);
  const layout = layoutOf(report, showing);
  const seen = layout.weeks === 0 ? [] : report.weeks.slice(-layout.weeks);
  const [first, last] = [seen[0]?.name, seen.at(-1)?.name];
  return [
    ...(first === undefined || last === undefined ? [] : faintLines(words.weeks(first, last), showing)),
    ...spreadLines('verdict', report, { showing, layout }),
    ...spreadLines('back', report, { showing, layout }),
    ...faintLines(words.times.apart(report.all.notBack, report.all.inTrash), showing),
  ];
};
