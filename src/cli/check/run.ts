import type { FailedFile } from '../../batch/failed-file.ts';
import { ruleNames } from '../../domain/rule-name.ts';
import type { Decided, ScannedBatch, Unjudged } from '../../intake/scan.ts';
import { waivedIn } from '../../texts/verdict-document.ts';
import type { Progress } from '../progress.ts';
import { tellUnjudged } from '../unjudged.ts';
import { folderIn, foundFolder, type WaivedBatch } from './batch.ts';
import { openCounting } from './counting.ts';
import { type FailedRows, openFailedRows } from './failed-rows.ts';
import type { Telling } from './telling.ts';
import type { CheckedFolder, CheckTally, ManifestFinding, Teller } from './told.ts';

/** A batch that is checked against its manifest: where it lies, and where the rows that failed go, if they are wanted. */
export type BatchAtHand = {
  readonly directory: string;
  readonly batch: WaivedBatch;
  readonly failed: FailedFile | null;
};

/** What the run of a check needs. */
export type CheckRun = {
  readonly telling: Telling;
  readonly teller: Teller;
  readonly progress: Progress;
  /** Null where there is no manifest. */
  readonly atHand: BatchAtHand | null;
};

const speaksAgainst = (findings: readonly ManifestFinding[]): boolean => findings.some(({ waiver }) => waiver === null);

const judgedFolder = async (decided: Decided, { telling, atHand }: CheckRun): Promise<CheckedFolder> => {
  const { entry } = decided;
  telling.waivers.use(waivedIn(entry, ruleNames).map(({ waiver }) => waiver));
  const outcome = { kind: 'judged', entry } as const;
  const isAccepted = entry.verdict === 'accepted';
  if (atHand === null) return { folder: entry.path, outcome, manifest: null, isReady: isAccepted };
  const { batch, directory } = atHand;
  const found = foundFolder(directory, decided);
  const manifest = await batch.compare(found);
  const isRepeated = batch.repeated.has(found.folder.normalize('NFC'));
  return { folder: found.folder, outcome, manifest, isReady: isAccepted && !isRepeated && !speaksAgainst(manifest) };
};

/** A folder that went away is none any more: where it was listed, it is missing. */
const unjudgedFolders = async (all: readonly Unjudged[], { atHand }: CheckRun): Promise<readonly CheckedFolder[]> => {
  const folders: CheckedFolder[] = [];
  for (const unjudged of all.filter(({ end }) => end === 'quarantined')) {
    const outcome = { kind: 'unjudged', unjudged } as const;
    const folder = atHand === null ? unjudged.taken.shownPath : folderIn(atHand.directory, unjudged.taken);
    const manifest = atHand && (await atHand.batch.compare({ folder, ticket: null, files: null }));
    folders.push({ folder, outcome, manifest, isReady: false });
  }
  return folders;
};

const checkedIn = async ({ decided, unjudged }: ScannedBatch, run: CheckRun): Promise<readonly CheckedFolder[]> => {
  const folders: CheckedFolder[] = [];
  for (const one of decided) folders.push(await judgedFolder(one, run));
  return [...folders, ...(await unjudgedFolders(unjudged, run))];
};

type Count = ReturnType<typeof openCounting>;

const tellLoose = async ({ batch }: BatchAtHand, run: CheckRun, to: { count: Count; failed: FailedRows | null }) => {
  for await (const page of batch.rowFaults()) {
    to.count.loose('rows', page);
    await run.teller.loose('rows', page);
  }
  for await (const page of batch.missing()) {
    to.count.loose('missing', page);
    await run.teller.loose('missing', page);
    await to.failed?.missing(page);
  }
  await to.failed?.rest();
};

/** Checks folders as they are scanned: tells each with what was found of it, then what belongs to none, then what it all came to. */
export const runCheck = async (batches: AsyncIterable<ScannedBatch>, run: CheckRun): Promise<CheckTally> => {
  const { telling, teller, progress, atHand } = run;
  const count = openCounting(atHand?.batch ?? null);
  const failed = atHand === null || atHand.failed === null ? null : openFailedRows(atHand.batch, atHand.failed);
  for await (const batch of batches) {
    const folders = await checkedIn(batch, run);
    progress.clear();
    for (const one of folders) {
      count.folder(one);
      if (!one.isReady) await failed?.folder(one);
    }
    await teller.folders(folders);
    for (const one of batch.unjudged) tellUnjudged(telling.call, one);
    progress.advance(batch.decided.length + batch.unjudged.length);
  }
  progress.clear();
  if (atHand !== null) await tellLoose(atHand, run, { count, failed });
  const tally = count.tally();
  await teller.end(tally);
  return tally;
};
