import { type FileHandle, open, readFile, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { readKeptHead } from '../../../schemas/kept-head.ts';
import { errnoOf } from '../../../workers/inspect/disk-error.ts';
import type { LedgerHead } from '../../domain/ledger.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import { shown } from '../../texts/shown.ts';

/** A head that was kept, and the line of its file that says so, from 1. */
export type KeptLine = { readonly line: number; readonly head: LedgerHead };

/** A line that is no head, and why; empty lines are none. */
export type NoHeadLine = { readonly line: number; readonly why: string; readonly beginning: string };

/** What a file of kept heads says, of whatever desks, in its order. */
export type KeptHeads = {
  readonly heads: readonly KeptLine[];
  /** Lines that cannot be read: torn by a crash, or damaged since. */
  readonly unreadable: readonly NoHeadLine[];
  /** How many lines there are, with one that has no end. */
  readonly lines: number;
  /** Whether the last line has an end, so that another one may follow. */
  readonly isEnded: boolean;
};

/** The most that is read of such a file, 256 MB: an hour's head each for over a century. */
const mostBytes = 256_000_000;
const beginningLength = 60;

/** What the text of such a file says: a JSON document a line (JSON Lines), in the form of `ozma ledger head --json`. */
export const keptHeadsIn = (text: string): KeptHeads => {
  const heads: KeptLine[] = [];
  const unreadable: NoHeadLine[] = [];
  const lines = text.replace(/^\uFEFF/u, '').split('\n');
  for (const [index, raw] of lines.entries()) {
    if (raw.trim() === '') continue;
    const line = index + 1;
    const reading = readKeptHead(raw);
    if (reading.kind === 'head') heads.push({ line, head: reading.head });
    else unreadable.push({ line, why: reading.why, beginning: shown(raw.slice(0, beginningLength)) });
  }
  const isEnded = text === '' || text.endsWith('\n');
  return { heads, unreadable, lines: lines.length - (isEnded ? 1 : 0), isEnded };
};

const checkFile = (file: string, { isFile, size }: { readonly isFile: boolean; readonly size: number }): void => {
  if (isFile && size <= mostBytes) return;
  const what = isFile ? 'is larger than 256 MB' : 'is no file';
  throw new OzmaError(
    'file-invalid',
    `${shown(file)} ${what}: expected heads as \`ozma ledger head --append\` keeps them.`,
  );
};

const faultOf = (file: string, cause: unknown): OzmaError => {
  if (cause instanceof OzmaError) return cause;
  const code = errnoOf(cause);
  if (code === 'ENOENT') {
    const dir = shown(dirname(file));
    return new OzmaError('path-missing', `There is no directory ${dir} to keep heads in. Make it first.`, { cause });
  }
  const kind = code === 'ENOSPC' || code === 'EDQUOT' ? 'disk-full' : 'disk-fault';
  return new OzmaError(kind, `${shown(file)} cannot be written: ${code === '' ? String(cause) : code}.`, { cause });
};

/**
 * Reads a file of kept heads. Throws an `OzmaError` where there is no such file, where it is no regular file, or where it is larger than any such file
 * can be; a line that cannot be read is reported in its place, and the others count.
 */
export const readKeptHeads = async (file: string): Promise<KeptHeads> => {
  const there = await stat(file).catch((cause: unknown) => {
    const why = errnoOf(cause) === 'ENOENT' ? '' : ` (${errnoOf(cause)})`;
    throw new OzmaError('path-missing', `There is no file ${shown(file)} with heads that were kept${why}.`, { cause });
  });
  checkFile(file, { isFile: there.isFile(), size: there.size });
  return keptHeadsIn(
    await readFile(file, 'utf8').catch((cause: unknown) => {
      throw new OzmaError('disk-fault', `${shown(file)} cannot be read: ${errnoOf(cause)}.`, { cause });
    }),
  );
};

/** A file of something else: it has whole lines, and not one of them looks like a head or the beginning of one. */
const isSomethingElse = ({ heads, unreadable, lines, isEnded }: KeptHeads): boolean =>
  heads.length === 0 &&
  unreadable.some(({ line, beginning }) => !beginning.startsWith('{') && (isEnded || line < lines));

/**
 * As `readKeptHeads`, for a file that is to be appended to: nothing was kept where there is none yet, and a file of something else is refused
 * (`file-invalid`), for nothing is appended to it by mistake.
 */
export const readHeadsToKeep = async (file: string): Promise<KeptHeads> => {
  const isMissing = await stat(file).then(
    () => false,
    (error: unknown) => errnoOf(error) === 'ENOENT',
  );
  const kept = isMissing ? keptHeadsIn('') : await readKeptHeads(file);
  if (!isSomethingElse(kept)) return kept;
  throw new OzmaError('file-invalid', `${shown(file)} holds something else than heads. Name another file.`);
};

/** One write, so that lines of processes that append at once do not mix (POSIX, O_APPEND); what it leaves out would be a torn line. */
const appendLine = async (file: FileHandle, line: string): Promise<void> => {
  const { bytesWritten } = await file.write(line);
  if (bytesWritten === Buffer.byteLength(line)) return file.sync();
  throw Object.assign(new Error('the line was not written whole'), { code: 'ENOSPC' });
};

const syncDirectory = async (dir: string): Promise<void> => {
  await using directory = await open(dir, 'r');
  await directory.sync();
};

const isKept = (kept: KeptHeads, head: LedgerHead): boolean => {
  const newest = kept.heads.filter((one) => one.head.desk === head.desk).at(-1)?.head;
  return newest !== undefined && newest.seq >= head.seq;
};

/**
 * Appends a head to a file, which is made where there is none, and answers when it is on disk; false where the newest head of its desk there says as
 * much already. A last line without an end, torn by a crash, stays as it is: the head begins a new line.
 */
export const appendKeptHead = async (file: string, head: LedgerHead): Promise<boolean> => {
  try {
    await using handle = await open(file, 'a+', 0o644);
    const there = await handle.stat();
    checkFile(file, { isFile: there.isFile(), size: there.size });
    const kept = keptHeadsIn(await handle.readFile('utf8'));
    if (isKept(kept, head)) return false;
    const { desk, seq, hash, at } = head;
    await appendLine(handle, `${kept.isEnded ? '' : '\n'}${JSON.stringify({ desk, seq, hash, at })}\n`);
    if (there.size === 0) await syncDirectory(dirname(file));
    return true;
  } catch (cause) {
    throw faultOf(file, cause);
  }
};
