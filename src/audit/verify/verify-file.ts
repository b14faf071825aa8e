import { OzmaError } from '../../domain/ozma-error.ts';
import type { Claim, VerifyNews } from '../../domain/proof.ts';
import { type ExportFacts, type ExportName, exportNames } from '../../manifest/package/export-facts.ts';
import { shown } from '../../texts/shown.ts';
import { exportRows, readHeader } from './csv-rows.ts';
import type { DeskAtHand } from './expected-rows.ts';
import { type GivenHead, headsFor } from './given-heads.ts';
import { type RowProof, unprovenNews } from './row-proof.ts';
import { openRowsChain, openRowsHeads } from './rows-chain.ts';
import { columnsOf } from './rows-form.ts';
import { openRowsInLedger } from './rows-in-ledger.ts';
import { openRowsForm } from './rows-proof.ts';
import { proveRows } from './verify-package.ts';

/** Against what one CSV file is verified besides itself: it says neither how its cells are written, nor when and of what desk it was made. */
export type FileOptions = {
  readonly cells: 'guarded' | 'exact';
  readonly heads: readonly GivenHead[];
  readonly desk: DeskAtHand | null;
  readonly onProgress?: (bytes: number) => void;
};

/** Columns that a later event can change: what a file says of them was so when it was made, which it does not tell. */
const columnsOfItsTime: readonly string[] = [
  ...['ticket_status', 'verdict', 'bytes', 'sha256', 'item_verdict', 'codes', 'disposition'],
  ...['accepted', 'held', 'rejected', 'queue_place', 'repair_state', 'finished_at'],
];

const exportOf = (columns: readonly string[]): ExportName | null =>
  exportNames.find((name) => columnsOf[name].join() === columns.join()) ?? null;

/** What would be said of an export of all that the desk has now. */
const factsNow = (what: ExportName, { snapshot }: DeskAtHand): ExportFacts => ({
  ...{ form: 1, export: what, ledger: snapshot.head, cells: 'guarded', people: 'named' },
  filter: { from: null, to: null, ticket: null, owner: null, verdict: [], code: [] },
  ...{ rows: 0, submissions: 0, verdicts: {}, codes: {} },
});

const proofsOf = (where: string, what: ExportName, { heads, desk }: FileOptions): readonly RowProof[] => {
  const ledgerProofs = what !== 'ledger' ? [] : [openRowsChain(where, { people: null })];
  const headProofs =
    what === 'ledger' && desk === null && heads.length > 0 ? [openRowsHeads(where, headsFor(heads, ''))] : [];
  const ofItsTime = columnsOfItsTime.filter((column) => columnsOf[what].includes(column));
  const deskProofs =
    desk === null ? [] : [openRowsInLedger(where, factsNow(what, desk), { ...desk, unknown: ofItsTime })];
  return [openRowsForm(what, where), ...ledgerProofs, ...headProofs, ...deskProofs];
};

const notInFile: readonly Claim[] = ['bag', 'description', 'counts', 'export-head', 'complete'];

/**
 * Verifies one CSV file of an export: the form of its rows, of a ledger the chain, and with a desk at hand that each row is what its ledger tells, in
 * the columns that never change. Throws an `OzmaError` where its header is that of no export.
 */
export async function* verifyFile(path: string, where: string, options: FileOptions): AsyncGenerator<VerifyNews> {
  const header = await readHeader(path);
  const what = header === null ? null : exportOf(header.columns);
  if (header === null || what === null) {
    throw new OzmaError(
      'file-invalid',
      `${shown(where)} is no export: its first line is not the header of manifest.csv, submissions.csv or ledger.csv as \`ozma export\` writes it.`,
    );
  }
  const style = { ...header, width: header.columns.length, cells: options.cells };
  const pages = exportRows(path, style, ({ length }) => options.onProgress?.(length));
  yield* proveRows(pages, proofsOf(where, what, options));
  for (const claim of notInFile) yield unprovenNews(claim, 'not-in-file');
  if (options.desk === null) yield unprovenNews('rows-in-ledger', 'no-desk');
  if (options.desk === null && options.heads.length === 0) yield unprovenNews('heads', 'no-heads');
}
