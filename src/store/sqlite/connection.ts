import { closeSync, openSync, readSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { OzmaError } from '../../domain/ozma-error.ts';
import { faultOf, missingDatabase } from './faults.ts';
import { type GroupCommit, openGroupCommit } from './group-commit.ts';

/** What survives: a power cut, the end of the process only, or nothing (a private copy). */
export type Durability = 'power-loss' | 'process' | 'none';

/** An open database with its two ways to be spoken to; errors of SQLite come out as `OzmaError`s. */
export type Connection = {
  /**
   * In what is asked often a bound value stands as `+?`: SQLite parses a statement anew for each value that it might plan by, which takes ten times as
   * long as to look up a row, and never plans by an expression.
   */
  readonly db: Database.Database;
  /** What messages call the file. */
  readonly shownAs: string;
  /**
   * Runs a function as one immediate transaction: it sees no other writer, and is durable when the promise is kept. Those that are asked for in one go
   * share a commit.
   */
  readonly write: <A extends readonly unknown[], R>(act: (...args: A) => R) => (...args: A) => Promise<R>;
  /** Runs a function over one unchanging state of the database. */
  readonly read: <A extends readonly unknown[], R>(look: (...args: A) => R) => (...args: A) => Promise<R>;
  /** Writes what waits, and closes the file. */
  readonly close: () => void;
};

/** A file to be opened; `shownAs` is what messages call it. */
export type Source = { readonly file: string; readonly shownAs: string; readonly mustExist: boolean };

const busyTimeoutMs = 10_000;
const pageBytes = 8192;
const leastCacheKib = 16_384;
/** Pages in the WAL before it is written back. */
const checkpointPages = 16_000;
const oldestSqlite = [3, 51, 3] as const;
const header = 'SQLite format 3\u0000';

const synchronous: Readonly<Record<Durability, 'full' | 'normal' | 'off'>> = {
  'power-loss': 'full',
  process: 'normal',
  none: 'off',
};

const sizeOf = (file: string): number | null => statSync(file, { throwIfNoEntry: false })?.size ?? null;

const firstBytes = (file: string): string => {
  const fd = openSync(file, 'r');
  try {
    const bytes = Buffer.alloc(header.length);
    const count = readSync(fd, bytes, 0, bytes.length, 0);
    return bytes.toString('latin1', 0, count);
  } finally {
    closeSync(fd);
  }
};

/** Refuses a file that cannot be a desk's database before SQLite touches it. */
const checkFile = ({ file, shownAs, mustExist }: Source): void => {
  statSync(dirname(file));
  const size = sizeOf(file);
  if (size === null || size === 0) {
    if (mustExist) throw missingDatabase(shownAs);
    return;
  }
  if (!statSync(file).isFile() || firstBytes(file) !== header) {
    throw new OzmaError(
      'database-damaged',
      `The file ${shownAs} is not a database. Move it away, and put the latest backup in its place.`,
    );
  }
};

/** Refuses SQLite before 3.51.3, which may corrupt a database in WAL mode (sqlite.org/wal.html#walresetbug). */
const checkSqlite = (db: Database.Database): void => {
  const version = db.prepare<[], { v: string }>('select sqlite_version() as v').get()?.v ?? '0.0.0';
  const parts = version.split('.').map(Number);
  const differing = oldestSqlite.findIndex((part, index) => part !== parts[index]);
  if (differing !== -1 && (parts[differing] ?? 0) < (oldestSqlite[differing] ?? 0)) {
    throw new OzmaError(
      'disk-fault',
      `This SQLite is ${version}; versions before ${oldestSqlite.join('.')} may damage a database. Install ozma's own dependencies with npm ci.`,
    );
  }
};

const pause = new Int32Array(new SharedArrayBuffer(4));

/** Switching to WAL asks for the file alone and does not wait by itself, so several processes that start together take turns. */
const switchToWal = (db: Database.Database): void => {
  for (let tries = busyTimeoutMs / 20; ; tries -= 1) {
    try {
      db.pragma('journal_mode = wal');
      return;
    } catch (error) {
      const isBusy = error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY');
      if (!isBusy || tries <= 0) throw error;
      Atomics.wait(pause, 0, 0, 20);
    }
  }
};

/**
 * How much of the file is kept in memory: enough for the upper pages of its indexes, of which each look-up needs one. With ten million items a third
 * fewer pages are read with 64 MiB than with 16.
 */
const cacheKib = (db: Database.Database): number => {
  const fileKib = (Number(db.pragma('page_count', { simple: true })) * pageBytes) / 1024;
  return Math.round(Math.min(leastCacheKib * 4, Math.max(leastCacheKib, fileKib / 256)));
};

/** Sets what must be set anew at each opening. */
export const prepareConnection = (db: Database.Database, durability: Durability): void => {
  checkSqlite(db);
  db.pragma(`page_size = ${pageBytes}`);
  switchToWal(db);
  db.pragma(`synchronous = ${synchronous[durability]}`);
  db.pragma(`wal_autocheckpoint = ${checkpointPages}`);
  db.pragma(`cache_size = -${cacheKib(db)}`);
  db.pragma('temp_store = memory');
  db.pragma('trusted_schema = off');
};

type Access = { readonly db: Database.Database; readonly group: GroupCommit; readonly shownAs: string };

const openWrite =
  ({ group, shownAs }: Access): Connection['write'] =>
  (act) =>
  (...args) =>
    group
      .write(() => act(...args))
      .catch((cause: unknown) => {
        throw faultOf(cause, shownAs);
      });

const openRead =
  ({ db, group, shownAs }: Access): Connection['read'] =>
  <A extends readonly unknown[], R>(look: (...args: A) => R) => {
    const transaction = db.transaction((args: A) => look(...args));
    return async (...args: A): Promise<R> => {
      // What was asked to be written before is seen.
      group.settle();
      try {
        return transaction.deferred(args);
      } catch (cause) {
        throw faultOf(cause, shownAs);
      }
    };
  };

/** Opens the file (making it where it is not demanded and not there) and nothing more; `close` is the caller's. */
export const connect = (
  source: Source,
  { readonly }: { readonly readonly: boolean } = { readonly: false },
): Connection => {
  const { file, shownAs } = source;
  try {
    checkFile(source);
    const db = new Database(file, { timeout: busyTimeoutMs, readonly });
    const group = openGroupCommit(db);
    const access = { db, group, shownAs };
    const close = (): void => {
      group.settle();
      db.close();
    };
    return { db, shownAs, write: openWrite(access), read: openRead(access), close };
  } catch (cause) {
    throw faultOf(cause, shownAs);
  }
};
