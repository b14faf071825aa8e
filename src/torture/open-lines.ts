import { open } from 'node:fs/promises';

/** A file that is written line by line, a piece at a time, so that it may be longer than memory. */
export type Lines = AsyncDisposable & { readonly add: (text: string) => Promise<void> };

const pieceLength = 64 * 1024;

/** Begins a file, in place of one that is there, with its first lines. */
export const openLines = async (path: string, head: string): Promise<Lines> => {
  const file = await open(path, 'w');
  let kept = head;
  const flush = async (): Promise<void> => {
    const text = kept;
    kept = '';
    await file.appendFile(text);
  };
  return {
    add: async (text) => {
      kept += text;
      if (kept.length >= pieceLength) await flush();
    },
    [Symbol.asyncDispose]: async () => {
      await flush().finally(() => file.close());
    },
  };
};
