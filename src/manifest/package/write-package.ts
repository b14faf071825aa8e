import type { ExportFacts } from './export-facts.ts';
import type { PayloadFile } from './payload.ts';

/** What an export directory is made of. */
export type PackageContents = {
  /** The first is the table of the export, whose rows are summed one by one; the others lie beside it. They are written in this order. */
  readonly files: readonly [PayloadFile, ...PayloadFile[]];
  /** What the export says of itself; asked for once every row is written. */
  readonly facts: () => ExportFacts;
};

/** An export directory as it was written; the seal is the SHA-256 of its `tagmanifest-sha256.txt`, by which all of it is fixed. */
export type WrittenPackage = { readonly seal: string; readonly facts: ExportFacts };

/**
 * Writes an export directory: a draft beside its place, synced, then put there, so that nobody takes half of one for a whole one. An empty
 * directory is filled. Throws an `OzmaError`: `usage` where something is there already, `disk-full` and `disk-fault` where the disk refuses.
 */
export const writePackage = async (_dir: string, _contents: PackageContents): Promise<WrittenPackage> => {
  throw new Error('filled in by the next change');
};
