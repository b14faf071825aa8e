import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/** Counts the calls by which this process opens a path that ends in one of some names. */
export type CountedOpens = Disposable & { readonly count: () => number };

/** Counts from now on, until it is disposed of; every open goes through unchanged. */
export const countOpens = (endings: readonly string[]): CountedOpens => {
  const { openSync } = fs;
  let count = 0;
  fs.openSync = (path, flags, mode) => {
    const text = String(path);
    if (endings.some((ending) => text.endsWith(ending))) count += 1;
    return openSync(path, flags, mode);
  };
  syncBuiltinESMExports();
  return {
    count: () => count,
    [Symbol.dispose]: () => {
      fs.openSync = openSync;
      syncBuiltinESMExports();
    },
  };
};
