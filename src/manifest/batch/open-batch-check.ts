import type { Policy } from '../../domain/policy.ts';
import type { BatchStore } from '../../store/batch-store.ts';
import type { BatchCheck } from './batch-check.ts';

/** How far the reading of a manifest is, in bytes of the file. */
export type ManifestProgress = { readonly rows: number; readonly bytes: number; readonly totalBytes: number };

/** Which manifest is read, and for which directory. */
export type BatchCheckRequest = {
  /** The path of the manifest: our CSV, a list as `sha256sum` writes it, or a BagIt payload manifest, told by its content. */
  readonly file: string;
  /** The absolute path of the directory that is checked: the paths of a manifest start there, or with its own name. */
  readonly directory: string;
  /** The desk's rules, by which words for a kind of item are understood. */
  readonly policy: Policy;
  /** Where the rows are kept meanwhile: `wireBatchStore` of src/wire.ts. The check ends it. */
  readonly store: BatchStore;
  readonly onProgress?: (progress: ManifestProgress) => void;
};

/**
 * Reads a whole batch manifest and makes it ready to be compared with folders as they come (product.md 9). Throws an `OzmaError`: `path-missing`
 * where there is no such file, `file-invalid` where it is none of the known forms, lacks a needed column, or was written while it was read.
 */
export const openBatchCheck = (request: BatchCheckRequest): Promise<BatchCheck> =>
  Promise.reject(new Error(`${request.file} cannot be read yet`));
