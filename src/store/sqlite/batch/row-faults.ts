import type Database from 'better-sqlite3';
import type { BatchRowFault } from '../../batch-store.ts';

/** A fault with its place in the list. */
export type KeptFault = { readonly id: number; readonly line: number; readonly fault: BatchRowFault };

type FaultRow = { readonly id: number; readonly line: number; readonly body: string };

const insertFault = 'insert into fault (line, body) values (?, ?)';
const indexFaults = 'create index fault_line on fault (line)';
const selectPage = 'select id, line, body from fault where (line, id) > (?, ?) order by line, id limit 500';

const faultIn = (body: string): BatchRowFault => JSON.parse(body);

/** Keeps the faults of rows; `close` ends the adding, after which they are listed by line. */
export const openRowFaults = (db: Database.Database) => {
  const insert = db.prepare<[number, string]>(insertFault);
  const select = db.prepare<[number, number], FaultRow>(selectPage);
  return {
    add: (faults: readonly BatchRowFault[]): void => {
      for (const fault of faults) insert.run(fault.line, JSON.stringify(fault));
    },
    close: (): void => {
      db.exec(indexFaults);
    },
    page: (after: KeptFault | null): readonly KeptFault[] =>
      select.all(after?.line ?? 0, after?.id ?? 0).map(({ id, line, body }) => ({ id, line, fault: faultIn(body) })),
  };
};
