import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { OzmaError } from '../domain/ozma-error.ts';

/** What a file holds, by SHA-256 (hex), and its size in bytes. */
export type FileFingerprint = { readonly sha256: string; readonly bytes: number };

const lineFeed = 10;

const piecesOf = (path: string): AsyncIterable<Buffer> => createReadStream(path, { highWaterMark: 2 ** 20 });

/** The number of the first line that is not UTF-8; a line feed is never part of another character. */
const firstBadLine = async (path: string): Promise<number> => {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 1;
  try {
    for await (const piece of piecesOf(path)) {
      for (let start = 0; start < piece.length; ) {
        const at = piece.indexOf(lineFeed, start);
        const end = at < 0 ? piece.length : at + 1;
        decoder.decode(piece.subarray(start, end), { stream: true });
        if (at >= 0) line += 1;
        start = end;
      }
    }
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  return line;
};

const unreadable = (path: string, error: unknown): OzmaError => {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT' || code === 'ENOTDIR') {
    return new OzmaError('path-missing', `There is no file ${path}.`, { cause: error });
  }
  return new OzmaError('file-invalid', `${path} cannot be read: ${String(error)}`, { cause: error });
};

const refuseOther = async (path: string): Promise<void> => {
  const found = await stat(path).catch((error: unknown) => {
    throw unreadable(path, error);
  });
  if (!found.isFile()) throw new OzmaError('file-invalid', `${path} is not a file. Name a CSV file.`);
};

const hashText = async (path: string): Promise<FileFingerprint> => {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  for await (const piece of piecesOf(path)) {
    hash.update(piece);
    decoder.decode(piece, { stream: true });
    bytes += piece.length;
  }
  decoder.decode();
  return { sha256: hash.digest('hex'), bytes };
};

/**
 * Hashes a text file and proves that it is UTF-8, in flat memory. Throws `path-missing` where there is no file, `file-invalid` with the line
 * (of the file called `name`) where it is not UTF-8.
 */
export const fileFingerprint = async (path: string, name: string): Promise<FileFingerprint> => {
  await refuseOther(path);
  try {
    return await hashText(path);
  } catch (error) {
    if (!(error instanceof TypeError)) throw unreadable(path, error);
    const line = await firstBadLine(path);
    const cure = 'Save the file as "CSV UTF-8" and import it again.';
    throw new OzmaError('file-invalid', `${name}:${line}: this line is not UTF-8. ${cure}`, { cause: error });
  }
};
