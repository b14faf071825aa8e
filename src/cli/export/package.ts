import { relative } from 'node:path';
import type { ExportName } from '../../manifest/package/export-facts.ts';
import type { PayloadFile } from '../../manifest/package/payload.ts';
import { type WrittenPackage, writePackage } from '../../manifest/package/write-package.ts';
import { headerLine, tableLines } from '../../manifest/tables/table-text.ts';
import { exportWordsIn } from '../../texts/export-words-in.ts';
import { shown } from '../../texts/shown.ts';
import type { Language } from '../../texts/words-in.ts';
import type { Call } from '../call.ts';
import { writeJson, writeLine } from '../output.ts';
import type { ExportOptions } from './export-options.ts';
import type { ReadyExport } from './source.ts';

/** Where a directory is made, how, what lies in it beside the table, and in which language it is told. */
export type PackageAsked = {
  readonly options: ExportOptions;
  readonly path: string;
  readonly beside: readonly PayloadFile[];
  readonly language: Language;
};

const titles: Readonly<Record<ExportName, string>> = {
  manifest: 'A row for each item that came or was expected',
  submissions: 'A row for each submission',
  ledger: 'A row for each event',
};

/** The table of an export as the first file of a package. */
const tableFile = ({ table, facts }: ReadyExport, { bom, crlf }: ExportOptions): PayloadFile => {
  const lineEnd = crlf ? '\r\n' : '\n';
  return {
    name: `${table.name}.csv`,
    head: (bom ? '\uFEFF' : '') + headerLine(table) + lineEnd,
    rows: tableLines(table, facts().cells),
    lineEnd,
    resource: {
      kind: 'table',
      name: table.name,
      title: titles[table.name],
      fields: table.columns,
      primaryKey: [table.primaryKey],
    },
  };
};

/** The path as somebody types it who is in the working directory. */
const fromHere = (path: string, cwd: string): string => {
  const way = relative(cwd, path);
  return way.startsWith('..') ? path : way || '.';
};

const tell = async (call: Call, { seal, facts }: WrittenPackage, { path, language }: PackageAsked): Promise<void> => {
  const { rows, submissions, ledger } = facts;
  if (call.json) {
    const { export: what } = facts;
    return writeJson(call.stdout, { what, directory: path, rows, submissions, ledger, seal });
  }
  if (call.quiet) return;
  const words = exportWordsIn(language);
  const directory = shown(fromHere(path, call.cwd));
  const told = facts.export === 'ledger' ? words.eventsIn(directory, rows) : words.rowsIn(directory, rows, submissions);
  for (const line of [told, words.head(ledger), words.seal(seal), words.keepApart(directory)]) {
    await writeLine(call.stderr, line);
  }
};

/** Writes an export as a directory that can be proven, and says what was written. */
export const exportPackage = async (call: Call, ready: ReadyExport, asked: PackageAsked): Promise<void> => {
  const written = await writePackage(asked.path, {
    files: [tableFile(ready, asked.options), ...asked.beside],
    facts: ready.facts,
  });
  await tell(call, written, asked);
};
