import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { VerifyNews } from '../../domain/proof.ts';
import { type ExportFacts, packagePaths } from '../../manifest/package/export-facts.ts';
import { arrivalsName } from '../../manifest/tables/arrival-lines.ts';
import { hashFile } from './bag-files.ts';
import { bagLists } from './bag-sums.ts';
import { type ExportHeader, exportRows, readHeader } from './csv-rows.ts';
import type { DeskAtHand } from './expected-rows.ts';
import { exportHeadNews } from './export-head.ts';
import { type GivenHead, ownHeads } from './given-heads.ts';
import { arrivalsNews } from './package-arrivals.ts';
import { bagNews } from './package-bag.ts';
import { descriptionNews } from './package-description.ts';
import { type PackageReading, readPackage } from './package-reading.ts';
import { provenNews, type RowProof, told, unprovenNews, wrongNews } from './row-proof.ts';
import { isUnfiltered, openRowsChain, openRowsHeads, openRowsWhole } from './rows-chain.ts';
import { columnsOf } from './rows-form.ts';
import { openRowsInLedger } from './rows-in-ledger.ts';
import { openRowsCount, openRowsForm } from './rows-proof.ts';
import { openRowsSummed, sumsFile } from './rows-summed.ts';
import { toldOnce } from './told-once.ts';

/** Against what an export is verified besides itself, and who is told how many of its bytes were. */
export type PackageOptions = {
  /** SHA-256 of its `tagmanifest-sha256.txt` as it was kept elsewhere, 64 hex digits. */
  readonly seal: string | null;
  readonly heads: readonly GivenHead[];
  readonly desk: DeskAtHand | null;
  readonly onFacts?: (facts: ExportFacts) => void;
  readonly onTotal?: (bytes: number) => void;
  readonly onProgress?: (bytes: number) => void;
};

type Hashes = Map<string, string>;

/** Runs proofs over the rows of a table as they are read. */
export async function* proveRows(
  pages: ReturnType<typeof exportRows>,
  proofs: readonly RowProof[],
): AsyncGenerator<VerifyNews> {
  for await (const rows of pages) {
    for (const proof of proofs) for await (const wrong of proof.see(rows)) yield { kind: 'wrong', ...wrong };
  }
  for (const proof of proofs) yield* proof.end();
}

/** Whether a desk at hand is the one that an export is of. */
const ownDesk = ({ ledger }: ExportFacts, desk: DeskAtHand | null): DeskAtHand | null =>
  desk !== null && desk.snapshot.head.desk === ledger.desk ? desk : null;

/** Whether nobody can tell any more how names were redacted. */
const isSecretLost = ({ people }: ExportFacts, { redaction }: DeskAtHand): boolean =>
  people === 'redacted' && redaction === null;

/** What is to be proven of the rows, as far as the description tells what they are. */
const proofsOf = (where: string, facts: ExportFacts, { heads, desk }: PackageOptions): readonly RowProof[] => {
  const own = ownDesk(facts, desk);
  const isLedger = facts.export === 'ledger';
  return [
    openRowsForm(facts.export, where),
    ...(isLedger ? [openRowsChain(where, facts)] : []),
    ...(isLedger && own === null ? [openRowsHeads(where, ownHeads(heads, facts.ledger.desk))] : []),
    ...(isLedger && own === null && isUnfiltered(facts) ? [openRowsWhole(where, facts)] : []),
    ...(own === null || isSecretLost(facts, own) ? [] : [openRowsInLedger(where, facts, own)]),
  ];
};

/** Reads the table once: its hash, and what is proven of its rows. */
async function* tableNews(
  reading: PackageReading,
  table: { readonly path: string; readonly header: ExportHeader | null },
  of: { readonly hashes: Hashes; readonly options: PackageOptions },
): AsyncGenerator<VerifyNews> {
  const { dir, facts, lists } = reading;
  const { path, header } = table;
  const { hashes, options } = of;
  const hash = createHash('sha256');
  const columns = facts === null ? header?.columns : columnsOf[facts.export];
  const isOwnTable = header !== null && facts !== null && header.columns.join() === columns?.join();
  if (facts !== null && !isOwnTable) {
    const [found, expected] = [told(header?.columns.join() ?? ''), columns?.join() ?? ''];
    yield wrongNews({ claim: 'rows', where: path, row: '1', column: null, found, expected, how: 'malformed' });
  }
  const hasSums = hashes.has(sumsFile) && hashes.get(sumsFile) === lists[bagLists.tags]?.sums.get(sumsFile);
  const style = { bom: header?.bom ?? false, crlf: header?.crlf ?? false, cells: facts?.cells ?? 'guarded' } as const;
  const rows = exportRows(join(dir, path), { ...style, width: columns?.length ?? 0 }, (bytes) => {
    hash.update(bytes);
    options.onProgress?.(bytes.length);
  });
  // What names a column comes before what names a row, and that before what only counts: each tells what the ones before did not.
  const proven = proveRows(rows, [
    ...(isOwnTable && facts !== null ? proofsOf(path, facts, options) : []),
    ...(hasSums ? [openRowsSummed(path, join(dir, sumsFile))] : []),
    ...(isOwnTable && facts !== null ? [openRowsCount(facts, packagePaths.description)] : []),
  ]);
  yield* toldOnce(proven);
  if (!isOwnTable) yield unprovenNews('rows', 'wrong-before');
  hashes.set(path, hash.digest('hex'));
}

const sealNews = (hashes: Hashes, seal: string | null): VerifyNews => {
  if (seal === null) return unprovenNews('seal', 'no-seal');
  const found = hashes.get(bagLists.tags) ?? null;
  if (found === seal) return provenNews('seal', 1);
  const of = { where: bagLists.tags, row: null, column: null, found, expected: seal };
  return wrongNews({ claim: 'seal', ...of, how: found === null ? 'missing' : 'changed' });
};

/**
 * Verifies an export directory: against itself, against a seal and heads that were kept elsewhere, and against the desk where that is at hand.
 * The table is read once; memory stays flat.
 */
export async function* verifyPackage(dir: string, options: PackageOptions): AsyncGenerator<VerifyNews> {
  const reading = await readPackage(dir);
  const { entries, table, facts } = reading;
  if (facts !== null) options.onFacts?.(facts);
  options.onTotal?.(entries.reduce((sum, { bytes }) => sum + bytes, 0));
  yield* reading.wrong.map(wrongNews);
  const hashes: Hashes = new Map();
  for (const { path, what } of entries) {
    if (what !== 'file' || path === table) continue;
    hashes.set(path, await hashFile(join(dir, path), (count) => options.onProgress?.(count)));
  }
  const header = table === null ? null : await readHeader(join(dir, table));
  if (table !== null) yield* tableNews(reading, { path: table, header }, { hashes, options });
  const arrivals = `${packagePaths.payload}/${arrivalsName}`;
  if (facts !== null && hashes.has(arrivals)) {
    yield* arrivalsNews({ path: join(dir, arrivals), where: arrivals, facts, desk: ownDesk(facts, options.desk) });
  }
  yield* bagNews(reading, hashes);
  yield* descriptionNews(reading, hashes, header);
  yield sealNews(hashes, options.seal);
  yield* exportHeadNews(facts, options);
  const own = facts === null ? null : ownDesk(facts, options.desk);
  if (facts !== null && own !== null && isSecretLost(facts, own)) {
    yield unprovenNews('rows-in-ledger', 'redacted');
    yield unprovenNews('complete', 'redacted');
  }
}
