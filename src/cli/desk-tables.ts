import type { ImportReport } from '../desk/import-csv.ts';
import { loadDeskTables } from '../desk/load-tables.ts';
import { shown } from '../texts/shown.ts';
import type { App } from '../wire.ts';
import type { Call } from './call.ts';
import { openProgress } from './progress.ts';

const shownFaults = 20;

/** Tells the bad rows of a CSV file on stderr: file, line, column, what is wrong. Answers how many there are. */
export const tellBadRows = (call: Call, file: string, report: ImportReport): number => {
  for (const { line, column, why } of report.bad.slice(0, shownFaults)) {
    call.stderr.write(`${shown(file)}:${line}: ${column}: ${why}\n`);
  }
  const left = report.badCount - Math.min(report.bad.length, shownFaults);
  if (left > 0) call.stderr.write(`${shown(file)}: and ${left} more bad rows\n`);
  return report.badCount;
};

/** Loads the desk's own tickets.csv and registry.csv where they changed; answers the number of bad rows. */
export const loadTables = async (call: Call, app: App): Promise<number> => {
  const progress = openProgress(call, 'tables');
  const reports = await loadDeskTables(app.store, app.desk.config, { deskDir: app.desk.dir, now: call.now() });
  progress.clear();
  return reports.reduce((sum, { file, report }) => sum + tellBadRows(call, file, report), 0);
};
