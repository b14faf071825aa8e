import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { crc32 } from 'node:zlib';
import { exportRows, readHeader } from '../../../src/audit/verify/csv-rows.ts';
import { csvCell, exactCell } from '../../../src/csv/cell.ts';
import { bagInfo, hashList } from '../../../src/manifest/package/bag-text.ts';
import type { ExportFacts } from '../../../src/manifest/package/export-facts.ts';

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
export type Random = (below: number) => number;

/** Opens a source of whole numbers below a bound. */
export const openRandom = (seed: number): Random => {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * below);
  };
};

/** An export directory in memory: the bytes of each file by its path, what it says of itself, and its rows. */
export type HeldExport = {
  readonly files: ReadonlyMap<string, Buffer>;
  readonly table: string;
  readonly facts: ExportFacts;
  readonly header: readonly string[];
  /** Line and cells of each row. */
  readonly rows: readonly { readonly line: number; readonly cells: readonly string[] }[];
  readonly isBom: boolean;
  readonly lineEnd: string;
};

/** Takes an export directory into memory. */
export const holdExport = async (dir: string): Promise<HeldExport> => {
  const found = await readdir(dir, { recursive: true, withFileTypes: true });
  const paths = found.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name).slice(dir.length + 1));
  const files = new Map<string, Buffer>();
  for (const path of paths) files.set(path, await readFile(join(dir, path)));
  const facts: ExportFacts = JSON.parse(`${files.get('datapackage.json')}`).ozma;
  const table = `data/${facts.export}.csv`;
  const header = await readHeader(join(dir, table));
  if (header === null) throw new Error(`${table} has no header`);
  const style = { ...header, width: header.columns.length, cells: facts.cells };
  const rows = (await Array.fromAsync(exportRows(join(dir, table), style, () => undefined))).flat();
  return {
    ...{ files, table, facts, header: header.columns, isBom: header.bom, lineEnd: header.crlf ? '\r\n' : '\n' },
    rows: rows.map(({ line, cells }) => ({ line, cells: cells ?? [] })),
  };
};

/** Puts an export on disk in a place of its own, with some files otherwise; null for one that is not there. */
export const putExport = async (
  place: string,
  { files }: HeldExport,
  changed: ReadonlyMap<string, Buffer | string | null>,
): Promise<string> => {
  const dir = await mkdtemp(join(place, 'tampered-'));
  for (const [path, bytes] of new Map<string, Buffer | string | null>([...files, ...changed])) {
    if (bytes === null) continue;
    await mkdir(dirname(join(dir, path)), { recursive: true });
    await writeFile(join(dir, path), bytes);
  }
  return dir;
};

const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

const tallied = (words: readonly string[]): Readonly<Record<string, number>> => {
  const counts = new Map<string, number>();
  for (const word of words.toSorted()) counts.set(word, (counts.get(word) ?? 0) + 1);
  return Object.fromEntries(counts);
};

/** What a forger who can count writes into the description of other rows. */
const factsOf = ({ facts, header }: HeldExport, rows: readonly (readonly string[])[]): ExportFacts => {
  const cell = (row: readonly string[], column: string): string => row[header.indexOf(column)] ?? '';
  if (facts.export === 'ledger') {
    return {
      ...facts,
      rows: rows.length,
      submissions: rows.length,
      codes: tallied(rows.map((row) => cell(row, 'kind'))),
    };
  }
  const isFirst = (row: readonly string[], index: number): boolean =>
    facts.export === 'submissions' ||
    index === 0 ||
    cell(rows[index - 1] ?? [], 'submission') !== cell(row, 'submission');
  const firsts = rows.filter(isFirst);
  return {
    ...{ ...facts, rows: rows.length, submissions: firsts.length },
    verdicts: tallied(firsts.map((row) => cell(row, 'verdict'))),
    codes: tallied(rows.flatMap((row) => cell(row, 'codes').split(' '))),
  };
};

/** The files of an export in which other rows stand, or that says other things of itself, with every number, sum and hash computed anew. */
export const forged = (
  held: HeldExport,
  rows: readonly (readonly string[])[],
  says: (facts: ExportFacts) => ExportFacts = (facts) => facts,
): ReadonlyMap<string, Buffer | string> => {
  const { table, header, isBom, lineEnd, facts } = held;
  const render = (cells: readonly string[]): string =>
    cells.map(facts.cells === 'exact' ? exactCell : csvCell).join(',');
  const numbered = header[0] === 'line' ? rows.map((row, index) => [`${index + 1}`, ...row.slice(1)]) : rows;
  const texts = numbered.map(render);
  const csv = (isBom ? '\uFEFF' : '') + [header.join(','), ...texts].map((text) => text + lineEnd).join('');
  const said = says(factsOf(held, rows));
  const beside = [...held.files].filter(([path]) => path.startsWith('data/') && path !== table);
  const payload = [[table, Buffer.from(csv)] as const, ...beside].map(([path, bytes]) => ({
    ...{ path, bytes: bytes.length, sha256: sha256(bytes) },
  }));
  const description = JSON.parse(`${held.files.get('datapackage.json')}`);
  description.resources[0].bytes = payload[0]?.bytes;
  description.resources[0].hash = `sha256:${payload[0]?.sha256}`;
  const tags = new Map<string, string>([
    ['bagit.txt', `${held.files.get('bagit.txt')}`],
    ['bag-info.txt', bagInfo(payload, said)],
    ['datapackage.json', `${JSON.stringify({ ...description, ozma: said }, null, 2)}\n`],
    ['manifest-sha256.txt', hashList(payload)],
    ['rows-crc32.txt', texts.map((text) => `${crc32(text).toString(16).padStart(8, '0')}\n`).join('')],
  ]);
  const listed = [...tags].map(([path, text]) => ({ path, bytes: 0, sha256: sha256(text) }));
  return new Map([[table, csv], ...tags, ['tagmanifest-sha256.txt', hashList(listed)]]);
};

/** Forgets a directory. */
export const forget = (dir: string): Promise<void> => rm(dir, { recursive: true, force: true });
