import type { ReportWords } from '../../texts/report-words.ts';
import { reportWordsIn } from '../../texts/report-words-in.ts';
import { tint } from '../output.ts';
import type { Page } from '../page.ts';
import { indented } from '../table.ts';

/** How a report is shown: on which page, how many lines of a kind at most (null for all), and whether figures stand in place of shades. */
export type Showing = { readonly page: Page; readonly atMost: number | null; readonly figures: boolean };

/** The words of a page. */
export const wordsOf = ({ page }: Showing): ReportWords => reportWordsIn(page.language);

/** Text of less weight below a heading, wrapped to the page. */
export const faintLines = (text: string, { page }: Showing): readonly string[] =>
  indented(text, 2, page.width).map((line) => tint(page.stream, 'faint', line));

/** The first of what is shown. */
export const firstShown = <T>(all: readonly T[], { atMost }: Showing): readonly T[] =>
  atMost === null ? all : all.slice(0, atMost);
