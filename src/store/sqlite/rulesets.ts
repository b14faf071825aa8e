import { hash } from 'node:crypto';
import type Database from 'better-sqlite3';

/** The rules that this program judges by: their version, and their names in order. */
export type Ruleset = { readonly ruleset: string; readonly names: readonly string[] };

/** SHA-256 of the names of rules as they are kept, so that the ledger can hold it: in hex. */
export const namesHash = ({ names }: Ruleset): string => hash('sha256', JSON.stringify(names));

/** Keeps the names of rules beside the traces that count on their order; to be called inside a transaction. */
export type Rulesets = { readonly idOf: (version: string) => number };

const selectRuleset = 'select id from ruleset where version = ? and names = ?';
const insertRuleset = 'insert into ruleset (version, names) values (?, ?)';

/** Rulesets over an open database; a version other than `current` cannot be recorded, for its names are not known. */
export const openRulesets = (db: Database.Database, current: Ruleset): Rulesets => {
  const select = db.prepare<[string, string], number>(selectRuleset).pluck();
  const insert = db.prepare<[string, string]>(insertRuleset);
  const names = JSON.stringify(current.names);
  return {
    idOf: (version) => {
      if (version !== current.ruleset)
        throw new Error(`judged by ruleset ${version}, the store was opened for ${current.ruleset}`);
      return select.get(version, names) ?? Number(insert.run(version, names).lastInsertRowid);
    },
  };
};
