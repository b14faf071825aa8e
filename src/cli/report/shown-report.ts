import type { ReportName } from '../../report/reports.ts';
import type { ReportWords } from '../../texts/report-words.ts';
import { reportWordsIn } from '../../texts/report-words-in.ts';
import { tint } from '../output.ts';
import type { Page } from '../page.ts';
import { indented } from '../table.ts';

/** How a report is shown: on which page, shortly beside others or by itself, and whether figures stand in place of shades. */
export type Showing = { readonly page: Page; readonly isShort: boolean; readonly figures: boolean };

/** Lines of a kind beside other reports, and by itself: more is for a file. */
const mostLines = { short: 5, alone: 40 } as const;

/** The words of a page. */
export const wordsOf = ({ page }: Showing): ReportWords => reportWordsIn(page.language);

/** Text of less weight below a heading, wrapped to the page. */
export const faintLines = (text: string, { page }: Showing): readonly string[] =>
  indented(text, 2, page.width).map((line) => tint(page.stream, 'faint', line));

/** The first of what is shown. */
export const firstShown = <T>(all: readonly T[], { isShort }: Showing): readonly T[] =>
  all.slice(0, isShort ? mostLines.short : mostLines.alone);

/** Says how many more there are than are shown, and how to see them. */
export const moreLines = (name: ReportName, left: number, showing: Showing): readonly string[] =>
  left === 0
    ? []
    : faintLines(wordsOf(showing).more(left, `ozma report ${name}${showing.isShort ? '' : ' --format csv'}`), showing);
