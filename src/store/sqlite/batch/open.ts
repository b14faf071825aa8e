import type { BatchFolder, BatchRow, BatchRowFault, BatchStore } from '../../batch-store.ts';
import { guardingAs, openNameless } from '../nameless.ts';
import { openAddRows } from './add-rows.ts';
import { openBatchFolders } from './folders.ts';
import { openRepeats } from './repeats.ts';
import { openRowFaults } from './row-faults.ts';
import { openRows } from './rows.ts';

/** What messages call it: it has no name on the disk. */
const shownAs = 'of the rows of the manifest (a temporary one)';

/**
 * `fold` makes names the same in any case, `key` in any Unicode form; a folder stands once for each way in which its name is written. A row's
 * `family` is the first folder that is the same as its own in any case, `twin` its file's name in any case; null where SQLite can fold it, for most
 * names are ASCII.
 */
const layout = `
  create table folder (id integer primary key, fold text not null, key text not null, name text not null, family integer not null,
    line integer not null, is_seen integer not null default 0) strict;
  create unique index folder_name on folder (fold, key, name);
  create table row (line integer primary key, folder integer not null, family integer not null, twin text, file text not null,
    sha256 text, bytes integer, ticket text, item_kind text, item_id text) strict;
  create table fault (id integer primary key, line integer not null, body text not null) strict;`;

const indexes = `
  create index row_twin on row (family, coalesce(twin, lower(file)));
  create index row_folder on row (folder);`;

/** The memory that a manifest of any length takes, in KiB; what is more goes to the disk. */
const cacheKib = 32_768;

const guarding = guardingAs(shownAs);

/** Pages of a list until one is empty; each is asked for by the last of the page before, null at first. */
const paged = <T>(page: (after: T | null) => readonly T[]): (() => AsyncIterable<readonly T[]>) => {
  const next = guarding(page);
  return async function* () {
    let after: T | null = null;
    for (;;) {
      const found: readonly T[] = await next(after);
      after = found.at(-1) ?? null;
      if (after === null) return;
      yield found;
    }
  };
};

/** Opens a place for the rows of one batch manifest: a database without a name on the temporary disk, gone when it is closed or the process ends. */
export const openBatchStore = (): BatchStore => {
  const db = openNameless(layout, cacheKib);
  const addRows = openAddRows(db);
  const faults = openRowFaults(db);
  const folders = openBatchFolders(db);
  const rowsOf = openRows(db);
  const eachFault = paged(faults.page);
  return {
    addRows: guarding((rows: readonly BatchRow[]) => addRows(rows)),
    addFaults: guarding((found: readonly BatchRowFault[]) => faults.add(found)),
    close: guarding(() => {
      db.exec(indexes);
      openRepeats(db)(faults.add);
      faults.close();
      return folders.count();
    }),
    faults: async function* () {
      for await (const page of eachFault()) yield page.map(({ fault }) => fault);
    },
    foldersCalled: guarding((folder: string) => folders.called(folder)),
    rowsOf: guarding((wanted: readonly BatchFolder[]) => rowsOf(wanted)),
    markSeen: guarding((came: readonly BatchFolder[]) => folders.markSeen(came)),
    unseen: paged(folders.unseen),
    [Symbol.asyncDispose]: async () => {
      db.close();
    },
  };
};
