import { describe } from 'vitest';
import { describeStore } from './contract.ts';
import { makeSqliteDesk } from './sqlite-desk.ts';

describe('the SQLite store', () => describeStore(makeSqliteDesk));
