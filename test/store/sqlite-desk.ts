import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { rules } from './builders.ts';
import type { Desk } from './contract.ts';

/** A fresh desk's SQLite database in a directory of its own. */
export const makeSqliteDesk = async (): Promise<Desk> => {
  const directory = mkdtempSync(join(tmpdir(), 'ozma-store-'));
  const file = join(directory, 'ozma.db');
  return {
    open: () => openSqliteStore({ file, durability: 'process', mustExist: false, rules }),
    [Symbol.asyncDispose]: async () => rmSync(directory, { recursive: true }),
  };
};
