import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ImportReport } from '../../src/desk/import-report.ts';
import { openScratchStore } from '../../src/store/sqlite/open.ts';
import type { Store } from '../../src/store/store.ts';

/** A directory of its own and an empty store, both gone at the end. */
export type Scratch = AsyncDisposable & {
  readonly dir: string;
  readonly store: Store;
  /** Writes a file and answers its path. */
  readonly write: (name: string, content: string | Uint8Array) => Promise<string>;
};

/** Opens a scratch directory with an empty store. */
export const openScratch = async (): Promise<Scratch> => {
  const dir = await mkdtemp(join(tmpdir(), 'ozma-desk-'));
  const store = openScratchStore({ copyOf: null, rules: { ruleset: 'test', names: [] } });
  return {
    dir,
    store,
    write: async (name, content) => {
      await writeFile(join(dir, name), content);
      return join(dir, name);
    },
    [Symbol.asyncDispose]: async () => {
      await store[Symbol.asyncDispose]();
      await rm(dir, { recursive: true });
    },
  };
};

/** The report of an import that found nothing. */
export const nothingImported: ImportReport = {
  skipped: false,
  rows: 0,
  added: 0,
  changed: 0,
  unchanged: 0,
  bad: [],
  badCount: 0,
  vanished: 0,
  examples: [],
};
