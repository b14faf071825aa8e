import { resolve } from 'node:path';
import type { ImportReport } from '../desk/import-report.ts';
import { type LoadedTable, loadDeskTables } from '../desk/load-tables.ts';
import type { Language } from '../texts/languages.ts';
import { screensIn } from '../texts/screens-in.ts';
import { shown } from '../texts/shown.ts';
import type { App } from '../wire.ts';
import { badRowLines } from './bad-rows.ts';
import { type Call, languageOf } from './call.ts';
import { openProgress } from './progress.ts';

/** Tells the bad rows of a CSV file on stderr: file, line, column, what is wrong. Answers how many there are. */
export const tellBadRows = (call: Call, file: string, report: ImportReport): number => {
  for (const line of badRowLines(file, report)) call.stderr.write(`${line}\n`);
  return report.badCount;
};

const tellVanished = (call: Call, file: string, told: ImportReport, language: Language): void => {
  if (told.vanished === 0 || call.quiet) return;
  const { other } = screensIn(language);
  call.stderr.write(`${shown(file)}: ${other.vanished(told.vanished, shown(told.examples.join(', ')))}\n`);
};

const tellReport = (call: Call, app: App, { file, report }: Pick<LoadedTable, 'file' | 'report'>): number => {
  tellVanished(call, file, report, languageOf(call, app.desk.config.language));
  return tellBadRows(call, file, report);
};

type Watched = { readonly onProgress: (progress: { readonly bytes: number; readonly totalBytes: number }) => void };

/** Runs an import under a progress line that counts bytes in kilobytes. */
export const watched = async <T>(call: Call, title: string, work: (watch: Watched) => Promise<T>): Promise<T> => {
  const progress = openProgress(call, title);
  let kilobytes = 0;
  const result = await work({
    onProgress: ({ bytes, totalBytes }) => {
      const now = Math.floor(bytes / 1000);
      progress.start(Math.ceil(totalBytes / 1000));
      progress.advance(now - kilobytes);
      kilobytes = now;
    },
  });
  progress.clear();
  return result;
};

/** Loads the desk's own tickets.csv and registry.csv where they changed; answers the number of bad rows. */
export const loadTables = async (call: Call, app: App): Promise<number> => {
  const { config, dir: deskDir } = app.desk;
  const loaded = await watched(call, config.paths.tickets, (watch) =>
    loadDeskTables(app.store, config, { deskDir, now: call.now(), ...watch }),
  );
  return loaded.reduce((sum, table) => sum + tellReport(call, app, table), 0);
};

/** Which tables `ozma check` judges by. */
export type GivenTables = { readonly tickets?: string; readonly registry?: string };

const loadGiven = async (call: Call, app: App, what: keyof GivenTables, given: string): Promise<number> => {
  const { importRegistry, importTickets } = await import('../desk/import-csv.ts');
  const load = what === 'tickets' ? importTickets : importRegistry;
  const file = resolve(call.cwd, given);
  const { config } = app.desk;
  const report = await watched(call, given, (watch) => load(app.store, { file, config, now: call.now(), ...watch }));
  return tellBadRows(call, given, report);
};

/** The desk's own table, for whichever was not given; none without a desk. */
const loadOwn = async (call: Call, app: App, what: keyof GivenTables): Promise<number> => {
  const { config, dir: deskDir } = app.desk;
  if (deskDir === '') return 0;
  const [loaded] = await loadDeskTables(app.store, config, { deskDir, now: call.now(), only: what });
  return loaded === undefined ? 0 : tellReport(call, app, loaded);
};

/** Loads the tables that a dry run was given, and the desk's own in place of those it was not; answers the number of bad rows. */
export const loadGivenTables = async (call: Call, app: App, given: GivenTables): Promise<number> => {
  const counts: number[] = [];
  for (const what of ['tickets', 'registry'] as const) {
    const file = given[what];
    counts.push(file === undefined ? await loadOwn(call, app, what) : await loadGiven(call, app, what, file));
  }
  return counts.reduce((sum, count) => sum + count, 0);
};
