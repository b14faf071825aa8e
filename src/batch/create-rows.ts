import { caseFold } from '../domain/case-folding.ts';
import type { FoundFile } from '../domain/found-file.ts';
import { pathFault } from '../formats/batch-path.ts';
import type { FoundFolder } from './batch-check.ts';
import type { ManifestRow } from './write-manifest.ts';

/**
 * Why something is in no manifest that is made: its name is none that a manifest may have, or but for case and Unicode form another's; it is no
 * ordinary file; it could not be read; it lies in no folder, or is a folder with nothing to list.
 */
type LeftOutWhy = 'unsafe-name' | 'twin' | 'no-file' | 'unread' | 'no-folder' | 'empty';

/** Something that is there and that a manifest cannot list; `place` is its path in the batch. */
export type LeftOut = { readonly place: string; readonly why: LeftOutWhy };

/** What a manifest says of one folder, and what it cannot say. */
export type CreatedRows = { readonly rows: readonly ManifestRow[]; readonly leftOut: readonly LeftOut[] };

/** Names that some file system takes for one and the same have one key. */
const twinKey = (name: string): string => caseFold(name.normalize('NFC'));

const whyNot = (folder: string, { path, what, sha256 }: FoundFile): LeftOutWhy | null => {
  if (pathFault(`${folder}/${path}`) !== null) return 'unsafe-name';
  if (what !== null) return 'no-file';
  return sha256 === null ? 'unread' : null;
};

const rowOf = ({ folder, ticket }: FoundFolder, { path, sha256, bytes, item }: FoundFile): ManifestRow => ({
  folder,
  file: path,
  sha256,
  bytes,
  ticket,
  itemKind: item?.kind ?? null,
  itemId: item?.id ?? null,
});

const rowsOf = (found: FoundFolder, files: readonly FoundFile[]): CreatedRows => {
  const { folder } = found;
  const rows: ManifestRow[] = [];
  const leftOut: LeftOut[] = [];
  const seen = new Set<string>();
  for (const file of files) {
    const key = twinKey(file.path);
    const why = whyNot(folder, file) ?? (seen.has(key) ? 'twin' : null);
    seen.add(key);
    if (why === null) rows.push(rowOf(found, file));
    else leftOut.push({ place: `${folder}/${file.path}`, why });
  }
  return { rows, leftOut };
};

/** Makes the rows of folders, each of which comes once; it remembers their names, to tell those that differ in case or Unicode form alone. */
export const openRowMaker = (): ((found: FoundFolder) => CreatedRows) => {
  const seen = new Set<string>();
  return (found) => {
    const { folder, files } = found;
    const none = (why: LeftOutWhy): CreatedRows => ({ rows: [], leftOut: [{ place: folder, why }] });
    if (pathFault(folder) !== null) return none('unsafe-name');
    if (files === null) return none('unread');
    const key = twinKey(folder);
    if (seen.has(key)) return none('twin');
    seen.add(key);
    const listed = files.filter(({ isOptional }) => !isOptional);
    return listed.length === 0 ? none('empty') : rowsOf(found, listed);
  };
};
