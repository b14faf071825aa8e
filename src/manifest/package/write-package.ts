import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { diskFault } from '../../disk-fault.ts';
import { bagDeclaration, bagInfo, hashList } from './bag-text.ts';
import { descriptionText, type WrittenPayload } from './description.ts';
import { openDraft } from './draft.ts';
import { type ExportFacts, packagePaths } from './export-facts.ts';
import { openNewFile, type WrittenFile } from './new-file.ts';
import type { PayloadFile } from './payload.ts';

/** What an export directory is made of. */
export type PackageContents = {
  /** The first is the table of the export, whose rows are summed one by one; the others lie beside it. They are written in this order. */
  readonly files: readonly [PayloadFile, ...PayloadFile[]];
  /** What the export says of itself; asked for once every row is written. */
  readonly facts: () => ExportFacts;
};

/** An export directory as it was written; the seal is the SHA-256 of its `tagmanifest-sha256.txt`, by which all of it is fixed. */
export type WrittenPackage = { readonly seal: string; readonly facts: ExportFacts };

const writeText = async (dir: string, path: string, text: string): Promise<WrittenFile> => {
  await using file = await openNewFile(dir, path);
  await file.write(text);
  return file.finish();
};

type SeeRows = (rows: readonly string[]) => Promise<void>;

const writePayload = async (dir: string, file: PayloadFile, seeRows: SeeRows): Promise<WrittenPayload> => {
  const { name, head, rows, lineEnd } = file;
  await using out = await openNewFile(dir, `${packagePaths.payload}/${name}`);
  if (head !== '') await out.write(head);
  for await (const page of rows) {
    if (page.length === 0) continue;
    await out.write(page.join(lineEnd) + lineEnd);
    await seeRows(page);
  }
  return { file, written: await out.finish() };
};

const sumLine = (row: string): string => `${crc32(row).toString(16).padStart(8, '0')}\n`;

/** Writes the payload, and the sums of the rows of its first file. */
const writeRows = async (dir: string, [table, ...others]: PackageContents['files']) => {
  await mkdir(join(dir, packagePaths.payload));
  await using sums = await openNewFile(dir, packagePaths.rowSums);
  const payload = [await writePayload(dir, table, (rows) => sums.write(rows.map(sumLine).join('')))];
  for (const file of others) payload.push(await writePayload(dir, file, async () => undefined));
  return { payload, rowSums: await sums.finish() };
};

const writeAll = async (dir: string, { files, facts }: PackageContents): Promise<WrittenPackage> => {
  const { payload, rowSums } = await writeRows(dir, files);
  const told = facts();
  const written = payload.map((file) => file.written);
  const tags = [
    await writeText(dir, 'bagit.txt', bagDeclaration),
    await writeText(dir, 'bag-info.txt', bagInfo(written, told)),
    await writeText(dir, packagePaths.description, descriptionText(payload, told)),
    await writeText(dir, 'manifest-sha256.txt', hashList(written)),
    rowSums,
  ];
  const { sha256: seal } = await writeText(dir, 'tagmanifest-sha256.txt', hashList(tags));
  return { seal, facts: told };
};

/**
 * Writes an export directory: a draft beside its place, synced, then put there, so that nobody takes half of one for a whole one. An empty
 * directory is filled. Throws an `OzmaError`: `usage` where something is there already, `disk-full` and `disk-fault` where the disk refuses.
 */
export const writePackage = async (dir: string, contents: PackageContents): Promise<WrittenPackage> => {
  await using draft = await openDraft(dir);
  try {
    const written = await writeAll(draft.dir, contents);
    await draft.putInPlace();
    return written;
  } catch (error) {
    throw diskFault(dir, error);
  }
};
