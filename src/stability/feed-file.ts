import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { faultNameOf } from './fault-code.ts';
import { type FeedBytes, mostFeedBytes } from './feed-bytes.ts';

const readUpTo = async (handle: FileHandle, most: number): Promise<Buffer> => {
  const buffer = Buffer.alloc(most);
  let length = 0;
  for (;;) {
    const { bytesRead } = await handle.read(buffer, length, most - length, length);
    length += bytesRead;
    if (bytesRead === 0 || length === most) return buffer.subarray(0, length);
  }
};

/** Reads a feed from a file: a regular one, of bounded size. Opening never waits, so that a FIFO without a writer cannot hold the watch up. */
export const readFeedFile = async (path: string, file: string): Promise<FeedBytes> => {
  try {
    await using handle = await open(path, constants.O_RDONLY | constants.O_NONBLOCK);
    if (!(await handle.stat()).isFile()) return { kind: 'failed', seen: { kind: 'feed-file-special', file } };
    const bytes = await readUpTo(handle, mostFeedBytes + 1);
    if (bytes.length <= mostFeedBytes) return { kind: 'bytes', bytes };
    return { kind: 'failed', seen: { kind: 'feed-too-large', limitBytes: mostFeedBytes } };
  } catch (error) {
    return { kind: 'failed', seen: { kind: 'feed-file-unreadable', file, code: faultNameOf(error) } };
  }
};
