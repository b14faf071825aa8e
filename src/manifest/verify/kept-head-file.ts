import { readFile, stat } from 'node:fs/promises';
import { readKeptHead } from '../../../schemas/kept-head.ts';
import type { LedgerHead } from '../../domain/ledger.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import { shown } from '../../texts/shown.ts';

/** A head that was kept, and the line of its file that says so, from 1. */
export type KeptHead = { readonly line: number; readonly head: LedgerHead };

/** A line that is no head, and why; empty lines are none. */
export type NoHeadLine = { readonly line: number; readonly why: string; readonly beginning: string };

/** What a file of kept heads says, of whatever desks, in its order. */
export type KeptHeads = {
  readonly heads: readonly KeptHead[];
  /** Lines that cannot be read: torn by a crash, or damaged since. */
  readonly unreadable: readonly NoHeadLine[];
  /** Whether the last line has an end, so that another one may follow. */
  readonly isEnded: boolean;
};

/** The most that is read of such a file, 256 MB: an hour's head each for over a century. */
const mostBytes = 256_000_000;
const beginningLength = 60;

/** What the text of such a file says: a JSON document a line (JSON Lines), in the form of `ozma ledger head --json`. */
export const keptHeadsIn = (text: string): KeptHeads => {
  const heads: KeptHead[] = [];
  const unreadable: NoHeadLine[] = [];
  for (const [index, raw] of text
    .replace(/^\uFEFF/u, '')
    .split('\n')
    .entries()) {
    if (raw.trim() === '') continue;
    const line = index + 1;
    const reading = readKeptHead(raw);
    if (reading.kind === 'head') heads.push({ line, head: reading.head });
    else unreadable.push({ line, why: reading.why, beginning: shown(raw.slice(0, beginningLength)) });
  }
  return { heads, unreadable, isEnded: text === '' || text.endsWith('\n') };
};

/**
 * Reads a file of kept heads. Throws an `OzmaError` where there is no such file, where it is no regular file, or where it is larger than any such file
 * can be; a line that cannot be read is reported in its place, and the others count.
 */
export const readKeptHeads = async (file: string): Promise<KeptHeads> => {
  const there = await stat(file).catch((cause: unknown) => {
    throw new OzmaError('path-missing', `There is no file ${shown(file)} with heads that were kept.`, { cause });
  });
  if (!there.isFile() || there.size > mostBytes) {
    const what = there.isFile() ? 'is larger than 256 MB' : 'is no file';
    throw new OzmaError(
      'file-invalid',
      `${shown(file)} ${what}: expected heads as \`ozma ledger head --append\` keeps them.`,
    );
  }
  return keptHeadsIn(await readFile(file, 'utf8'));
};
