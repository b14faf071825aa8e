import type { Sha256 } from '../domain/ids.ts';
import type { ReasonOf } from '../domain/reason.ts';

/** A row of a batch manifest as it is kept: where it stands, what it lists, and what makes its names the same as others. */
export type BatchRow = {
  readonly line: number;
  readonly folder: string;
  readonly file: string;
  readonly sha256: Sha256 | null;
  readonly bytes: number | null;
  readonly ticket: string | null;
  readonly itemKind: string | null;
  readonly itemId: string | null;
};

/** A fault of one row of a batch manifest. */
export type BatchRowFault = ReasonOf<'MANIFEST_INVALID'> | ReasonOf<'MANIFEST_REPEATED'>;

/** A folder that is listed, by one of the ways in which its name is written. */
export type BatchFolder = {
  readonly id: number;
  readonly folder: string;
  /** The line that lists it first. */
  readonly line: number;
};

/**
 * What a batch manifest lists, kept for the length of one check and then thrown away; memory stays flat whatever its length. First all rows and
 * faults are added, then `close` is called once, then the rest may be asked for.
 */
export type BatchStore = AsyncDisposable & {
  /** Adds rows in the order of their lines; no two have the same line. */
  readonly addRows: (rows: readonly BatchRow[]) => Promise<void>;
  readonly addFaults: (faults: readonly BatchRowFault[]) => Promise<void>;
  /** Ends the adding: finds the rows whose folder and file are those of an earlier one, in whatever case and Unicode form, and adds them as faults. */
  readonly close: () => Promise<{ readonly rows: number; readonly folders: number }>;
  /** The faults in the order of their lines, some hundreds at a time. */
  readonly faults: () => AsyncIterable<readonly BatchRowFault[]>;
  /** The ways in which a folder's name is listed: equal to it in Unicode NFC. */
  readonly foldersCalled: (folder: string) => Promise<readonly BatchFolder[]>;
  /** The rows of folders in the order of their lines. */
  readonly rowsOf: (folders: readonly BatchFolder[]) => Promise<readonly BatchRow[]>;
  /** Remembers that folders came. */
  readonly markSeen: (folders: readonly BatchFolder[]) => Promise<void>;
  /** The folders of which none came, in the order of their first lines, some hundreds at a time. */
  readonly unseen: () => AsyncIterable<readonly BatchFolder[]>;
};
