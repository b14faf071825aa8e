import { itemLabel } from '../../domain/item.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import type { Policy } from '../../domain/policy.ts';
import { parseItemRefs } from '../../formats/item-refs.ts';
import type { AskedFilter, ExportFacts, ExportName } from '../../manifest/package/export-facts.ts';
import { openPseudonyms, type Pseudonyms } from '../../manifest/redact/pseudonyms.ts';
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

const pseudonymsOf = ({ snapshot, policy }: Export): Pseudonyms => {
  if (snapshot.pseudonymKey.length >= 32) return openPseudonyms(snapshot.pseudonymKey, policy.nameRule);
  throw new OzmaError(
    'database-damaged',
    'The desk has lost the secret by which names are redacted. Put the latest backup of ozma.db in its place.',
  );
};

const isItemOf =
  (policy: Policy) =>
  (text: string): boolean => {
    const found = parseItemRefs(text, policy);
    return 'refs' in found && found.refs.map(itemLabel).join() === text;
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

const toldFilter = (asked: AskedFilter, pseudonyms: Pseudonyms | null): AskedFilter =>
  pseudonyms === null || asked.owner === null ? asked : { ...asked, owner: pseudonyms.name(asked.owner) };

/** The table of an export, and what it says of itself. */
export const readyExport = (call: Call, of: Export): ReadyExport => {
  const { name, snapshot, policy, filter, asked, cells, isRedacted } = of;
  const total = async () => (name === 'ledger' ? snapshot.head.seq : snapshot.reads.countSubmissions(filter));
  const { table, figures } = countTable(withProgress(call, openTable(name, snapshot, filter), total));
  const pseudonyms = isRedacted ? pseudonymsOf(of) : null;
  const facts = (): ExportFacts => ({
    form: 1,
    export: name,
    ledger: snapshot.head,
    filter: toldFilter(asked, pseudonyms),
    cells,
    people: isRedacted ? 'redacted' : 'named',
    ...figures(),
  });
  const told = pseudonyms === null ? table : redactedTable(table, { pseudonyms, isItem: isItemOf(policy) });
  return { table: told, facts };
};
