import type Database from 'better-sqlite3';
import type { Sha256 } from '../../../domain/ids.ts';
import type { BatchRow } from '../../batch-store.ts';
import { isAscii, nameKeysOf } from './name-keys.ts';

type Folder = { readonly id: number; readonly family: number };

/** Folders that are remembered, for rows of one folder mostly stand together. */
const remembered = 64;

const selectFolder = 'select id, family from folder where fold = ? and key = ? and name = ?';
const selectFamily = 'select family from folder where fold = ? limit 1';
const insertFolder = 'insert into folder (id, fold, key, name, family, line) values (?, ?, ?, ?, ?, ?)';
const insertRow = `insert into row (line, folder, family, twin, file, sha256, bytes, ticket, item_kind, item_id)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;

type RowParams = [
  ...[line: number, folder: number, family: number, twin: string | null, file: string, sha256: Sha256 | null],
  ...[bytes: number | null, ticket: string | null, itemKind: string | null, itemId: string | null],
];

/** Finds the folder of a row, and adds it where the row is its first. */
const openFolderOf = (db: Database.Database): ((name: string, line: number) => Folder) => {
  const select = db.prepare<[string, string, string], Folder>(selectFolder);
  const familyOf = db.prepare<[string], number>(selectFamily).pluck();
  const insert = db.prepare<[number, string, string, string, number, number]>(insertFolder);
  const known = new Map<string, Folder>();
  let last = 0;
  const add = (name: string, line: number): Folder => {
    const { fold, key } = nameKeysOf(name);
    const found = select.get(fold, key, name);
    if (found !== undefined) return found;
    last += 1;
    const family = familyOf.get(fold) ?? last;
    insert.run(last, fold, key, name, family, line);
    return { id: last, family };
  };
  return (name, line) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    if (known.size >= remembered) known.clear();
    const folder = add(name, line);
    known.set(name, folder);
    return folder;
  };
};

/** A file's name in any case, where SQLite's `lower` does not tell it. */
const twinOf = (file: string): string | null => (isAscii(file) ? null : nameKeysOf(file).fold);

/** Adds rows in the order of their lines. */
export const openAddRows = (db: Database.Database): ((rows: readonly BatchRow[]) => void) => {
  const folderOf = openFolderOf(db);
  const insert = db.prepare<RowParams>(insertRow);
  return (rows) => {
    for (const { line, folder, file, sha256, bytes, ticket, itemKind, itemId } of rows) {
      const { id, family } = folderOf(folder, line);
      insert.run(line, id, family, twinOf(file), file, sha256, bytes, ticket, itemKind, itemId);
    }
  };
};
