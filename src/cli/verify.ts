import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { DeskAtHand } from '../audit/verify/expected-rows.ts';
import { type GivenHead, headsFor } from '../audit/verify/given-heads.ts';
import { refuseNoExport } from '../audit/verify/package-reading.ts';
import { openTellAsOf } from '../audit/verify/told-by-ledger.ts';
import { verifyFile } from '../audit/verify/verify-file.ts';
import { verifyChain } from '../audit/verify/verify-ledger.ts';
import { verifyPackage } from '../audit/verify/verify-package.ts';
import { verifyTables } from '../audit/verify/verify-tables.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import type { VerifyNews } from '../domain/proof.ts';
import type { ExportFacts } from '../manifest/package/export-facts.ts';
import { openRedaction } from '../manifest/redact/open-redaction.ts';
import { everySubmission } from '../store/reads.ts';
import type { Snapshot } from '../store/snapshot.ts';
import { shown } from '../texts/shown.ts';
import type { Verified } from '../texts/verify-words.ts';
import { verifyWordsIn } from '../texts/verify-words-in.ts';
import { type Desk, searchDesk, wireSnapshot } from '../wire.ts';
import { widenYoungGeneration } from '../young-generation.ts';
import { type Call, type ExitStatus, languageOf } from './call.ts';
import { wrap } from './fit.ts';
import { writeJson, writeLine } from './output.ts';
import { openProgress, totals } from './progress.ts';
import { lineWidth } from './verdict-lines.ts';
import { givenHeads, givenSeal, type VerifyOptions } from './verify/asked.ts';
import { findingLines } from './verify/finding-lines.ts';
import { type Findings, openFindings } from './verify/findings.ts';
import { saysOfExport } from './verify/says-of-export.ts';

/** What is verified, and against what. */
type Asked = {
  readonly options: VerifyOptions;
  readonly heads: readonly GivenHead[];
  readonly seal: string | null;
  readonly desk: { readonly found: Desk; readonly snapshot: Snapshot } | null;
};

/** Who hears what is found. */
type Ear = {
  readonly call: Call;
  readonly findings: Findings;
  readonly title: (of: Verified | 'tables') => string;
  /** What the export says of itself, once that is read. */
  facts: ExportFacts | null;
};

/** Something to be verified: its news, of what they are, and up to which event an export goes once that is known. */
type Hearing = {
  readonly news: AsyncIterable<VerifyNews>;
  readonly from: Verified;
  readonly upTo?: () => number | null;
};

const hear = async ({ call, findings }: Ear, { news, from, upTo = () => null }: Hearing): Promise<void> => {
  for await (const one of news) {
    findings.add({ news: one, from, upTo: upTo() });
    if (call.json) await writeJson(call.stdout, one);
  }
};

const verifyDesk = async (ear: Ear, snapshot: Snapshot, heads: readonly GivenHead[]): Promise<void> => {
  const ledger = openProgress(ear.call, ear.title('desk'));
  ledger.start(snapshot.head.seq);
  const options = { heads: headsFor(heads, snapshot.head.desk), onProgress: totals(ledger) };
  await hear(ear, { news: verifyChain(snapshot, options), from: 'desk' });
  ledger.clear();
};

const verifyTablesOf = async (ear: Ear, snapshot: Snapshot): Promise<void> => {
  const tables = openProgress(ear.call, ear.title('tables'));
  tables.start(await snapshot.reads.countSubmissions(everySubmission));
  await hear(ear, { news: verifyTables(snapshot, { onProgress: totals(tables) }), from: 'desk' });
  tables.clear();
};

const atHand = async (desk: Asked['desk']): Promise<DeskAtHand | null> =>
  desk === null
    ? null
    : {
        snapshot: desk.snapshot,
        nameRule: desk.found.config.policy.nameRule,
        tellAsOf: await openTellAsOf(desk.snapshot),
        redaction: openRedaction(desk.snapshot.pseudonymKey, desk.found.config.policy),
      };

/** Verifies an export directory; answers whether the ledger of the desk at hand is what it is to be compared with. */
const verifyDirectory = async (ear: Ear, dir: string, { heads, seal, desk }: Asked): Promise<boolean> => {
  await refuseNoExport(dir);
  const progress = openProgress(ear.call, ear.title('export'));
  const news = verifyPackage(dir, {
    ...{ heads, seal, desk: await atHand(desk), onTotal: progress.start, onProgress: progress.advance },
    onFacts: (facts) => {
      ear.facts = facts;
    },
  });
  await hear(ear, { news, from: 'export', upTo: () => ear.facts?.ledger.seq ?? null });
  progress.clear();
  return desk !== null && ear.facts?.ledger.desk === desk.snapshot.head.desk;
};

const verifyOneFile = async (ear: Ear, file: { path: string; bytes: number }, asked: Asked): Promise<void> => {
  const { options, heads, desk } = asked;
  const progress = openProgress(ear.call, ear.title('file'));
  progress.start(file.bytes);
  const news = verifyFile(file.path, options.path ?? '', {
    ...{ cells: options.exact ? 'exact' : 'guarded', heads, desk: await atHand(desk), onProgress: progress.advance },
  });
  await hear(ear, { news, from: 'file', upTo: () => desk?.snapshot.head.seq ?? null });
  progress.clear();
};

/** What it means that the disk refuses something of what is verified; what is told already stays as it is. */
const unreadable = (given: string, error: unknown): unknown =>
  error instanceof Error && !(error instanceof OzmaError) && 'syscall' in error
    ? new OzmaError('disk-fault', `${shown(given)} cannot be read: ${shown(error.message)}.`, { cause: error })
    : error;

/** What lies at the path that was given; answers whether the desk's ledger has its part in the proof. */
const verifyPath = async (ear: Ear, given: string, asked: Asked): Promise<boolean> => {
  const path = resolve(ear.call.cwd, given);
  const there = await stat(path).catch((cause: unknown) => {
    throw new OzmaError('path-missing', `There is no ${shown(given)} to verify.`, { cause });
  });
  if (there.isDirectory()) return verifyDirectory(ear, path, asked);
  if (asked.seal !== null) throw new OzmaError('usage', '--seal is that of an export directory; this is one file.');
  if (!there.isFile()) throw new OzmaError('usage', `${shown(given)} is neither a directory nor a file.`);
  await verifyOneFile(ear, { path, bytes: there.size }, asked);
  return asked.desk !== null;
};

const nothingToVerify = (): OzmaError =>
  new OzmaError(
    'usage',
    'There is nothing to verify: give an export directory or one of its CSV files, or a desk by --desk DIR for its ledger.',
  );

/** The desk that is at hand; none where it was only looked for beside an export, and has no database yet. */
const snapshotAtHand = (call: Call, desk: Desk | null, { path }: VerifyOptions): Asked['desk'] => {
  if (desk === null) return null;
  try {
    return { found: desk, snapshot: wireSnapshot(desk) };
  } catch (error) {
    const isNamed = call.desk !== null || path === null;
    if (!isNamed && error instanceof OzmaError && error.code === 'database-missing') return null;
    throw error;
  }
};

const tellEnd = async (
  { call, findings, facts }: Ear,
  language: ReturnType<typeof languageOf>,
): Promise<ExitStatus> => {
  const wrong = findings.wrongCount();
  if (call.json) {
    const counts = { proven: findings.proven().length, unproven: findings.unproven().length, wrong };
    await writeJson(call.stdout, { kind: 'summary', ok: wrong === 0, ...counts, export: facts });
    return wrong === 0 ? 0 : 1;
  }
  const says = facts === null ? [] : [...wrap(saysOfExport(facts, language), lineWidth(call.stdout)), ''];
  for (const line of [...says, ...findingLines(findings, language, call.stdout)]) await writeLine(call.stdout, line);
  return wrong === 0 ? 0 : 1;
};

/**
 * `ozma verify`: proves an export directory, one of its CSV files, or a desk's ledger and tables; says what was proven, what was not and why, and
 * what is wrong. Exit status 1 where anything is. With `--json` each is a document as it is found, and a summary comes last.
 */
export const verify = async (call: Call, options: VerifyOptions): Promise<ExitStatus> => {
  widenYoungGeneration();
  const [heads, seal] = [await givenHeads(call, options), givenSeal(options)];
  const found = options.desk ? await searchDesk(call) : null;
  const isDeskAsked = options.ledger || options.path === null;
  if (found === null && isDeskAsked) throw nothingToVerify();
  if (seal !== null && options.path === null) throw new OzmaError('usage', '--seal is that of an export directory.');
  const language = languageOf(call, found?.config.language ?? 'en');
  const words = verifyWordsIn(language);
  const desk = snapshotAtHand(call, found, options);
  await using _held = desk?.snapshot;
  const ear: Ear = { call, findings: openFindings(), title: (of) => words.progress[of], facts: null };
  const asked: Asked = { options, heads, seal, desk };
  const given = options.path;
  const isLedgerPart =
    given !== null &&
    (await verifyPath(ear, given, asked).catch((error: unknown) => Promise.reject(unreadable(given, error))));
  if (desk !== null && (isDeskAsked || isLedgerPart)) await verifyDesk(ear, desk.snapshot, heads);
  if (desk !== null && isDeskAsked) await verifyTablesOf(ear, desk.snapshot);
  return tellEnd(ear, language);
};
