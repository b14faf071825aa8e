import { latin1Path } from '../../../workers/inspect/raw-path.ts';
import type { BatchCheck, FoundFolder, ListedFile } from '../../batch/batch-check.ts';
import { openBatchCheck } from '../../batch/open-batch-check.ts';
import type { BatchReason } from '../../domain/batch-reason.ts';
import type { Decided } from '../../intake/scan.ts';
import { shownBytes, type Taken } from '../../intake/taken.ts';
import { type App, wireBatchStore } from '../../wire.ts';
import { watched } from '../desk-tables.ts';
import type { Telling } from './telling.ts';
import type { ManifestFinding } from './told.ts';

/** The path of a folder in the directory that is checked, as a manifest has it. */
export const folderIn = (directory: string, { path }: Taken): string =>
  shownBytes(path.slice(latin1Path(directory).length + 1));

/** A folder as it was found, for what a manifest lists. */
export const foundFolder = (directory: string, { entry, taken, files }: Decided): FoundFolder => ({
  folder: folderIn(directory, taken),
  ticket: entry.arrival.recognition.ticketNumber,
  files,
});

/** A batch with its manifest and the waivers that cover what they do not agree on. */
export type WaivedBatch = AsyncDisposable & {
  readonly rows: number;
  readonly folders: number;
  /** Compares one folder; each folder is asked for once. */
  readonly compare: (found: FoundFolder) => Promise<readonly ManifestFinding[]>;
  /** The rows that stand twice where no waiver covers that: their lines, by the folder's name in Unicode NFC. */
  readonly repeated: ReadonlyMap<string, ReadonlySet<number>>;
  readonly rowFaults: () => AsyncIterable<readonly ManifestFinding[]>;
  /** Once every folder was compared: those that are listed and did not come. */
  readonly missing: () => AsyncIterable<readonly ManifestFinding[]>;
  readonly rowsOf: (folder: string) => Promise<readonly ListedFile[]>;
};

const repeatedRows = async (
  faults: AsyncIterable<readonly ManifestFinding[]>,
): Promise<ReadonlyMap<string, ReadonlySet<number>>> => {
  const lines = new Map<string, Set<number>>();
  for await (const page of faults) {
    for (const { reason, waiver } of page) {
      if (reason.code !== 'MANIFEST_REPEATED' || waiver !== null) continue;
      const folder = reason.folder.normalize('NFC');
      lines.set(folder, (lines.get(folder) ?? new Set()).add(reason.line));
    }
  }
  return lines;
};

const openCheck = (
  { desk }: App,
  { manifest, directory }: { readonly manifest: string; readonly directory: string },
  { call, checkWords }: Telling,
): Promise<BatchCheck> =>
  watched(call, checkWords.readingManifest, (watch) =>
    openBatchCheck({ file: manifest, directory, policy: desk.config.policy, store: wireBatchStore(), ...watch }),
  );

/** Reads a manifest, to be compared with the folders of a directory as they come; both by their absolute paths. */
export const openWaivedBatch = async (
  app: App,
  place: { readonly manifest: string; readonly directory: string },
  telling: Telling,
): Promise<WaivedBatch> => {
  const check = await openCheck(app, place, telling);
  const withWaivers = (reasons: readonly BatchReason[]): readonly ManifestFinding[] =>
    reasons.map((reason) => ({ reason, waiver: telling.waivers.coverOf(reason) }));
  async function* pagesOf(pages: AsyncIterable<readonly BatchReason[]>): AsyncGenerator<readonly ManifestFinding[]> {
    for await (const page of pages) yield withWaivers(page);
  }
  const rowFaults = () => pagesOf(check.rowFaults());
  return {
    rows: check.rows,
    folders: check.folders,
    compare: async (found) => withWaivers(await check.compare(found)),
    repeated: await repeatedRows(rowFaults()),
    rowFaults,
    missing: () => pagesOf(check.missing()),
    rowsOf: check.rowsOf,
    [Symbol.asyncDispose]: () => check[Symbol.asyncDispose](),
  };
};
