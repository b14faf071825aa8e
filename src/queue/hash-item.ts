import { createHash, hash } from 'node:crypto';
import { closeSync, createReadStream, readSync } from 'node:fs';
import { closeDirectory, type OpenDirectory, openChildDirectory } from '../../workers/inspect/directory.ts';
import { ChangedMidway, errnoOf } from '../../workers/inspect/disk-error.ts';
import { type OpenFile, openRegular } from '../../workers/inspect/read-file.ts';
import type { RepairWork } from '../domain/repair.ts';
import { nameInArea } from '../spool/name-in-area.ts';
import { innerNames, nameOnDisk, openIfThere } from '../spool/part.ts';
import { spoolPath } from '../spool/spool.ts';
import { foundNothing, foundOfLength } from '../texts/found.ts';

/**
 * Whether an item is what was judged (product.md 11). `altered`: `found` is its hash now, or why there is none to compare. `absent`: its folder is not
 * in `repair/`. `unreadable`: the disk would not tell, which says nothing of the item.
 */
export type ItemState =
  | { readonly kind: 'unaltered' }
  | { readonly kind: 'altered'; readonly found: string }
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly why: string };

/** Which item is looked at, and what it was when it was judged. */
export type JudgedItem = Pick<RepairWork, 'submission' | 'label' | 'file' | 'bytes' | 'sha256'>;

/** Up to this length a file is hashed at once: about a millisecond. Longer ones are read piece by piece, so that nothing else waits for them. */
const atOnceBytes = 1024 * 1024;

/** One for the thread; a byte longer than what is hashed at once, so that a file that has grown is seen to differ. */
const buffer = Buffer.allocUnsafeSlow(atOnceBytes + 1);

const nothingThere = { kind: 'altered', found: foundNothing } as const;

/** A link or a file in place of the folder itself. */
const noFolderCodes: readonly string[] = ['ELOOP', 'ENOTDIR'];

const troubleOf = (error: unknown): ItemState => {
  if (error instanceof ChangedMidway || noFolderCodes.includes(errnoOf(error))) return nothingThere;
  return { kind: 'unreadable', why: `the item's file cannot be read (${errnoOf(error) || String(error)})` };
};

const compare = (item: JudgedItem, found: string): ItemState =>
  found === item.sha256 ? { kind: 'unaltered' } : { kind: 'altered', found };

/** Opens what `names` lead to below a directory; no step follows a link. */
export const openFileAt = (directory: OpenDirectory, names: readonly string[]): OpenFile => {
  const [first = '', ...rest] = names;
  const name = nameOnDisk(directory, first);
  if (rest.length === 0) return openRegular(directory, name);
  const child = openChildDirectory(directory, name);
  try {
    return openFileAt(child, rest);
  } finally {
    closeDirectory(child);
  }
};

const openItem = (deskDir: string, item: JudgedItem): OpenFile | null => {
  const folder = openIfThere(spoolPath(deskDir, 'repair', nameInArea(deskDir, 'repair', item)));
  if (folder === null) return null;
  try {
    return openFileAt(folder, innerNames(item.file));
  } finally {
    closeDirectory(folder);
  }
};

const hashPieces = async (fd: number, item: JudgedItem): Promise<ItemState> => {
  const running = createHash('sha256');
  try {
    const pieces = createReadStream('', { fd, start: 0, end: item.bytes, highWaterMark: atOnceBytes });
    for await (const piece of pieces) running.update(piece);
    return compare(item, running.digest('hex'));
  } catch (error) {
    return troubleOf(error);
  }
};

const hashAtOnce = (fd: number, item: JudgedItem): ItemState => {
  try {
    let filled = readSync(fd, buffer, 0, buffer.length, null);
    for (let more = filled; more > 0 && filled < item.bytes; filled += more) {
      more = readSync(fd, buffer, filled, buffer.length - filled, null);
    }
    return compare(item, hash('sha256', buffer.subarray(0, filled), 'hex'));
  } finally {
    closeSync(fd);
  }
};

/**
 * Looks whether an item in `repair/` still is what was judged: opened by descriptor without following a link, a regular file, of the same length and
 * hash. Of a file of another length the length is told, for it may be of any size. Answers at once for a small file.
 */
export const hashItem = (deskDir: string, item: JudgedItem): ItemState | Promise<ItemState> => {
  try {
    const opened = openItem(deskDir, item);
    if (opened === null) return { kind: 'absent' };
    if (opened.fd === null)
      return { kind: 'unreadable', why: "the item's file cannot be opened: see the disk and its permissions" };
    if (opened.stats.size !== item.bytes) {
      closeSync(opened.fd);
      return { kind: 'altered', found: foundOfLength(opened.stats.size, item.bytes) };
    }
    return item.bytes > atOnceBytes ? hashPieces(opened.fd, item) : hashAtOnce(opened.fd, item);
  } catch (error) {
    return troubleOf(error);
  }
};
