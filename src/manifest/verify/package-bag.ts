import { packagePaths } from '../package/export-facts.ts';
import type { BagEntry } from './bag-files.ts';
import { type BagList, bagLists } from './bag-sums.ts';
import { type PackageReading, tagFiles } from './package-reading.ts';
import type { VerifyNews, Wrong } from './proof.ts';
import { provenNews, told, wrongNews } from './row-proof.ts';

/** The SHA-256 of each file of an export as it was found, 64 hex digits, by its path. */
export type FoundHashes = ReadonlyMap<string, string>;

const prefix = `${packagePaths.payload}/`;

const wrong = (where: string, over: Pick<Wrong, 'how'> & Partial<Wrong>): Wrong => ({
  ...{ claim: 'bag', where, row: null, column: null, found: null, expected: null },
  ...over,
});

const listOf = (path: string): BagList => (path.startsWith(prefix) ? bagLists.payload : bagLists.tags);

const entryFaults = (entry: BagEntry, reading: PackageReading): readonly Wrong[] => {
  const { path, what } = entry;
  if (what !== 'file') return [wrong(path, { how: 'added', found: what })];
  const list = reading.lists[listOf(path)];
  if (list === null || path === bagLists.tags || list.sums.has(path)) return [];
  return [wrong(path, { how: 'added', found: 'file' })];
};

const listedFaults = (list: BagList, reading: PackageReading, hashes: FoundHashes): readonly Wrong[] => {
  const sums = reading.lists[list]?.sums ?? new Map<string, string>();
  return [...sums].flatMap(([path, sum]): readonly Wrong[] => {
    const found = hashes.get(path);
    const expected = `sha256:${sum} (${list})`;
    if (found === undefined) return [wrong(path, { how: 'missing', expected })];
    return found === sum ? [] : [wrong(path, { how: 'changed', found: `sha256:${found}`, expected })];
  });
};

/** Files that every export has, though a list that was written anew no longer names them. */
const requiredFaults = ({ entries, lists, table }: PackageReading): readonly Wrong[] => {
  const isThere = (path: string): boolean => entries.some((entry) => entry.path === path);
  const isListed = (path: string): boolean => lists[listOf(path)]?.sums.has(path) === true;
  const gone = tagFiles.filter((path) => !isThere(path) && !isListed(path));
  const payload = [...(lists[bagLists.payload]?.sums.keys() ?? [])].some((path) => path.endsWith('.csv'));
  return [
    ...gone.map((path) => wrong(path, { how: 'missing' })),
    ...(table === null && !payload ? [wrong(`${prefix}*.csv`, { how: 'missing' })] : []),
  ];
};

const declaration = 'BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n';

/** What `bag-info.txt` says that is not so: how much payload there is, and the day of the export's head. */
const infoFaults = ({ info, entries, facts }: PackageReading): readonly Wrong[] => {
  if (info === null) return [];
  const payload = entries.filter(({ path, what }) => what === 'file' && path.startsWith(prefix));
  const bytes = payload.reduce((sum, entry) => sum + entry.bytes, 0);
  const values = [
    ['Payload-Oxum', `${bytes}.${payload.length}`],
    ['Bagging-Date', facts?.ledger.at.slice(0, 10) ?? null],
  ] as const;
  return values.flatMap(([column, expected]): readonly Wrong[] => {
    const found = info
      .split('\n')
      .flatMap((line) => (line.startsWith(`${column}: `) ? [line.slice(column.length + 2)] : []));
    if (expected === null || (found.length === 1 && found[0] === expected)) return [];
    return [wrong('bag-info.txt', { how: 'changed', column, found: told(found.join(', ')), expected })];
  });
};

/** Proves that every file of an export is there with the hash that is listed for it, and none beside (`bag`). */
export const bagNews = (reading: PackageReading, hashes: FoundHashes): readonly VerifyNews[] => {
  const faults = [
    ...reading.entries.flatMap((entry) => entryFaults(entry, reading)),
    ...listedFaults(bagLists.payload, reading, hashes),
    ...listedFaults(bagLists.tags, reading, hashes),
    ...requiredFaults(reading),
    ...(reading.declaration === null || reading.declaration === declaration
      ? []
      : [wrong('bagit.txt', { how: 'changed', found: told(reading.declaration), expected: declaration })]),
    ...infoFaults(reading),
  ];
  const isProven = faults.length === 0 && !reading.wrong.some(({ claim }) => claim === 'bag');
  return isProven ? [provenNews('bag', hashes.size)] : faults.map(wrongNews);
};
