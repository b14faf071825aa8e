import type Database from 'better-sqlite3';
import type { BatchFolder, BatchRow } from '../../batch-store.ts';

type StoredRow = Omit<BatchRow, 'folder' | 'itemKind' | 'itemId'> & {
  readonly item_kind: string | null;
  readonly item_id: string | null;
};

const selectRows =
  'select line, file, sha256, bytes, ticket, item_kind, item_id from row where folder = ? order by line';

const rowOf = (folder: string, { item_kind: itemKind, item_id: itemId, ...row }: StoredRow): BatchRow => ({
  ...row,
  folder,
  itemKind,
  itemId,
});

/** The rows of folders in the order of their lines. */
export const openRows = (db: Database.Database): ((folders: readonly BatchFolder[]) => readonly BatchRow[]) => {
  const select = db.prepare<[number], StoredRow>(selectRows);
  const rowsOf = ({ id, folder }: BatchFolder): readonly BatchRow[] => select.all(id).map((row) => rowOf(folder, row));
  return (folders) => {
    const [only, ...more] = folders;
    if (only === undefined) return [];
    return more.length === 0 ? rowsOf(only) : folders.flatMap(rowsOf).sort((a, b) => a.line - b.line);
  };
};
