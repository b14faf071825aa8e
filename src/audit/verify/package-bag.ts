import type { VerifyNews, Wrong } from '../../domain/proof.ts';
import { bagDeclaration, bagInfo } from '../../manifest/package/bag-text.ts';
import { packagePaths } from '../../manifest/package/export-facts.ts';
import type { BagEntry } from './bag-files.ts';
import { type BagList, bagLists } from './bag-sums.ts';
import { type PackageReading, tagFiles } from './package-reading.ts';
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

const oxum = 'Payload-Oxum: ';

/** What the fixed texts of a bag have to be: the same record gives the same bytes. */
const textFaults = (reading: PackageReading, hashes: FoundHashes): readonly Wrong[] => {
  const { declaration, info, entries, facts } = reading;
  // That files of another size are there is told of the files.
  const isOther = listedFaults(bagLists.payload, reading, hashes).length > 0;
  const payload = entries
    .filter(({ path, what }) => what === 'file' && path.startsWith(prefix))
    .map(({ path, bytes }) => ({ path, bytes, sha256: hashes.get(path) ?? '' }));
  const texts = [
    ['bagit.txt', declaration, bagDeclaration],
    ['bag-info.txt', info, facts === null ? null : bagInfo(payload, facts)],
  ] as const;
  return texts.flatMap(([path, found, expected]) => {
    if (found === null || expected === null || found === expected) return [];
    const [lines, expectedLines] = [found.split('\n'), expected.split('\n')];
    const at = lines.findIndex((line, index) => line !== expectedLines[index]);
    if (isOther && lines[at]?.startsWith(oxum) === true && expectedLines[at]?.startsWith(oxum) === true) return [];
    const row = `${(at < 0 ? lines.length : at) + 1}`;
    return [
      wrong(path, {
        how: 'changed',
        row,
        found: told(lines[at] ?? ''),
        expected: expectedLines[at < 0 ? lines.length : at] ?? null,
      }),
    ];
  });
};

/** Proves that every file of an export is there with the hash that is listed for it, and none beside (`bag`). */
export const bagNews = (reading: PackageReading, hashes: FoundHashes): readonly VerifyNews[] => {
  const faults = [
    ...reading.entries.flatMap((entry) => entryFaults(entry, reading)),
    ...listedFaults(bagLists.payload, reading, hashes),
    ...listedFaults(bagLists.tags, reading, hashes),
    ...requiredFaults(reading),
    ...textFaults(reading, hashes),
  ];
  const isProven = faults.length === 0 && !reading.wrong.some(({ claim }) => claim === 'bag');
  return isProven ? [provenNews('bag', hashes.size)] : faults.map(wrongNews);
};
