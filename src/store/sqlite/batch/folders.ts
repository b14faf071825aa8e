import type Database from 'better-sqlite3';
import type { BatchFolder } from '../../batch-store.ts';
import { nameKeysOf } from './name-keys.ts';

const columns = 'id, name as folder, line';
const selectCalled = `select ${columns} from folder where fold = ? and key = ? order by id`;
const updateSeen = 'update folder set is_seen = 1 where id = ?';
const selectCounts = `select (select count(*) from row) as rows,
  (select count(*) from (select 1 from folder group by fold, key)) as folders`;
// A folder whose name is written in several ways is told once, by the first of them.
const selectUnseen = `select ${columns} from folder f where id > ? and is_seen = 0
    and not exists (select 1 from folder g where g.fold = f.fold and g.key = f.key and g.id < f.id and g.is_seen = 0)
  order by id limit 500`;

type Counts = { readonly rows: number; readonly folders: number };

/** Folders that are listed: by name, how many, and which of them came. Ids are in the order of first lines. */
export const openBatchFolders = (db: Database.Database) => {
  const called = db.prepare<[string, string], BatchFolder>(selectCalled);
  const seen = db.prepare<[number]>(updateSeen);
  const counts = db.prepare<[], Counts>(selectCounts);
  const unseen = db.prepare<[number], BatchFolder>(selectUnseen);
  return {
    called: (folder: string): readonly BatchFolder[] => {
      const { fold, key } = nameKeysOf(folder);
      return called.all(fold, key);
    },
    markSeen: (folders: readonly BatchFolder[]): void => {
      for (const { id } of folders) seen.run(id);
    },
    count: (): Counts => counts.get() ?? { rows: 0, folders: 0 },
    unseen: (after: BatchFolder | null): readonly BatchFolder[] => unseen.all(after?.id ?? 0),
  };
};
