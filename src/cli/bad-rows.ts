import type { ImportReport } from '../desk/import-report.ts';
import { shown } from '../texts/shown.ts';

const shownFaults = 20;

/** A line for each of the first faults in a CSV file's rows: file, line, column, what is wrong; then how many rows more are bad. */
export const badRowLines = (file: string, { bad, badCount }: ImportReport): readonly string[] => {
  const first = bad.slice(0, shownFaults);
  const left = badCount - new Set(first.map(({ line }) => line)).size;
  return [
    ...first.map(({ line, column, why }) => `${shown(file)}:${line}: ${shown(column)}: ${shown(why)}`),
    ...(left > 0 ? [`${shown(file)}: and ${left} more bad rows`] : []),
  ];
};
