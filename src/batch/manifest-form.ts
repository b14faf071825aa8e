import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { delimiterOf } from '../csv/delimiter.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { textKey } from '../domain/text.ts';
import { type BagitEncoding, bagitEncodingOf, readBagitLine } from '../formats/bagit-line.ts';
import { readSha256sumLine } from '../formats/sha256sum-line.ts';
import type { Delimiter } from '../formats/ticket-presets.ts';
import { shown } from '../texts/shown.ts';
import type { ListForm } from './list-rows.ts';

/** Which form a manifest has. */
export type ManifestForm = { readonly kind: 'csv'; readonly delimiter: Delimiter } | ListForm;

/** How much of a file is looked at to tell its form, in bytes. */
const headBytes = 65_536;

const delimiters = [',', ';', '\t'] as const;
const payloadManifest = /^manifest-sha256\.txt$/i;
const otherHash = /^\\?[0-9a-f]{32,128}[ \t]/im;
const utf16Mark = /^(?:\xff\xfe|\xfe\xff)/;

/** A pipe is not waited for: a bag may have one in the place of a file. */
const flags = constants.O_RDONLY | constants.O_NONBLOCK;

/** A byte a character: what tells the forms apart is ASCII. Null for what is no file. */
const headOf = async (file: string): Promise<string | null> => {
  await using handle = await open(file, flags);
  if (!(await handle.stat()).isFile()) return null;
  const { buffer, bytesRead } = await handle.read({ buffer: Buffer.alloc(headBytes), position: 0 });
  return buffer.toString('latin1', 0, bytesRead);
};

/** How paths are encoded by the bag that a file belongs to: one with `bagit.txt` beside it, or named as a payload manifest; else null. */
const bagOf = async (file: string): Promise<BagitEncoding | null> => {
  const declaration = await headOf(join(dirname(file), 'bagit.txt')).catch(() => null);
  if (declaration !== null) return bagitEncodingOf(declaration);
  return payloadManifest.test(basename(file)) ? 'since-1.0' : null;
};

const isCsvHeader = (line: string, delimiter: Delimiter): boolean => {
  const names = line.split(delimiter).map((cell) => textKey(cell.replaceAll('"', '')));
  return names.includes('folder') || names.includes('file');
};

const unknownForm = (name: string, head: string): OzmaError => {
  if (head.trim() === '') return new OzmaError('file-invalid', `${name} is empty: there is nothing to check by.`);
  const because = otherHash.test(head)
    ? 'it lists hashes of another kind than SHA-256'
    : 'it is of none of the forms that are known';
  return new OzmaError(
    'file-invalid',
    `${name}: this is no batch manifest: ${because}. Expected a CSV file with the columns folder and file, a list as sha256sum writes it, or manifest-sha256.txt of a BagIt bag.`,
  );
};

/** Tells a manifest's form by what is in it. Throws `file-invalid` where it has none of those that are known. */
export const manifestFormOf = async (file: string): Promise<ManifestForm> => {
  const name = shown(basename(file));
  const head = (await headOf(file)) ?? '';
  if (utf16Mark.test(head)) throw new OzmaError('file-invalid', `${name} is UTF-16. Save it as UTF-8.`);
  const lines = head.replace(/^\xef\xbb\xbf/, '').split(/[\r\n]+/);
  const delimiter = await delimiterOf(file, delimiters);
  if (isCsvHeader(lines.find((line) => line.trim() !== '') ?? '', delimiter)) return { kind: 'csv', delimiter };
  const encoding = await bagOf(file);
  if (encoding !== null && lines.some((line) => readBagitLine(line, encoding).kind === 'listed')) {
    return { kind: 'bagit', encoding };
  }
  if (lines.some((line) => readSha256sumLine(line).kind === 'listed')) return { kind: 'sha256sum' };
  throw unknownForm(name, head);
};
