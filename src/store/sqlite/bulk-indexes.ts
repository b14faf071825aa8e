import type Database from 'better-sqlite3';
import type { ImportSource } from '../store.ts';

/** Indexes by which people, labels and orders are looked up, but nothing that an import itself needs. */
export type BulkIndexes = {
  /** Drops them before the first rows of a kind come in: a million rows in random order go in three times as fast. */
  readonly dropIfEmpty: (what: ImportSource['what']) => void;
  /** Makes those that are not there; a no-op otherwise. */
  readonly ensure: () => void;
};

type Index = { readonly name: string; readonly on: string };

const indexes: Readonly<Record<ImportSource['what'], readonly Index[]>> = {
  tickets: [
    { name: 'ticket_in_order', on: 'ticket (sort_key)' },
    { name: 'ticket_by_owner', on: 'ticket (owner_key)' },
    { name: 'ticket_by_skeleton', on: 'ticket (owner_skeleton)' },
    { name: 'instruction_by_label', on: 'instruction (label_key)' },
  ],
  registry: [
    { name: 'registry_by_owner', on: `registry (owner_key) where owner_key <> ''` },
    { name: 'registry_by_skeleton', on: `registry (owner_skeleton) where owner_skeleton <> ''` },
  ],
};

/** Their names: only these may be missing, while an import runs. */
export const bulkIndexNames: readonly string[] = [...indexes.tickets, ...indexes.registry].map(({ name }) => name);

const isEmpty = {
  tickets: 'select not exists (select 1 from ticket)',
  registry: 'select not exists (select 1 from registry)',
} as const;

const selectIndexes = `select count(*) from sqlite_schema where type = 'index' and name in (select value from json_each(?))`;

/** The indexes over an open database. */
export const openBulkIndexes = (db: Database.Database): BulkIndexes => ({
  dropIfEmpty: (what) => {
    if (db.prepare<[], number>(isEmpty[what]).pluck().get() !== 1) return;
    for (const { name } of indexes[what]) db.exec(`drop index if exists ${name}`);
  },
  ensure: () => {
    const names = JSON.stringify(bulkIndexNames);
    if (db.prepare<[string], number>(selectIndexes).pluck().get(names) === bulkIndexNames.length) return;
    for (const { name, on } of [...indexes.tickets, ...indexes.registry])
      db.exec(`create index if not exists ${name} on ${on}`);
  },
});
