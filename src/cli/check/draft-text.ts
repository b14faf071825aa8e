import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openAppendedText } from '../../appended-text.ts';

/** Text that is put aside on disk until what stands before it is known, so that memory stays flat. */
export type DraftText = AsyncDisposable & {
  readonly add: (text: string) => Promise<void>;
  /** All of it, piece by piece. */
  readonly pieces: () => AsyncIterable<string>;
};

const pieceLength = 64 * 1024;

async function* readAll(file: FileHandle): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  const bytes = Buffer.alloc(pieceLength);
  for (let at = 0; ; ) {
    const { bytesRead } = await file.read(bytes, 0, pieceLength, at);
    if (bytesRead === 0) break;
    at += bytesRead;
    yield decoder.decode(bytes.subarray(0, bytesRead), { stream: true });
  }
}

/** Puts text aside in a file of the system's directory for such, which is gone once this is disposed of. */
export const openDraftText = async (): Promise<DraftText> => {
  const directory = await mkdtemp(join(tmpdir(), 'ozma-'));
  const file = await open(join(directory, 'draft'), 'wx+');
  const { add, flush } = openAppendedText(file);
  return {
    add,
    pieces: async function* () {
      await flush();
      yield* readAll(file);
    },
    [Symbol.asyncDispose]: async () => {
      await file.close();
      await rm(directory, { recursive: true, force: true });
    },
  };
};
