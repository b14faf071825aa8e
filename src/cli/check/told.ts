import type { BatchReason } from '../../domain/batch-reason.ts';
import type { Entry } from '../../domain/entry.ts';
import type { Verdict } from '../../domain/verdict.ts';
import type { Unjudged } from '../../intake/scan.ts';
import type { FolderWaiver } from './waivers.ts';

/** One point in which a manifest and the folders do not agree; null where no waiver covers it. */
export type ManifestFinding = { readonly reason: BatchReason; readonly waiver: FolderWaiver | null };

/** A folder of a check with all that was found of it. */
export type CheckedFolder = {
  /** Its path in the batch where there is a manifest, else its path as shown. */
  readonly folder: string;
  readonly outcome:
    | { readonly kind: 'judged'; readonly entry: Entry }
    | { readonly kind: 'unjudged'; readonly unjudged: Unjudged };
  /** Null where there is no manifest. */
  readonly manifest: readonly ManifestFinding[] | null;
  /** Whether it is accepted, and nothing of the manifest speaks against it. */
  readonly isReady: boolean;
};

/** What is found of a manifest besides the folders that came: rows that cannot be used, and folders that did not come. */
export type ManifestPart = 'rows' | 'missing';

/** What a manifest came to. */
export type ManifestTally = {
  readonly rows: number;
  readonly folders: number;
  /** Folders that are listed and did not come, but for those that a waiver covers. */
  readonly missingFolders: number;
  /** Rows that nobody could read. */
  readonly unreadableRows: number;
  /** How often each code was found and not waived. */
  readonly faults: ReadonlyMap<BatchReason['code'], number>;
  readonly waived: number;
};

/** What a whole check came to. */
export type CheckTally = {
  readonly verdicts: ReadonlyMap<Verdict, number>;
  readonly unjudged: number;
  readonly ready: number;
  readonly manifest: ManifestTally | null;
};

/** How many folders a check is about: those that came, and those that should have come. */
export const foldersOf = ({ verdicts, unjudged, manifest }: CheckTally): number =>
  [...verdicts.values()].reduce((sum, count) => sum + count, unjudged + (manifest?.missingFolders ?? 0));

/** Prints a check in one format, as it goes on; nothing that it is told is kept. */
export type Teller = AsyncDisposable & {
  /** The folders of a batch, written in one go. */
  readonly folders: (checked: readonly CheckedFolder[]) => Promise<void>;
  /** What belongs to no folder that came: first all rows, then all that is missing. */
  readonly loose: (part: ManifestPart, findings: readonly ManifestFinding[]) => Promise<void>;
  readonly end: (tally: CheckTally) => Promise<void>;
};
