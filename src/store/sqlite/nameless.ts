import Database from 'better-sqlite3';
import { faultOf } from './faults.ts';

/**
 * Opens a database without a name: SQLite makes a file of its own in the temporary directory and removes its name at once, so it is gone when it is
 * closed or the process ends. Nothing is ever committed, for nobody else looks. `cacheKib` of it are kept in memory.
 */
export const openNameless = (layout: string, cacheKib: number): Database.Database => {
  const db = new Database('');
  db.pragma('journal_mode = off');
  db.pragma('synchronous = off');
  db.pragma(`cache_size = -${cacheKib}`);
  db.pragma('temp_store = file');
  db.exec(layout);
  db.exec('begin');
  return db;
};

/** Makes the errors of SQLite come out as `OzmaError`s; `shownAs` is what messages call the database. */
export const guardingAs =
  (shownAs: string) =>
  <A extends readonly unknown[], R>(act: (...args: A) => R) =>
  async (...args: A): Promise<R> => {
    try {
      return act(...args);
    } catch (cause) {
      throw faultOf(cause, shownAs);
    }
  };
