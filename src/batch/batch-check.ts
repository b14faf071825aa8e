import type { BatchReason } from '../domain/batch-reason.ts';
import type { FoundFile } from '../domain/found-file.ts';
import type { ReasonOf } from '../domain/reason.ts';
import type { BatchRow } from '../store/batch-store.ts';

/** One row of a batch manifest that could be read (product.md 9). Names are as listed, separated by `/`. */
export type ListedFile = BatchRow;

/** A folder of a batch as it was found and judged. */
export type FoundFolder = {
  /** Its path in the batch, separated by `/`: its name, or `@<unique>/<name>`. */
  readonly folder: string;
  /** The ticket that was recognised; null for none. */
  readonly ticket: string | null;
  /** Null where it could not be read: a fault, or over the limits. Then only whether it is listed is told. */
  readonly files: readonly FoundFile[] | null;
};

/** A batch manifest that was read, to be compared with folders as they come; memory stays flat whatever its length. */
export type BatchCheck = AsyncDisposable & {
  /** How many rows it has, and how many folders those that could be read name. */
  readonly rows: number;
  readonly folders: number;
  /** Rows that cannot be used or stand twice, in the order of their lines. */
  readonly rowFaults: () => AsyncIterable<readonly (ReasonOf<'MANIFEST_INVALID'> | ReasonOf<'MANIFEST_REPEATED'>)[]>;
  /** Compares one folder; each folder is asked for once. */
  readonly compare: (found: FoundFolder) => Promise<readonly BatchReason[]>;
  /** Once every folder was compared: the folders that are listed and did not come, each with its rows. */
  readonly missing: () => AsyncIterable<readonly ReasonOf<'MANIFEST_MISSING'>[]>;
  /** The rows that can be read of one folder, in the order of their lines. */
  readonly rowsOf: (folder: string) => Promise<readonly ListedFile[]>;
};
