import type { ArrivalsReport } from '../../report/arrivals.ts';
import { fitTo } from '../fit.ts';
import { widestOf } from '../table.ts';
import { shadeOf } from './charts.ts';
import { faintLines, type Showing, wordsOf } from './shown-report.ts';

const indent = '  ';
const hours = Array.from({ length: 24 }, (_, hour) => hour);
/** From this width on, an hour takes two cells. */
const wideFrom = 64;

const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

const shadeLines = (counts: ArrivalsReport['counts'], most: number, showing: Showing): readonly string[] => {
  const { weekdays } = wordsOf(showing).arrivals;
  const names = widestOf(weekdays);
  const cells = showing.page.width >= wideFrom ? 2 : 1;
  const marks = [0, 6, 12, 18].map((hour) => fitTo(`${hour}`, 6 * cells)).join('');
  const rows = counts.map((of, weekday) => {
    const map = of.map((count) => shadeOf(count, most).repeat(cells)).join('');
    return `${indent}${fitTo(weekdays[weekday] ?? '', names)} ${map} ${sumOf(of)}`;
  });
  return [`${indent}${' '.repeat(names)} ${marks}`.trimEnd(), ...rows];
};

/** Hours from top to bottom, so that figures have room on the narrowest page. */
const figureLines = (counts: ArrivalsReport['counts'], most: number, showing: Showing): readonly string[] => {
  const { weekdays } = wordsOf(showing).arrivals;
  const cells = Math.max(widestOf(weekdays), `${most}`.length);
  const line = (head: string, texts: readonly string[]): string =>
    `${indent}${head.padStart(2)}${texts.map((text) => ` ${' '.repeat(Math.max(0, cells - widestOf([text])))}${text}`).join('')}`;
  return [
    line('', weekdays),
    ...hours.map((hour) =>
      line(
        `${hour}`,
        counts.map((of) => ((of[hour] ?? 0) === 0 ? '·' : `${of[hour]}`)),
      ),
    ),
  ];
};

/** When folders came, as a map of weekdays and hours: in shades, or in figures. */
export const arrivalsLines = ({ counts }: ArrivalsReport, showing: Showing): readonly string[] => {
  const most = Math.max(0, ...counts.flat());
  if (showing.figures) return figureLines(counts, most, showing);
  return [...shadeLines(counts, most, showing), ...faintLines(wordsOf(showing).arrivals.most(most), showing)];
};
