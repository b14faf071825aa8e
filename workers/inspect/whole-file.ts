import { type OpenFile, readWhole } from './read-file.ts';
import type { InnerPath } from './walk.ts';

/** A file of the top level that is read whole (note, receipt); `content` is null where it was not, for the reason given. */
export type WholeFile = {
  readonly path: InnerPath;
  readonly size: number;
  readonly content: Uint8Array | null;
  readonly why: string;
};

/** Reads an open file whole, or says why not. A hard link is not read: its content is not the sender's alone. */
export const readWholly = (file: OpenFile, maxBytes: number): Omit<WholeFile, 'path'> => {
  const { size, nlink } = file.stats;
  if (nlink > 1) return { size, content: null, why: 'it is a hard link' };
  if (size > maxBytes) return { size, content: null, why: 'it is too long' };
  const read = readWhole(file, maxBytes);
  if (read.kind === 'read') return { size: read.content.length, content: read.content, why: '' };
  if (read.kind === 'over') return { size: maxBytes + 1, content: null, why: 'it grew too long' };
  return { size, content: null, why: 'the disk or its permissions do not let it be read' };
};
