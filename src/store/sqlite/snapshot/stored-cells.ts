import type Database from 'better-sqlite3';
import type { StoredCells } from '../../stored-rows.ts';

type Raw = Readonly<Record<string, string | number | bigint | Buffer | null>>;

const cellOf = (value: Raw[string] | undefined): string | number | null => {
  if (value === undefined) return null;
  if (typeof value === 'bigint') return String(value);
  return Buffer.isBuffer(value) ? value.toString('hex') : value;
};

/** A loop: a proof of a ledger makes several of each submission, and pairs of columns took twice as long. */
const cellsOf = (row: Raw): StoredCells => {
  const cells: Record<string, string | number | null> = {};
  for (const column of Object.keys(row)) cells[column] = cellOf(row[column]);
  return cells;
};

/** Rows of a query as they are stored; it takes a list of numbers or texts as JSON. */
export const openCells = (
  db: Database.Database,
  sql: string,
): ((keys: readonly (number | string)[]) => readonly StoredCells[]) => {
  const select = db.prepare<[string], Raw>(sql);
  return (keys) => select.all(JSON.stringify(keys)).map(cellsOf);
};

/** Every row of a query as it is stored. */
export const openAllCells = (db: Database.Database, sql: string): (() => readonly StoredCells[]) => {
  const select = db.prepare<[], Raw>(sql);
  return () => select.all().map(cellsOf);
};
