const eighths = ['', '▏', '▎', '▍', '▌', '▋', '▊', '▉'] as const;
const heights = ['▁', '▂', '▃', '▄', '▅', '▆', '▇', '█'] as const;
const shades = ['░', '▒', '▓', '█'] as const;

/** What stands where there is nothing, so that nothing is never taken for little. */
const none = '·';

/** A bar of so many cells at most for a share of the greatest value; what is not nothing has at least an eighth of a cell. */
export const barOf = (value: number, most: number, cells: number): string => {
  if (value <= 0 || most <= 0 || cells <= 0) return '';
  const all = Math.max(1, Math.round((value / most) * cells * 8));
  return '█'.repeat(Math.floor(all / 8)) + (eighths[all % 8] ?? '');
};

/** Which of so many steps a value is on: the greatest on the last, what is not nothing at least on the first; null for nothing. */
const stepOf = (value: number, most: number, steps: number): number | null =>
  value <= 0 || most <= 0 ? null : Math.min(steps - 1, Math.ceil((value / most) * steps) - 1);

/** Values as one line, a cell each; null where there was nothing to measure. */
export const sparkLine = (values: readonly (number | null)[]): string => {
  const most = Math.max(0, ...values.map((value) => value ?? 0));
  return values
    .map((value) => {
      if (value === null) return none;
      const step = stepOf(value, most, heights.length);
      return step === null ? none : (heights[step] ?? none);
    })
    .join('');
};

/** How dark a cell of a heat map is. */
export const shadeOf = (value: number, most: number): string => {
  const step = stepOf(value, most, shades.length);
  return step === null ? none : (shades[step] ?? none);
};
