import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type Database from 'better-sqlite3';
import type { Instant } from '../../domain/instant.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import { programRoot } from '../../package-root.ts';
import { openBulkIndexes } from './bulk-indexes.ts';
import { openLedger } from './ledger.ts';

type Migration = { readonly version: number; readonly path: string };

/** `ozma` in ASCII: what marks a SQLite file as a desk's database. */
const applicationId = 0x6f7a6d61;
const folder = join(programRoot(), 'src/store/sqlite/migrations');

const migrations = (): readonly Migration[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) => ({ version: Number.parseInt(name, 10), path: join(folder, name) }));

const pragma = (db: Database.Database, name: 'user_version' | 'application_id'): number =>
  Number(db.pragma(name, { simple: true }));

const tables = (db: Database.Database): number =>
  db.prepare<[], number>('select count(*) from sqlite_schema').pluck().get() ?? 0;

const checkOrigin = (db: Database.Database, file: string, newest: number): void => {
  const version = pragma(db, 'user_version');
  const isFresh = version === 0 && tables(db) === 0;
  if (!isFresh && pragma(db, 'application_id') !== applicationId) {
    throw new OzmaError(
      'database-damaged',
      `The file ${file} is a database, but not one of ozma's. Name the desk's own database, or put the latest backup in its place.`,
    );
  }
  if (version > newest) {
    throw new OzmaError(
      'database-newer',
      `The database ${file} was written by a newer ozma (layout ${version}, this one knows ${newest}). Install that version again.`,
    );
  }
};

const selectNow = `select strftime('%Y-%m-%dT%H:%M:%fZ', 'now') as now, desk from meta`;

/** The chain's first event names the desk, so that the chains of two desks differ from their first link on. */
const openChain = (db: Database.Database): void => {
  const made = db.prepare<[], { now: Instant; desk: string }>(selectNow).get();
  if (made === undefined) return;
  openLedger(db).append([
    { at: made.now, kind: 'desk-made', actor: 'ozma', submission: null, ticket: null, body: { desk: made.desk } },
  ]);
};

const apply = (db: Database.Database, { version, path }: Migration): void => {
  db.exec(readFileSync(path, 'utf8'));
  db.pragma(`user_version = ${version}`);
  if (version > 1) return;
  db.pragma(`application_id = ${applicationId}`);
  openChain(db);
};

/** Refuses a database that is not ozma's or newer than this program; touches nothing. */
export const refuseForeign = (db: Database.Database, file: string): void =>
  checkOrigin(db, file, migrations().at(-1)?.version ?? 0);

/** Whether the file holds a desk already, rather than nothing yet. */
export const isDesk = (db: Database.Database): boolean => pragma(db, 'user_version') > 0;

/** Whether its layout is that of this program. */
export const isNewest = (db: Database.Database): boolean => pragma(db, 'user_version') === migrations().at(-1)?.version;

/** Brings the layout up to date in one transaction; processes that start together wait for one another and find it done. */
export const migrate = (db: Database.Database): void => {
  const all = migrations();
  const step = (): void => {
    const version = pragma(db, 'user_version');
    for (const migration of all) if (migration.version > version) apply(db, migration);
  };
  if (!isNewest(db)) db.transaction(step).immediate();
  openBulkIndexes(db).ensure();
};
