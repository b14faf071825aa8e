import { type BagitEncoding, readBagitLine } from '../formats/bagit-line.ts';
import { type PathStart, readBatchPath } from '../formats/batch-path.ts';
import type { HashLine } from '../formats/hash-line.ts';
import { readSha256sumLine } from '../formats/sha256sum-line.ts';
import { listLines, type TextLine } from './list-lines.ts';
import { invalidRow, type LineRead, type RowsRead, rowsRead } from './row-reading.ts';

/** Which kind of list of hashes. */
export type ListForm = { readonly kind: 'sha256sum' } | { readonly kind: 'bagit'; readonly encoding: BagitEncoding };

/** What lists are silent about. */
const unsaid = { bytes: null, ticket: null, itemKind: null, itemId: null } as const;

const readLine = ({ line, text }: TextLine, read: (text: string) => HashLine, start: PathStart): LineRead => {
  if (!text.isWellFormed()) return [invalidRow({ line, column: 'line', why: 'not-utf-8', found: text })];
  const found = read(text);
  switch (found.kind) {
    case 'nothing':
      return null;
    case 'bad': {
      const column = found.why === 'bad-encoding' ? 'path' : 'line';
      return [invalidRow({ line, column, why: found.why, found: text })];
    }
    case 'listed': {
      const { sha256, path } = found;
      const place = readBatchPath(path, start);
      if (place.kind === 'bad') return [invalidRow({ line, column: 'path', why: place.why, found: path })];
      return { line, folder: place.folder, file: place.file, sha256, ...unsaid };
    }
  }
};

/** Reads the rows of a list of hashes. */
export async function* listRows(
  pieces: AsyncIterable<string>,
  form: ListForm,
  start: PathStart,
): AsyncGenerator<RowsRead> {
  const isBag = form.kind === 'bagit';
  const read = isBag ? (text: string) => readBagitLine(text, form.encoding) : readSha256sumLine;
  for await (const lines of listLines(pieces, isBag ? 'any' : 'lf')) {
    yield rowsRead(lines.map((line) => readLine(line, read, start)));
  }
}
