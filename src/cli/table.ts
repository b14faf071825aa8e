import { cellWidth } from './cell-width.ts';
import { fitTo, wrap } from './fit.ts';

const gap = '  ';
const narrowest = 4;

/** As narrow as the last column gets before others give way: room for one item. */
const lastRoom = 14;

/**
 * Widths in cells for columns, each as wide as its longest text. Where that is too much for a line, the last column gives way first, for it
 * tells the details, and then the widest ones.
 */
export const columnWidths = (rows: readonly (readonly string[])[], lineWidth: number): readonly number[] => {
  const count = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: count }, (_, column) =>
    Math.max(1, ...rows.map((row) => cellWidth(row[column] ?? ''))),
  );
  const room = lineWidth - gap.length * (count - 1);
  for (;;) {
    const widest = Math.max(...widths);
    if (widest <= narrowest || widths.reduce((sum, width) => sum + width, 0) <= room) return widths;
    const last = widths.at(-1) ?? 0;
    if (last > lastRoom) widths[widths.length - 1] = last - 1;
    else widths[widths.lastIndexOf(widest)] = widest - 1;
  }
};

/** One row on one line; what is too long for its column is cut and ends with `…`. */
export const rowLine = (cells: readonly string[], widths: readonly number[]): string =>
  cells
    .map((cell, column) => fitTo(cell, widths[column] ?? 0))
    .join(gap)
    .trimEnd();

/** Text below a heading, wrapped to a line's width and indented by so many cells. */
export const indented = (text: string, indent: number, lineWidth: number): readonly string[] =>
  text
    .split('\n')
    .flatMap((line) => wrap(line, lineWidth - indent))
    .map((line) => (line === '' ? '' : ' '.repeat(indent) + line));

/** A heading and what it is about, beside each other; further lines stand under the first. */
export const beside = (heading: string, text: string, widths: { readonly heading: number; readonly line: number }) => {
  const [first = '', ...more] = wrap(text, Math.max(narrowest, widths.line - widths.heading - gap.length));
  return [
    `${fitTo(heading, widths.heading)}${gap}${first}`.trimEnd(),
    ...more.map((line) => ' '.repeat(widths.heading + gap.length) + line),
  ];
};

/** The width of the widest of some texts in cells. */
export const widestOf = (texts: readonly string[]): number => Math.max(0, ...texts.map((text) => cellWidth(text)));
