import { resolve } from 'node:path';
import { importRegistry, importTickets } from '../desk/import-csv.ts';
import type { ImportReport } from '../desk/import-report.ts';
import { type PresetName, ticketPresets } from '../formats/ticket-presets.ts';
import type { Language } from '../texts/languages.ts';
import { screensIn } from '../texts/screens-in.ts';
import { shown } from '../texts/shown.ts';
import { requireDesk, wire } from '../wire.ts';
import { widenYoungGeneration } from '../young-generation.ts';
import { type Call, type ExitStatus, languageOf } from './call.ts';
import { tellBadRows, watched } from './desk-tables.ts';
import { writeJson, writeLine } from './output.ts';

/** A CSV file to import, by its path as given, and what it holds. */
export type FileToImport = {
  readonly what: 'tickets' | 'registry';
  readonly file: string;
  /** Whose export it is; null for a table as product.md 3 has it. */
  readonly preset: PresetName | null;
};

const reportLines = (file: string, report: ImportReport, language: Language): readonly string[] => {
  const { other } = screensIn(language);
  const { skipped, badCount: bad, vanished, examples } = report;
  if (skipped) return [`${shown(file)}: ${other.skipped}`];
  const gone = vanished === 0 ? [] : [`${shown(file)}: ${other.vanished(vanished, shown(examples.join(', ')))}`];
  return [`${shown(file)}: ${other.imported({ ...report, bad })}`, ...gone];
};

/**
 * Imports a CSV file into the desk and tells what became of its rows; bad ones with line and column on stderr. Exit status 1 when a row was
 * bad. A file that is not there is `path-missing`, one that is no such table `file-invalid`.
 */
export const importFile = async (call: Call, { what, file, preset }: FileToImport): Promise<ExitStatus> => {
  const desk = await requireDesk(call);
  const { config } = desk;
  widenYoungGeneration();
  await using app = wire(desk);
  const load = what === 'tickets' ? importTickets : importRegistry;
  const path = resolve(call.cwd, file);
  const origin = path === resolve(desk.dir, config.paths[what]) ? 'desk' : 'elsewhere';
  const report = await watched(call, file, (watch) =>
    load(app.store, {
      file: path,
      config,
      now: call.now(),
      origin,
      ...(preset !== null && { preset: ticketPresets[preset] }),
      ...watch,
    }),
  );
  if (call.json) await writeJson(call.stdout, { what, file, ...report });
  else
    for (const line of reportLines(file, report, languageOf(call, config.language))) await writeLine(call.stdout, line);
  return tellBadRows(call, file, report) === 0 ? 0 : 1;
};
