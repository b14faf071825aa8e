import { constants, lstatSync, type Stats } from 'node:fs';
import { access, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { BatchReason } from '../domain/batch-reason.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import type { Policy } from '../domain/policy.ts';
import type { PathStart } from '../formats/batch-path.ts';
import { kindCalled, kindWords } from '../formats/item-kinds.ts';
import type { BatchFolder, BatchStore } from '../store/batch-store.ts';
import { shown } from '../texts/shown.ts';
import type { BatchCheck, FoundFolder } from './batch-check.ts';
import { compareFolder, type RowUnderstanding } from './compare.ts';
import { type ColumnNames, csvManifestRows, ownColumnNames } from './csv-rows.ts';
import { openDiskTwins } from './disk-twins.ts';
import { listRows } from './list-rows.ts';
import { type ManifestForm, manifestFormOf } from './manifest-form.ts';
import type { RowsRead } from './row-reading.ts';
import { textPieces } from './text-pieces.ts';

/** How far the reading of a manifest is, in bytes of the file. */
type ManifestProgress = { readonly rows: number; readonly bytes: number; readonly totalBytes: number };

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

/** What was read besides the rows, which are in the store. */
type Loaded = { readonly rows: number; readonly folders: number; readonly columns: ColumnNames };

const unreadable = (file: string, cause: unknown): OzmaError => {
  const code = cause instanceof Error && 'code' in cause ? cause.code : null;
  return code === 'ENOENT' || code === 'ENOTDIR'
    ? new OzmaError('path-missing', `There is no file ${shown(file)}.`, { cause })
    : new OzmaError('file-invalid', `${shown(file)} cannot be read: ${shown(String(cause))}`, { cause });
};

const statFile = async (file: string): Promise<Stats> => {
  const found = await access(file, constants.R_OK)
    .then(() => stat(file))
    .catch((cause: unknown) => {
      throw unreadable(file, cause);
    });
  if (found.isFile()) return found;
  throw new OzmaError('file-invalid', `${shown(file)} is not a file. Name a manifest.`);
};

const ownNameOf = (directory: string): string | null => {
  const name = basename(directory);
  const isThere = lstatSync(join(directory, name), { throwIfNoEntry: false }) !== undefined;
  return name === '' || isThere ? null : name;
};

const rowsOf = (
  pieces: AsyncIterable<string>,
  { file, directory }: BatchCheckRequest,
  form: ManifestForm,
): { readonly batches: AsyncIterable<RowsRead>; readonly columns: () => ColumnNames } => {
  let columns = ownColumnNames;
  const start: PathStart = { isBag: form.kind === 'bagit', ownName: ownNameOf(directory) };
  if (form.kind !== 'csv') return { batches: listRows(pieces, form, start), columns: () => columns };
  const manifest = { name: shown(basename(file)), delimiter: form.delimiter, start };
  const batches = csvManifestRows(pieces, manifest, (names) => {
    columns = names;
  });
  return { batches, columns: () => columns };
};

const load = async (request: BatchCheckRequest): Promise<Loaded> => {
  const { file, store, onProgress } = request;
  const before = await statFile(file);
  let bytes = 0;
  const pieces = textPieces(file, (more) => {
    bytes += more;
  });
  const { batches, columns } = rowsOf(pieces, request, await manifestFormOf(file));
  let rows = 0;
  for await (const read of batches) {
    await store.addRows(read.rows);
    await store.addFaults(read.faults);
    rows += read.count;
    onProgress?.({ rows, bytes, totalBytes: before.size });
  }
  const after = await statFile(file);
  if (bytes !== before.size || after.size !== before.size || after.mtimeMs !== before.mtimeMs) {
    throw new OzmaError(
      'file-invalid',
      `${shown(file)} was written while it was read. Check again once it is complete.`,
    );
  }
  const { folders } = await store.close();
  return { rows, folders, columns: columns() };
};

const openCompare = ({ store, directory }: BatchCheckRequest, understanding: RowUnderstanding) => {
  const isTwin = openDiskTwins(directory);
  /** The ways in which a folder on the disk is listed; where another one there is its twin, its exact name alone. */
  const waysListed = async (folder: string): Promise<readonly BatchFolder[]> => {
    const ways = await store.foldersCalled(folder);
    const isExact = ways.every((way) => way.folder === folder) || !isTwin(folder);
    return isExact ? ways : ways.filter((way) => way.folder === folder);
  };
  return async ({ folder, ticket, files }: FoundFolder): Promise<readonly BatchReason[]> => {
    const ways = await waysListed(folder);
    if (ways.length === 0) return [{ code: 'MANIFEST_UNLISTED', folder, file: null }];
    await store.markSeen(ways);
    return files === null ? [] : compareFolder({ folder, ticket, files }, await store.rowsOf(ways), understanding);
  };
};

const checkOver = (request: BatchCheckRequest, { rows, folders, columns }: Loaded): BatchCheck => {
  const { store, policy } = request;
  const words = kindWords(policy);
  const understanding = { columns, kindCalled: (word: string) => kindCalled(word, words)?.name ?? word };
  return {
    rows,
    folders,
    rowFaults: () => store.faults(),
    compare: openCompare(request, understanding),
    missing: async function* () {
      for await (const page of store.unseen()) {
        yield page.map(({ folder, line }) => ({ code: 'MANIFEST_MISSING', folder, file: null, line }) as const);
      }
    },
    rowsOf: async (folder) => store.rowsOf(await store.foldersCalled(folder)),
    [Symbol.asyncDispose]: () => store[Symbol.asyncDispose](),
  };
};

/**
 * Reads a whole batch manifest and makes it ready to be compared with folders as they come (product.md 9). Throws an `OzmaError`: `path-missing`
 * where there is no such file, `file-invalid` where it is none of the known forms, lacks a needed column, or was written while it was read.
 */
export const openBatchCheck = async (request: BatchCheckRequest): Promise<BatchCheck> => {
  try {
    return checkOver(request, await load(request));
  } catch (error) {
    await request.store[Symbol.asyncDispose]();
    throw error;
  }
};
