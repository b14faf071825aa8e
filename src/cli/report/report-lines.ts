import type { Report } from '../../report/reports.ts';
import { tint } from '../output.ts';
import { arrivalsLines } from './arrivals-lines.ts';
import { explanationsLines } from './explanations-lines.ts';
import { pausesLines } from './pauses-lines.ts';
import { reasonsLines } from './reasons-lines.ts';
import { repeatsLines } from './repeats-lines.ts';
import { faintLines, type Showing, wordsOf } from './shown-report.ts';
import { timesLines } from './times-lines.ts';

const isEmpty = (report: Report): boolean => {
  switch (report.kind) {
    case 'reasons':
      return report.codes.length === 0;
    case 'times':
      return report.weeks.length === 0;
    case 'pauses':
      return report.pauses.length === 0;
    case 'repeats':
      return report.owners.length === 0;
    case 'arrivals':
      return report.counts.every((hours) => hours.every((count) => count === 0));
    case 'explanations':
      return report.counts.length === 0;
  }
};

const bodyOf = (report: Report, showing: Showing): readonly string[] => {
  switch (report.kind) {
    case 'reasons':
      return reasonsLines(report, showing);
    case 'times':
      return timesLines(report, showing);
    case 'pauses':
      return pausesLines(report, showing);
    case 'repeats':
      return repeatsLines(report, showing);
    case 'arrivals':
      return arrivalsLines(report, showing);
    case 'explanations':
      return explanationsLines(report, showing);
  }
};

/** A report as it is read on a terminal: a heading, small charts and figures; every line fits the page. */
export const reportLines = (report: Report, showing: Showing): readonly string[] => {
  const words = wordsOf(showing);
  const body = isEmpty(report) ? faintLines(words.nothing[report.kind], showing) : bodyOf(report, showing);
  return [tint(showing.page.stream, 'strong', `── ${words.titles[report.kind]} ──`), ...body];
};
