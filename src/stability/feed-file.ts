import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { faultNameOf } from './fault-code.ts';
import { type FeedBytes, mostFeedBytes } from './feed-bytes.ts';

const pieceBytes = 65_536;

const readUpTo = async (handle: FileHandle, most: number): Promise<Buffer> => {
  const pieces: Buffer[] = [];
  let length = 0;
  while (length < most) {
    const { bytesRead, buffer } = await handle.read(Buffer.alloc(Math.min(pieceBytes, most - length)));
    if (bytesRead === 0) break;
    pieces.push(buffer.subarray(0, bytesRead));
    length += bytesRead;
  }
  return Buffer.concat(pieces);
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
