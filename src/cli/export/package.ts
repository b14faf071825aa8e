import type { ExportName } from '../../manifest/package/export-facts.ts';
import type { PayloadFile } from '../../manifest/package/payload.ts';
import { writePackage } from '../../manifest/package/write-package.ts';
import { headerLine, tableLines } from '../../manifest/tables/table-text.ts';
import type { Language } from '../../texts/languages.ts';
import type { Call } from '../call.ts';
import { writeJson } from '../output.ts';
import type { ExportOptions } from './export-options.ts';
import type { ReadyExport } from './source.ts';
import { tellWritten } from './tell-written.ts';

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

/** Writes an export as a directory that can be proven, and says what was written. */
export const exportPackage = async (call: Call, ready: ReadyExport, asked: PackageAsked): Promise<void> => {
  const written = await writePackage(asked.path, {
    files: [tableFile(ready, asked.options), ...asked.beside],
    facts: ready.facts,
  });
  const { facts, seal } = written;
  if (!call.json) return tellWritten(call, written, asked);
  const { export: what, rows, submissions, ledger } = facts;
  return writeJson(call.stdout, { what, directory: asked.path, rows, submissions, ledger, seal });
};
