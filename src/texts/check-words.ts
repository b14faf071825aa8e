import type { ReasonCode } from '../domain/reason.ts';

type ManifestCode = Extract<ReasonCode, `MANIFEST_${string}`>;

type LeftOutWhy = 'unsafe-name' | 'twin' | 'no-file' | 'unread' | 'no-folder' | 'empty';

/** A waiver of a file as a line tells it; all parts are as they are shown. */
type ToldWaiver = { readonly place: string; readonly code: string; readonly of: string };

/** Words of `ozma check`, and of `ozma manifest create`. Counts are plain numbers, files as they are shown. */
export type CheckWords = {
  /** The line that an operator reads aloud; folders that are listed and did not come count among `folders`. */
  readonly ready: (ready: number, folders: number) => string;
  /** How many rows a manifest has, and what was found; `found` is made of `faults` and `waivedFaults`. */
  readonly manifest: (rows: number, found: readonly string[]) => string;
  readonly faults: Readonly<Record<ManifestCode, (count: number) => string>>;
  readonly waivedFaults: (count: number) => string;
  /** Stand over what belongs to no folder that came. */
  readonly groups: Readonly<Record<'rows' | 'missing', string>>;
  readonly more: (count: number) => string;
  /** Title of the progress line while a manifest is read. */
  readonly readingManifest: string;
  /** Stands over what a manifest says of a folder that nobody could judge. */
  readonly unjudged: string;
  readonly expired: (of: ToldWaiver & { readonly until: string }) => string;
  readonly unused: (of: ToldWaiver) => string;
  /** How many rows were written to be mended and sent again. */
  readonly failedWritten: (rows: number, file: string) => string;
  readonly nothingFailed: string;
  /** The file was there from an earlier run, and now has no rows. */
  readonly failedEmptied: (file: string) => string;
  /** Rows that cannot be written again because nobody could read them. */
  readonly failedUnreadable: (count: number) => string;
  /** Why something is left out of a manifest that is made. */
  readonly leftOut: Readonly<Record<LeftOutWhy, (place: string) => string>>;
};
