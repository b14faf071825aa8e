import { OzmaError } from '../domain/ozma-error.ts';
import { type ExportName, exportNames } from '../manifest/package/export-facts.ts';
import { headerLine, tableDocuments, tableLines } from '../manifest/tables/table-text.ts';
import type { Snapshot } from '../store/snapshot.ts';
import { exportWordsIn } from '../texts/export-words-in.ts';
import type { Language } from '../texts/languages.ts';
import { shown } from '../texts/shown.ts';
import { type Desk, requireDesk, wire, wireSnapshot } from '../wire.ts';
import { widenYoungGeneration } from '../young-generation.ts';
import { type Call, type ExitStatus, languageOf } from './call.ts';
import { checkArrivals, filesBeside } from './export/arrivals.ts';
import type { ExportOptions } from './export/export-options.ts';
import { type ExportPlace, exportPlace } from './export/export-place.ts';
import { filterOf } from './export/filter.ts';
import { exportPackage } from './export/package.ts';
import { type ReadyExport, readyExport } from './export/source.ts';
import { type ExportStop, openExportStop } from './export/stop.ts';
import { tellWritten } from './export/tell-written.ts';
import { writeFileWhole } from './export/write-file-whole.ts';
import { write, writeJson, writeLine } from './output.ts';

const exportNamed = (what: string): ExportName => {
  const found = exportNames.find((one) => one === what);
  if (found !== undefined) return found;
  throw new OzmaError('usage', `There is no export "${what}". Expected one of: ${exportNames.join(', ')}.`);
};

/** The desk's database at this instant; the desk is made, or brought up to date, as for any other command. */
const openInstant = async (desk: Desk): Promise<Snapshot> => {
  await wire(desk)[Symbol.asyncDispose]();
  return wireSnapshot(desk);
};

type AskedTicket = { readonly ticket: string | null; readonly language: Language };

/** Says so where a ticket that nobody knows was asked for: an export of it is only a header. */
const tellUnknownTicket = async (call: Call, snapshot: Snapshot, { ticket, language }: AskedTicket) => {
  if (ticket === null || call.quiet || (await snapshot.reads.ticket(ticket)) !== null) return;
  const words = exportWordsIn(language);
  await writeLine(call.stderr, words.unknownTicket(shown(ticket)));
};

/** The whole text of the CSV file, a page at a time. */
async function* csvPieces({ table, facts }: ReadyExport, { bom, crlf }: ExportOptions): AsyncGenerator<string> {
  const lineEnd = crlf ? '\r\n' : '\n';
  yield (bom ? '\uFEFF' : '') + headerLine(table) + lineEnd;
  for await (const lines of tableLines(table, facts().cells)) if (lines.length > 0) yield lines.join(lineEnd) + lineEnd;
}

/** Writes the export to stdout: CSV, or with `--json` the same rows as JSON Lines. */
const printExport = async (call: Call, ready: ReadyExport, options: ExportOptions): Promise<void> => {
  if (call.json)
    for await (const lines of tableDocuments(ready.table)) await write(call.stdout, `${lines.join('\n')}\n`);
  else for await (const text of csvPieces(ready, options)) await write(call.stdout, text);
};

/** The same export, whose pages end once it is to be stopped. */
const stoppable = ({ table, facts }: ReadyExport, { check, until }: ExportStop): ReadyExport => ({
  table: { ...table, pages: until(table.pages) },
  facts: () => {
    check();
    return facts();
  },
});

type AskedPlace = {
  readonly place: Exclude<ExportPlace, { readonly kind: 'stdout' }>;
  readonly options: ExportOptions;
  readonly language: Language;
  readonly beside: () => ReturnType<typeof filesBeside>;
};

/** Writes the export to a directory or a file, of which nothing is left where a signal stops it. */
const keepExport = async (call: Call, ready: ReadyExport, { place, options, language, beside }: AskedPlace) => {
  using stop = openExportStop();
  const own = stoppable(ready, stop);
  if (place.kind === 'package') {
    const files = (await beside()).map((file) => ({ ...file, rows: stop.until(file.rows) }));
    await exportPackage(call, own, { options, path: place.path, beside: files, language });
    return;
  }
  await writeFileWhole(place.path, csvPieces(own, options));
  if (call.json) await writeJson(call.stdout, { what: own.table.name, file: place.path });
  else await tellWritten(call, { facts: ready.facts(), seal: null }, { path: place.path, language });
};

/**
 * `ozma export`: what is recorded, as CSV on stdout or in a file, or as a directory that can be proven; all of one instant. `from` is inclusive, `to`
 * exclusive, a day alone starts in the desk's zone. The same record and filter give the same bytes. With `--json` stdout gets the rows as JSON
 * Lines, or says what was written.
 */
export const exportCsv = async (call: Call, options: ExportOptions): Promise<ExitStatus> => {
  const name = exportNamed(options.what);
  widenYoungGeneration();
  const desk = await requireDesk(call);
  const chosen = filterOf(options, desk);
  const place = await exportPlace(options.out, call.cwd);
  checkArrivals(options, { name, place });
  await using snapshot = await openInstant(desk);
  const language = languageOf(call, desk.config.language);
  await tellUnknownTicket(call, snapshot, { ticket: chosen.filter.ticket, language });
  const cells = options.exact === true ? 'exact' : 'guarded';
  const isRedacted = options.redact === true;
  const ready = readyExport(call, { ...chosen, name, snapshot, policy: desk.config.policy, cells, isRedacted });
  const beside = () => filesBeside(call, options, { snapshot, filter: chosen.filter });
  if (place.kind === 'stdout') await printExport(call, ready, options);
  else await keepExport(call, ready, { place, options, language, beside });
  return 0;
};
