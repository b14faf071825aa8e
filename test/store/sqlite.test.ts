import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { rules } from './builders.ts';
import { type Desk, describeStore } from './contract.ts';

const makeDesk = async (): Promise<Desk> => {
  const directory = mkdtempSync(join(tmpdir(), 'ozma-store-'));
  const file = join(directory, 'ozma.db');
  return {
    open: () => openSqliteStore({ file, durability: 'process', mustExist: false, rules }),
    [Symbol.asyncDispose]: async () => rmSync(directory, { recursive: true }),
  };
};

describe('the SQLite store', () => describeStore(makeDesk));
