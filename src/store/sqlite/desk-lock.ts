import Database from 'better-sqlite3';
import { faultOf } from './faults.ts';

/** A lock that is held until it is let go or the process is gone. */
export type DeskLock = { readonly release: () => void };

/** How long somebody else's release is waited for, in milliseconds: as long as the system takes to clear a killed process away. */
const waitMs = 500;

/**
 * Takes the lock that `file` stands for; null while another process holds it. It is the exclusive transaction of an empty SQLite database, so the
 * operating system lets go of it however the process ends, and nothing has to be cleared away.
 */
export const lockDesk = (file: string): DeskLock | null => {
  try {
    const db = new Database(file, { timeout: waitMs });
    try {
      db.exec('begin exclusive');
    } catch (error) {
      db.close();
      if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return null;
      throw error;
    }
    return { release: () => db.close() };
  } catch (cause) {
    throw faultOf(cause, file);
  }
};
