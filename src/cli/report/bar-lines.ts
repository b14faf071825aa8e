import { cellWidth } from '../cell-width.ts';
import { fitTo } from '../fit.ts';
import { widestOf } from '../table.ts';
import { barOf, sparkLine } from './charts.ts';

/** One line of a chart: what is counted, its figure, and where there is one its course by week. */
export type BarRow = {
  readonly name: string;
  readonly figure: string;
  readonly value: number;
  readonly byWeek: readonly number[];
};

const indent = '  ';
const widestName = 28;
/** Longer bars tell no more. */
const longestBar = 40;
/** Room that a name leaves for figure and bar. */
const besides = 14;

const right = (text: string, width: number): string => ' '.repeat(Math.max(0, width - cellWidth(text))) + text;

/** How many of some weeks a chart of a line's width shows, the last ones: a third of what is left beside names and figures. */
export const weeksShown = (weeks: number, room: number): number =>
  weeks < 2 ? 0 : Math.min(weeks, Math.floor(room / 3));

/** How the lines of one or several charts are laid out, so that all stand below one another. */
export type BarLayout = {
  readonly names: number;
  readonly figures: number;
  readonly weeks: number;
  readonly bars: number;
  readonly most: number;
};

/** Lays out lines of a width in cells. */
export const barLayout = (rows: readonly BarRow[], width: number): BarLayout => {
  const names = Math.min(widestOf(rows.map(({ name }) => name)), widestName, Math.max(4, width - besides));
  const figures = widestOf(rows.map(({ figure }) => figure));
  const room = Math.max(0, width - indent.length - names - 1 - figures - 1);
  const weeks = weeksShown(Math.max(0, ...rows.map(({ byWeek }) => byWeek.length)), room);
  const most = Math.max(0, ...rows.map(({ value }) => value));
  const bars = Math.min(longestBar, weeks === 0 ? room : room - weeks - 1);
  return { names, figures, weeks, bars, most };
};

/** One line: name, figure, bar, and the last weeks at the right. */
export const barLine = ({ name, figure, value, byWeek }: BarRow, layout: BarLayout): string => {
  const { names, figures, weeks, bars, most } = layout;
  const bar = barOf(value, most, bars);
  const head = `${indent}${fitTo(name, names)} ${right(figure, figures)} `;
  return weeks === 0 ? `${head}${bar}`.trimEnd() : `${head}${fitTo(bar, bars)} ${sparkLine(byWeek.slice(-weeks))}`;
};
