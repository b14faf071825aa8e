import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type DataPackage, readDescription } from '../../../schemas/data-package.ts';
import { OzmaError } from '../../domain/ozma-error.ts';
import type { Wrong } from '../../domain/proof.ts';
import { type ExportFacts, exportNames, packagePaths } from '../../manifest/package/export-facts.ts';
import { shown } from '../../texts/shown.ts';
import { type BagEntry, bagEntries, smallFile } from './bag-files.ts';
import { type BagList, bagLists, readSums, type SumsReading } from './bag-sums.ts';

/** An export directory as it was found: what is in it, what its lists and its description say, and what of these cannot be read. */
export type PackageReading = {
  readonly dir: string;
  readonly entries: readonly BagEntry[];
  readonly lists: Readonly<Record<BagList, SumsReading | null>>;
  /** Null where the description cannot be read. */
  readonly description: DataPackage | null;
  readonly facts: ExportFacts | null;
  /** Path of the table in the directory; null where there is none. */
  readonly table: string | null;
  /** Text of `bagit.txt` and of `bag-info.txt`; null where one cannot be read. */
  readonly declaration: string | null;
  readonly info: string | null;
  readonly wrong: readonly Wrong[];
};

/** The files that every export has, besides its payload. */
export const tagFiles = [
  'bagit.txt',
  'bag-info.txt',
  bagLists.payload,
  bagLists.tags,
  packagePaths.description,
  packagePaths.rowSums,
] as const;

const isFile = (entries: readonly BagEntry[], path: string): boolean =>
  entries.some((entry) => entry.path === path && entry.what === 'file');

const tableIn = (entries: readonly BagEntry[], facts: ExportFacts | null): string | null => {
  const names = facts === null ? exportNames : [facts.export];
  return names.map((name) => `${packagePaths.payload}/${name}.csv`).find((path) => isFile(entries, path)) ?? null;
};

const descriptionIn = (text: string | null): Pick<PackageReading, 'description' | 'facts' | 'wrong'> => {
  const where = packagePaths.description;
  if (text === null) return { description: null, facts: null, wrong: [] };
  const reading = readDescription(text);
  const fault = (column: string | null, expected: string): Wrong => ({
    ...{ claim: 'description', where, row: null, column, found: null, expected, how: 'malformed' },
  });
  if (reading.kind === 'read') {
    const { description, isOwnForm } = reading;
    const wrong = isOwnForm ? [] : [fault(null, 'JSON {…}')];
    return { description, facts: description.ozma, wrong };
  }
  const wrong = reading.faults.map(({ at, why }) => fault(at === '' ? null : at, why));
  return { description: null, facts: null, wrong };
};

/** Reads what an export directory says of itself, and what is in it; nothing is believed yet. */
export const readPackage = async (dir: string): Promise<PackageReading> => {
  const entries = await bagEntries(dir);
  const text = async (path: string): Promise<string | null> =>
    (await smallFile(dir, entries, path))?.toString('utf8') ?? null;
  const sums = async (list: BagList): Promise<SumsReading | null> => {
    const listed = await text(list);
    return listed === null ? null : readSums(listed, list);
  };
  const lists = { [bagLists.payload]: await sums(bagLists.payload), [bagLists.tags]: await sums(bagLists.tags) };
  const described = descriptionIn(await text(packagePaths.description));
  return {
    ...{ dir, entries, lists, ...described },
    table: tableIn(entries, described.facts),
    declaration: await text('bagit.txt'),
    info: await text('bag-info.txt'),
    wrong: [...Object.values(lists).flatMap((list) => list?.wrong ?? []), ...described.wrong],
  };
};

/** Refuses a directory in which nothing is as in an export: a damaged one has something of it left. */
export const refuseNoExport = async (dir: string): Promise<void> => {
  const found = await Promise.all(
    [...tagFiles, packagePaths.payload].map((path) =>
      stat(join(dir, path)).then(
        () => true,
        () => false,
      ),
    ),
  );
  if (found.includes(true)) return;
  throw new OzmaError(
    'file-invalid',
    `${shown(dir)} is no export: expected a directory with datapackage.json, bagit.txt and data/, as \`ozma export … --out DIR/\` writes it.`,
  );
};
