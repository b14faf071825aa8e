/** What is wrong with one row of a batch manifest (product.md 9). */
export type RowFault =
  | 'not-utf-8'
  | 'broken-row'
  | 'unknown-line'
  | 'too-few-cells'
  | 'too-many-cells'
  | 'empty'
  | 'not-a-hash'
  | 'not-a-size'
  | 'bad-encoding'
  | 'escaping-path'
  | 'unsafe-name'
  | 'no-folder'
  | 'other-ticket'
  | 'other-item';

/** A place in a batch: a folder, and a file in it; null for the folder itself. */
type BatchPlace = { readonly folder: string; readonly file: string | null };

/** What a batch manifest and the folders that came do not agree on (product.md 9). */
export type BatchReason =
  | ({ readonly code: 'MANIFEST_MISSING'; readonly line: number } & BatchPlace)
  | ({ readonly code: 'MANIFEST_UNLISTED' } & BatchPlace)
  | ({
      readonly code: 'MANIFEST_ALTERED';
      readonly line: number;
      readonly file: string;
      /** Which of them differs; `kind` where there is no ordinary file of that name. */
      readonly what: 'sha256' | 'bytes' | 'kind';
      readonly listed: string;
      readonly found: string;
    } & BatchPlace)
  | ({
      readonly code: 'MANIFEST_REPEATED';
      readonly line: number;
      /** The line that lists it first. */
      readonly first: number;
      readonly how: 'same' | 'unicode-twin' | 'case-twin';
    } & BatchPlace)
  | {
      readonly code: 'MANIFEST_INVALID';
      readonly line: number;
      readonly column: string;
      readonly why: RowFault;
      readonly found: string;
    };
