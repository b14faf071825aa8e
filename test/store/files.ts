import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { OzmaError } from '../../src/domain/ozma-error.ts';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { entry, importTickets, record, rejected, rules, ticketRow } from './builders.ts';

/** A directory of its own with the path of a database that is not there yet. */
export type Place = Disposable & { readonly directory: string; readonly file: string };

/** Makes such a directory; it goes with its end. */
export const place = (): Place => {
  const directory = mkdtempSync(join(tmpdir(), 'ozma-files-'));
  return {
    directory,
    file: join(directory, 'ozma.db'),
    [Symbol.dispose]: () => rmSync(directory, { recursive: true }),
  };
};

/** Opens the desk's database as a process would. */
export const open = (file: string, mustExist = false) =>
  openSqliteStore({ file, durability: 'power-loss', mustExist, rules });

/** A desk with a ticket and some submissions, closed. */
export const stocked = async (file: string): Promise<void> => {
  await using store = open(file);
  await importTickets(store, [ticketRow('T-1')]);
  await record(store, [entry(1), rejected(2), rejected(3), rejected(4)]);
};

/** The code of the fault that something ends in. */
export const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'nothing was thrown';
  } catch (error) {
    return error instanceof OzmaError ? error.code : String(error);
  }
};

/** Changes a database behind ozma's back. */
export const edit = (file: string, sql: string): void => {
  const db = new Database(file);
  db.exec(sql);
  db.close();
};
