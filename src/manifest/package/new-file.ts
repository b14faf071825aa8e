import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of an export as it lies on disk; `path` is relative to the directory, with `/` between names. */
export type WrittenFile = { readonly path: string; readonly bytes: number; readonly sha256: string };

/** A file of an export that is being written, hashed as it grows. */
export type NewFile = AsyncDisposable & {
  readonly write: (text: string) => Promise<void>;
  /** Once all of it is on disk. */
  readonly finish: () => Promise<WrittenFile>;
};

/** Begins a file that is not there yet. */
export const openNewFile = async (dir: string, path: string): Promise<NewFile> => {
  const file = await open(join(dir, path), 'wx');
  const sum = createHash('sha256');
  let bytes = 0;
  return {
    write: async (text) => {
      const buffer = Buffer.from(text);
      sum.update(buffer);
      bytes += buffer.length;
      await file.appendFile(buffer);
    },
    finish: async () => {
      await file.sync();
      return { path, bytes, sha256: sum.digest('hex') };
    },
    [Symbol.asyncDispose]: () => file.close(),
  };
};
