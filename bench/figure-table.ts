import type { JudgedLine, Limit, Spread, Unit } from './figures.ts';

const grouped = (value: number): string => Math.round(value).toLocaleString('en').replaceAll(',', ' ');

const digits = (value: number): string => {
  if (value >= 1000) return grouped(value);
  if (value >= 100) return value.toFixed(0);
  return value.toFixed(value >= 10 ? 1 : 2);
};

const withUnit = (text: string, unit: Unit): string => (unit === '/s' ? `${text}/s` : `${text} ${unit}`);

const figure = (spread: Spread | null, unit: Unit): string =>
  spread === null ? 'missing' : withUnit(digits(spread.median), unit);

const ratioText = (ratio: Spread | null): string => {
  if (ratio === null) return '–';
  const { median, min, max } = ratio;
  return min === max ? `${median.toFixed(2)} ×` : `${median.toFixed(2)} × (${min.toFixed(2)}–${max.toFixed(2)})`;
};

const signs = { 'at most': '≤', 'at least': '≥', below: '<' } as const;

const limitText = (limit: Limit | null, unit: Unit): string => {
  if (limit === null) return '–';
  const value = limit.of === 'ratio' ? `${limit.value} ×` : withUnit(grouped(limit.value), unit);
  return `${signs[limit.is]} ${value}`;
};

const metText = ({ isMet, limit }: JudgedLine): string => {
  if (isMet === null) return limit === null ? '–' : 'not measured';
  return isMet ? 'yes' : '**no**';
};

const rowOf = (line: JudgedLine): string => {
  const { target, work, size, unit, our, their, peer, ratio, limit } = line;
  const theirs = peer === null ? '–' : `${peer.name}: ${figure(their, unit)}`;
  const cells = [
    target,
    work,
    size,
    figure(our, unit),
    theirs,
    ratioText(ratio),
    limitText(limit, unit),
    metText(line),
  ];
  return `| ${cells.join(' | ')} |`;
};

/** The Markdown table of works: medians of all rounds, and the ratio of each round's own pair. */
export const figureTable = (lines: readonly JudgedLine[]): string =>
  [
    '| # | work | of | ours | peer | ratio (least–most) | target | met |',
    '|---|---|---|---|---|---|---|---|',
    ...lines.map(rowOf),
  ].join('\n');
