import { cellWidth, isPlain } from './cell-width.ts';

/** Pads or cuts text to a width in terminal cells; a Japanese letter takes two. */
export const fitTo = (text: string, width: number): string => {
  if (cellWidth(text) <= width) return text + ' '.repeat(width - cellWidth(text));
  let cut = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (cellWidth(cut + segment) > width - 1) break;
    cut += segment;
  }
  return `${cut}…${' '.repeat(Math.max(0, width - cellWidth(cut) - 1))}`;
};

const wide = /[\u3000-\u9fff\uac00-\ud7a3\uff00-\uff60]/u;

/** The letters that meet where one piece of text follows another. */
const border = (before: string, after: string): string => before.slice(-1) + after.slice(0, 1);

/** What may not begin a line of Japanese, and what may not end one (kinsoku, JIS X 4051). */
const neverFirst = /^[、。，．：；）」』】！？]/u;
const neverLast = /[（「『【]$/u;

/** Cuts text into what must stay together: words with what clings to them, single letters of Japanese, white space. */
const unbreakable = (text: string): readonly string[] => {
  if (isPlain(text)) return text.match(/ +|[^ ]+/g) ?? [];
  const units: string[] = [];
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) {
    const last = units.at(-1);
    const isOneWord =
      last !== undefined && !/\s$/u.test(last) && !/^\s/u.test(segment) && !wide.test(border(last, segment));
    const isHeld = last !== undefined && (neverFirst.test(segment) || neverLast.test(last));
    if (isOneWord || isHeld) units[units.length - 1] = last + segment;
    else units.push(segment);
  }
  return units;
};

/** Breaks text into lines of at most `width` cells: at spaces, and between letters where Japanese may be broken. */
export const wrap = (text: string, width: number): readonly string[] => {
  const lines: string[] = [];
  let line = '';
  for (const unit of unbreakable(text)) {
    if (line !== '' && cellWidth(line + unit.trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = unit.trimStart();
    } else line += unit;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line.trimEnd()];
};
