import type { DescribedFile } from '../../../schemas/data-package.ts';
import type { VerifyNews, Wrong } from '../../domain/proof.ts';
import { packagePaths } from '../../manifest/package/export-facts.ts';
import { bagLists } from './bag-sums.ts';
import type { ExportHeader } from './csv-rows.ts';
import type { FoundHashes } from './package-bag.ts';
import type { PackageReading } from './package-reading.ts';
import { provenNews, told, unprovenNews, wrongNews } from './row-proof.ts';
import { columnsOf } from './rows-form.ts';

type Difference = { readonly column: string; readonly found: string | null; readonly expected: string | null };

/** What is in an export, and the hashes that it has. */
type Found = Pick<PackageReading, 'entries'> & { readonly hashes: FoundHashes };

const where = packagePaths.description;

const differing = (column: string, found: string, expected: string): readonly Difference[] =>
  found === expected ? [] : [{ column, found: told(found), expected: told(expected) }];

const fileFaults = (file: DescribedFile, at: string, { entries, hashes }: Found) => {
  const hash = hashes.get(file.path);
  const entry = entries.find(({ path }) => path === file.path);
  if (hash === undefined || entry === undefined || !file.path.startsWith(`${packagePaths.payload}/`)) {
    return [{ column: `${at}.path`, found: told(file.path), expected: null }];
  }
  return [
    ...differing(`${at}.bytes`, `${file.bytes}`, `${entry.bytes}`),
    ...differing(`${at}.hash`, file.hash, `sha256:${hash}`),
  ];
};

/** Whether a file is another one than was listed and described alike: that is the file's fault, and told of it. */
const isOtherFile = ({ path, hash }: DescribedFile, { lists }: PackageReading, hashes: FoundHashes): boolean => {
  const listed = lists[bagLists.payload]?.sums.get(path);
  return listed !== undefined && hash === `sha256:${listed}` && hashes.has(path) && hashes.get(path) !== listed;
};

/** In what the description of the table is not that of the export which is there. */
const tableFaults = (file: DescribedFile | undefined, reading: PackageReading, header: ExportHeader | null) => {
  const { facts } = reading;
  if (file === undefined || facts === null) return [];
  const at = 'resources.0';
  const names = (file.schema?.fields ?? []).map(({ name }) => name);
  const { lineTerminator: lineEnd, byteOrderMark: hasMark = false } = file.dialect ?? {};
  return [
    ...differing(`${at}.path`, file.path, `${packagePaths.payload}/${facts.export}.csv`),
    ...differing(`${at}.schema.fields`, names.join(','), columnsOf[facts.export].join(',')),
    ...(header === null || lineEnd === undefined
      ? []
      : differing(`${at}.dialect.lineTerminator`, JSON.stringify(lineEnd), header.crlf ? '"\\r\\n"' : '"\\n"')),
    ...(header === null ? [] : differing(`${at}.dialect.byteOrderMark`, `${hasMark}`, `${header.bom}`)),
  ];
};

/** What lies in the payload and is not described. */
const undescribed = (files: readonly DescribedFile[], { entries }: PackageReading): readonly Difference[] =>
  entries
    .filter(({ path, what }) => what === 'file' && path.startsWith(`${packagePaths.payload}/`))
    .filter(({ path }) => !files.some((file) => file.path === path))
    .map(({ path }) => ({ column: 'resources', found: null, expected: told(path) }));

/** A description that is not there, or that nobody could read. */
const unreadable = ({ entries, wrong }: PackageReading): readonly VerifyNews[] => {
  if (wrong.some(({ claim }) => claim === 'description')) return [];
  const how = entries.some(({ path }) => path === where) ? 'malformed' : 'missing';
  return [wrongNews({ claim: 'description', where, row: null, column: null, found: null, expected: 'JSON {…}', how })];
};

/** Proves that the description of an export fits its files (`description`): paths, sizes, hashes, columns, ends of lines. */
export const descriptionNews = (
  reading: PackageReading,
  hashes: FoundHashes,
  header: ExportHeader | null,
): readonly VerifyNews[] => {
  const files = reading.description?.resources ?? [];
  if (reading.description === null) return unreadable(reading);
  const others = files.filter((file) => isOtherFile(file, reading, hashes));
  const faults = [
    ...files.flatMap((file, index) =>
      others.includes(file) ? [] : fileFaults(file, `resources.${index}`, { ...reading, hashes }),
    ),
    ...tableFaults(files[0], reading, header),
    ...undescribed(files, reading),
  ];
  if (faults.length === 0) {
    // One that is not written as ozma writes it is told of already.
    if (reading.wrong.some(({ claim }) => claim === 'description')) return [];
    return [
      others.length === 0 ? provenNews('description', files.length) : unprovenNews('description', 'wrong-before'),
    ];
  }
  return faults.map((fault) => {
    const wrong: Wrong = { claim: 'description', where, row: null, ...fault, how: 'changed' };
    return wrongNews(wrong);
  });
};
