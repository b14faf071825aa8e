import type { BatchReason } from '../domain/batch-reason.ts';
import type { FoundFile } from '../domain/found-file.ts';
import type { ReasonOf } from '../domain/reason.ts';
import { idKey } from '../domain/text.ts';
import type { BatchRow } from '../store/batch-store.ts';
import type { ColumnNames } from './csv-rows.ts';

/** A folder that was read whole. */
export type ReadFolder = {
  readonly folder: string;
  readonly ticket: string | null;
  readonly files: readonly FoundFile[];
};

/** How a manifest is understood: what it calls its columns, and the kind of item that a word means. */
export type RowUnderstanding = { readonly columns: ColumnNames; readonly kindCalled: (word: string) => string };

/** What a listed name is where it is no ordinary file. */
const ordinary = 'file';

const unread = 'unreadable';

/** Finds the file that a row lists: of exactly that name, else the only one of that name in another Unicode form. */
const openFinding = (files: readonly FoundFile[]): ((name: string) => FoundFile | null) => {
  const byName = new Map(files.map((file) => [file.path, file]));
  const byForm = Map.groupBy(files, ({ path }) => path.normalize('NFC'));
  return (name) => {
    const [only, ...twins] = byForm.get(name.normalize('NFC')) ?? [];
    return byName.get(name) ?? (twins.length === 0 ? (only ?? null) : null);
  };
};

const alteredIn = (row: BatchRow, file: FoundFile, folder: string): readonly BatchReason[] => {
  const altered = (what: 'sha256' | 'bytes' | 'kind', listed: string, found: string): readonly BatchReason[] => [
    { code: 'MANIFEST_ALTERED', folder, file: row.file, line: row.line, what, listed, found },
  ];
  if (file.what !== null) return altered('kind', ordinary, file.what);
  if (row.sha256 !== null && row.sha256 !== file.sha256) return altered('sha256', row.sha256, file.sha256 ?? unread);
  if (row.bytes !== null && row.bytes !== file.bytes) return altered('bytes', String(row.bytes), String(file.bytes));
  return [];
};

type Contradiction = Pick<ReasonOf<'MANIFEST_INVALID'>, 'column' | 'why' | 'found'>;

/** Where a row says something else than what was recognised; what was not recognised contradicts nothing. */
const contradictionsIn = (
  row: BatchRow,
  ticket: string | null,
  { columns, kindCalled }: RowUnderstanding,
): ((item: FoundFile['item']) => readonly Contradiction[]) => {
  const differs = (listed: string | null, recognised: string | null | undefined): listed is string =>
    listed !== null && recognised !== null && recognised !== undefined && idKey(listed) !== idKey(recognised);
  const kind = row.itemKind === null ? null : kindCalled(row.itemKind);
  return (item) => [
    ...(differs(row.ticket, ticket)
      ? [{ column: columns.ticket, why: 'other-ticket', found: row.ticket } as const]
      : []),
    ...(differs(kind, item?.kind)
      ? [{ column: columns.item_kind, why: 'other-item', found: row.itemKind ?? '' } as const]
      : []),
    ...(differs(row.itemId, item?.id)
      ? [{ column: columns.item_id, why: 'other-item', found: row.itemId } as const]
      : []),
  ];
};

/**
 * Compares a folder with the rows that list it, in both directions (product.md 9): first the rows in the order of their lines, then the files that
 * no row lists. Of rows for one file the first holds; that there are several is told of the rows.
 */
export const compareFolder = (
  { folder, ticket, files }: ReadFolder,
  rows: readonly BatchRow[],
  understanding: RowUnderstanding,
): readonly BatchReason[] => {
  const find = openFinding(files);
  const settled = new Set<FoundFile | string>();
  const listed = rows.flatMap((row): readonly BatchReason[] => {
    const { line } = row;
    const file = find(row.file);
    const isSettled = settled.has(file ?? row.file.normalize('NFC'));
    settled.add(file ?? row.file.normalize('NFC'));
    const contradictions = contradictionsIn(row, ticket, understanding)(file?.item ?? null);
    const invalid = contradictions.map((one) => ({ code: 'MANIFEST_INVALID', line, ...one }) as const);
    if (isSettled) return invalid;
    const state: readonly BatchReason[] =
      file === null ? [{ code: 'MANIFEST_MISSING', folder, file: row.file, line }] : alteredIn(row, file, folder);
    return [...state, ...invalid];
  });
  const unlisted = files
    .filter((file) => !file.isOptional && !settled.has(file))
    .map(({ path }) => ({ code: 'MANIFEST_UNLISTED', folder, file: path }) as const);
  return [...listed, ...unlisted];
};
