import type { ExportName } from '../../manifest/package/export-facts.ts';
import type { Redaction } from '../../manifest/redact/redact-body.ts';
import { redactedTable } from '../../manifest/redact/redact-table.ts';
import { ledgerTable } from '../../manifest/tables/ledger-columns.ts';
import { manifestTable } from '../../manifest/tables/manifest-columns.ts';
import { submissionTable } from '../../manifest/tables/submission-columns.ts';
import type { Row, TablePage } from '../../manifest/tables/table.ts';

const columnsOf = { manifest: manifestTable, submissions: submissionTable, ledger: ledgerTable } as const;

async function* onePage(rows: readonly Row[]): AsyncGenerator<TablePage> {
  yield { rows, told: 0, verdicts: [] };
}

/** Rows of an export as a redacted one has them. */
export const redactedRows = async (
  name: ExportName,
  rows: readonly Row[],
  redaction: Redaction,
): Promise<readonly Row[]> => {
  const table = { name, columns: columnsOf[name], primaryKey: '', counted: 'codes', pages: onePage(rows) } as const;
  for await (const page of redactedTable(table, redaction).pages) return page.rows;
  return [];
};
