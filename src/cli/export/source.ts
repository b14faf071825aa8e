import { OzmaError } from '../../domain/ozma-error.ts';
import type { Policy } from '../../domain/policy.ts';
import type { AskedFilter, ExportFacts, ExportName } from '../../manifest/package/export-facts.ts';
import { openRedaction } from '../../manifest/redact/open-redaction.ts';
import type { Redaction } from '../../manifest/redact/redact-body.ts';
import { redactedTable } from '../../manifest/redact/redact-table.ts';
import { openTable } from '../../manifest/tables/open-table.ts';
import type { Table, TablePage } from '../../manifest/tables/table.ts';
import type { Cells } from '../../manifest/tables/table-text.ts';
import { countTable } from '../../manifest/tables/tally.ts';
import type { Snapshot } from '../../store/snapshot.ts';
import type { Call } from '../call.ts';
import { columnsOf } from '../output.ts';
import { openProgress } from '../progress.ts';
import type { ChosenFilter } from './filter.ts';

/** What is exported, of which instant of which desk. */
export type Export = ChosenFilter & {
  readonly name: ExportName;
  readonly snapshot: Snapshot;
  readonly policy: Policy;
  readonly cells: Cells;
  readonly isRedacted: boolean;
};

/** An export that is ready to be written; its facts are those of the pages that were taken. */
export type ReadyExport = { readonly table: Table; readonly facts: () => ExportFacts };

const redactionOf = ({ snapshot, policy }: Export): Redaction => {
  const redaction = openRedaction(snapshot.pseudonymKey, policy);
  if (redaction !== null) return redaction;
  throw new OzmaError(
    'database-damaged',
    'The desk has lost the secret by which names are redacted. Put the latest backup of ozma.db in its place.',
  );
};

/** How far a page brings the export: submissions, or events of the ledger up to the last one of the page. */
const reachedBy = ({ name }: Table, page: TablePage, before: number): number =>
  name === 'ledger' ? Number(page.rows.at(-1)?.[0] ?? before) : before + page.told;

/** The same table, told on a progress line unless what is printed goes to the same terminal. */
const withProgress = (call: Call, table: Table, total: () => Promise<number>): Table => {
  async function* pages(): AsyncGenerator<TablePage> {
    const progress = openProgress(call, 'export');
    progress.start(await total());
    let reached = 0;
    try {
      for await (const page of table.pages) {
        yield page;
        const now = reachedBy(table, page, reached);
        progress.advance(now - reached);
        reached = now;
      }
    } finally {
      progress.clear();
    }
  }
  const isSeen = call.progress && !call.quiet && columnsOf(call.stderr) !== null;
  return isSeen ? { ...table, pages: pages() } : table;
};

const toldFilter = (asked: AskedFilter, redaction: Redaction | null): AskedFilter =>
  redaction === null || asked.owner === null ? asked : { ...asked, owner: redaction.pseudonyms.name(asked.owner) };

/** The table of an export, and what it says of itself. */
export const readyExport = (call: Call, of: Export): ReadyExport => {
  const { name, snapshot, filter, asked, cells, isRedacted } = of;
  const total = async () => (name === 'ledger' ? snapshot.head.seq : snapshot.reads.countSubmissions(filter));
  const { table, figures } = countTable(withProgress(call, openTable(name, snapshot, filter), total));
  const redaction = isRedacted ? redactionOf(of) : null;
  const facts = (): ExportFacts => ({
    form: 1,
    export: name,
    ledger: snapshot.head,
    filter: toldFilter(asked, redaction),
    cells,
    people: isRedacted ? 'redacted' : 'named',
    ...figures(),
  });
  const told = redaction === null ? table : redactedTable(table, redaction);
  return { table: told, facts };
};
