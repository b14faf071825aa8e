import type { FileHandle } from 'node:fs/promises';

const pieceLength = 64 * 1024;

/** Text that is appended to a file a piece at a time, so that it may be longer than memory. */
export type AppendedText = {
  readonly add: (text: string) => Promise<void>;
  /** Writes what is kept of the last piece. */
  readonly flush: () => Promise<void>;
};

/** Begins to append to a file, which stays the caller's to close. */
export const openAppendedText = (file: FileHandle, head = ''): AppendedText => {
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
    flush,
  };
};
