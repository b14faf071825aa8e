import { openSqliteStore } from '../../src/store/sqlite/open.ts';
import { rules } from './builders.ts';

/** A process of its own that opens the desk named by its argument and ends. */
const [file = ''] = process.argv.slice(2);
const store = openSqliteStore({ file, durability: 'power-loss', mustExist: false, rules });
await store.reads.figures();
await store[Symbol.asyncDispose]();
