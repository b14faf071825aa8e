import { mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sha256Of } from '../../../src/audit/verify/bag-files.ts';
import type { DeskAtHand } from '../../../src/audit/verify/expected-rows.ts';
import type { PackageOptions } from '../../../src/audit/verify/verify-package.ts';
import type { Wrong } from '../../../src/domain/proof.ts';
import type { ExportFacts } from '../../../src/manifest/package/export-facts.ts';
import { deskAtHand, exportInto, makePlace, makeSampleDesk, removePlace, wrongOf } from './exports.ts';
import { forged, forget, type HeldExport, holdExport, openRandom, putExport, type Random } from './tampered-export.ts';

type Changed = ReadonlyMap<string, Buffer | string | null>;

const kinds = {
  manifest: ['manifest'],
  'manifest with what was judged': ['manifest', '--arrivals'],
  'manifest for spreadsheets': ['manifest', '--bom', '--crlf'],
  'redacted submissions': ['submissions', '--redact'],
  'exact ledger': ['ledger', '--exact'],
  'rejected folders': ['manifest', '--verdict', 'rejected', '--exact'],
} as const;

let place = '';
let desk: DeskAtHand;
const held = new Map<string, HeldExport>();

beforeAll(async () => {
  place = await makePlace();
  const dir = await makeSampleDesk(place);
  for (const [name, flags] of Object.entries(kinds)) {
    await exportInto(dir, join(place, name), flags);
    held.set(name, await holdExport(join(place, name)));
  }
  desk = await deskAtHand(dir);
}, 120_000);
afterAll(async () => {
  await desk.snapshot[Symbol.asyncDispose]();
  await removePlace(place);
});

const oneOf = <T>(random: Random, list: readonly T[]): T => {
  const one = list[random(list.length)];
  if (one === undefined) throw new Error('there is nothing to choose from');
  return one;
};

/** Something done to an export: what is on disk then, and whether what is found says so. */
type Tampering = {
  readonly what: string;
  readonly changed: Changed;
  readonly names: (wrong: readonly Wrong[]) => boolean;
};

/** Whether something wrong is told of a file, or of what a list says of it. */
const isNamed = (wrong: readonly Wrong[], path: string): boolean =>
  wrong.some(({ where, expected }) => where === path || expected?.includes(path) === true);

const isRowNamed = (wrong: readonly Wrong[], { table }: HeldExport, lines: readonly number[]): boolean =>
  wrong.some(({ where, row }) => where === table && lines.includes(Number(row)));

/** Tampers with exports so often, and reports what was not found. */
const unfound = async (
  times: number,
  tamper: (from: HeldExport, random: Random) => Tampering | null,
  options: Partial<PackageOptions> = {},
): Promise<readonly string[]> => {
  const random = openRandom(times);
  const missed: string[] = [];
  for (let done = 0; done < times; ) {
    const [name, from] = oneOf(random, [...held]);
    const tampering = tamper(from, random);
    if (tampering === null) continue;
    done += 1;
    const dir = await putExport(place, from, tampering.changed);
    const wrong = await wrongOf(dir, options);
    if (wrong.length === 0 || !tampering.names(wrong))
      missed.push(`${name}: ${tampering.what}: ${JSON.stringify(wrong)}`);
    await forget(dir);
  }
  return missed;
};

/** The line of the row in which a byte of the table is; null in the header. */
const lineAt = ({ files, table, rows }: HeldExport, at: number): number | null => {
  const line = files.get(table)?.subarray(0, at).toString('latin1').split('\n').length ?? 0;
  return rows.findLast((row) => row.line <= line)?.line ?? null;
};

const changeByte = (from: HeldExport, random: Random, path: string): Tampering => {
  const bytes = Buffer.from(from.files.get(path) ?? Buffer.alloc(0));
  const at = random(bytes.length);
  bytes[at] = ((bytes[at] ?? 0) + 1 + random(255)) % 256;
  const line = path === from.table ? lineAt(from, at) : null;
  return {
    what: `byte ${at} of ${path}`,
    changed: new Map([[path, bytes]]),
    names: (wrong) => isNamed(wrong, path) && (line === null || isRowNamed(wrong, from, [line])),
  };
};

type Cells = readonly string[];

const textOf = ({ files, table }: HeldExport): string => `${files.get(table)}`;

/** The texts of the rows, each with its end of line, and of the header. */
const pieces = (from: HeldExport): readonly string[] => {
  const lines = textOf(from).split(/(?<=\n)/u);
  const starts = [1, ...from.rows.map(({ line }) => line), lines.length + 1];
  return starts.slice(0, -1).map((start, index) => lines.slice(start - 1, (starts[index + 1] ?? 0) - 1).join(''));
};

const swapped = <T>(list: readonly T[], a: number, b: number): readonly T[] =>
  list.map((one, index) => (index === a ? (list[b] ?? one) : index === b ? (list[a] ?? one) : one));

/** Takes out, adds or swaps rows of the table, and leaves all else as it was. */
const moveRows = (from: HeldExport, random: Random): Tampering | null => {
  if (from.rows.length < 4) return null;
  const [header = '', ...rows] = pieces(from);
  const at = random(rows.length);
  const other = random(rows.length);
  const what = oneOf(random, ['delete', 'copy', 'make up', 'swap'] as const);
  if (what === 'swap' && rows[at] === rows[other]) return null;
  const madeUp = (rows[other] ?? '').replace(/[0-9a-f]/u, (digit) => (digit === '1' ? '2' : '1'));
  const after = {
    delete: rows.toSpliced(at, 1),
    copy: rows.toSpliced(at, 0, rows[other] ?? ''),
    'make up': rows.toSpliced(at, 0, madeUp),
    swap: swapped(rows, at, other),
  }[what];
  const lines = [at, other].flatMap((index) => from.rows[index]?.line ?? []);
  return {
    what: `${what} row ${at} (${other})`,
    changed: new Map([[from.table, [header, ...after].join('')]]),
    names: (wrong) =>
      isNamed(wrong, from.table) &&
      isRowNamed(wrong, from, what === 'swap' ? lines : [...lines, (lines[0] ?? 0) + 1, (lines[0] ?? 0) - 1]),
  };
};

const cellsIn = (from: HeldExport): readonly Cells[] => from.rows.map(({ cells }) => cells);

/** Takes out, adds or swaps rows, and writes all numbers, sums and hashes anew. */
const forgeRows = (from: HeldExport, random: Random): Tampering | null => {
  const rows = cellsIn(from);
  const [at, other] = [random(rows.length), random(rows.length)];
  const what = oneOf(random, ['delete', 'copy', 'swap'] as const);
  const isSame = rows[at]?.slice(1).join() === rows[other]?.slice(1).join();
  if (rows.length < 4 || (what !== 'delete' && isSame)) return null;
  const after = {
    delete: rows.toSpliced(at, 1),
    copy: rows.toSpliced(at, 0, rows[other] ?? []),
    swap: swapped(rows, at, other),
  }[what];
  return {
    what: `forge: ${what} row ${at} (${other})`,
    changed: forged(from, after),
    names: (wrong) => wrong.some(({ claim }) => claim === 'rows-in-ledger' || claim === 'complete'),
  };
};

/** Changes one cell to what another row has there, or to something else, and writes all numbers, sums and hashes anew. */
const forgeCell = (from: HeldExport, random: Random): Tampering | null => {
  const rows = cellsIn(from);
  const [at, column] = [random(rows.length), random(from.header.length)];
  const name = from.header[column] ?? '';
  const before = rows[at]?.[column] ?? '';
  const others = [...new Set(rows.map((row) => row[column] ?? ''))].filter((cell) => cell !== before);
  if (rows.length === 0 || name === 'line') return null;
  const cell = others.length > 0 ? oneOf(random, others) : `${before}x`;
  const after = rows.map((row, index) => (index === at ? row.with(column, cell) : row));
  const line = from.rows[at]?.line ?? 0;
  return {
    what: `forge: ${name} of row ${at}: ${JSON.stringify(before)} to ${JSON.stringify(cell)}`,
    changed: forged(from, after),
    names: (wrong) =>
      wrong.some(({ claim, row, column: told }) => claim === 'rows-in-ledger' && row === `${line}` && told === name) ||
      (['submission', 'ledger_seq', 'seq'].includes(name) && wrong.some(({ claim }) => claim === 'complete')),
  };
};

type Saying = readonly [name: string, says: (facts: ExportFacts) => ExportFacts | null];

const claims: readonly Saying[] = [
  ['rows', (facts) => ({ ...facts, rows: facts.rows + 1 })],
  ['submissions', (facts) => ({ ...facts, submissions: facts.submissions - 1 })],
  ['verdicts', (facts) => ({ ...facts, verdicts: { ...facts.verdicts, accepted: 99 } })],
  ['codes', (facts) => ({ ...facts, codes: { OK: 99 } })],
  ['people', (facts) => ({ ...facts, people: facts.people === 'named' ? 'redacted' : 'named' })],
  ['ledger.hash', (facts) => ({ ...facts, ledger: { ...facts.ledger, hash: 'f'.repeat(64) } })],
  ['ledger.seq', (facts) => ({ ...facts, ledger: { ...facts.ledger, seq: facts.ledger.seq + 1 } })],
  ['filter.to', (facts) => ({ ...facts, filter: { ...facts.filter, to: '2020-01-01T00:00:00.000Z' } })],
  ['filter.ticket', (facts) => ({ ...facts, filter: { ...facts.filter, ticket: 'T-1042' } })],
];

describe('an export that was tampered with', () => {
  it('is found, with the file, wherever one byte of it was changed, and with the row where that is one', async () => {
    const tamper = (from: HeldExport, random: Random) =>
      changeByte(from, random, oneOf(random, [...from.files.keys()]));
    expect(await unfound(220, tamper)).toEqual([]);
  }, 60_000);

  it('is found, with the row, wherever one byte of its table was changed', async () => {
    expect(await unfound(120, (from, random) => changeByte(from, random, from.table))).toEqual([]);
  }, 60_000);

  it('is found, with the row, where rows were taken out, added or swapped', async () => {
    expect(await unfound(100, moveRows)).toEqual([]);
  }, 60_000);

  it('is found by its desk where rows were forged with every hash and number', async () => {
    expect(await unfound(80, forgeRows, { desk })).toEqual([]);
  }, 60_000);

  it('is found by its desk, with row and column, where one cell was forged with every hash and number', async () => {
    expect(await unfound(120, forgeCell, { desk })).toEqual([]);
  }, 60_000);

  it('is found by its seal where anything was forged', async () => {
    for (const [name, from] of held) {
      const seal = sha256Of(from.files.get('tagmanifest-sha256.txt') ?? Buffer.alloc(0));
      expect(await wrongOf(join(place, name), { seal })).toEqual([]);
      const random = openRandom(1);
      for (const forge of [forgeRows, forgeCell, forgeCell]) {
        const dir = await putExport(place, from, forge(from, random)?.changed ?? forged(from, []));
        expect(await wrongOf(dir, { seal })).toContainEqual(expect.objectContaining({ claim: 'seal', how: 'changed' }));
      }
    }
  });

  it.each(claims)('is found where its description says other %s', async (_, says) => {
    for (const from of held.values()) {
      const dir = await putExport(
        place,
        from,
        forged(from, cellsIn(from), (facts) => says(facts) ?? facts),
      );
      expect(await wrongOf(dir, { desk })).not.toEqual([]);
    }
  });

  it('is found where a key of its description stands twice, which others may read otherwise', async () => {
    for (const from of held.values()) {
      const path = 'datapackage.json';
      const twice = `${from.files.get(path)}`.replace('"ozma": {', '"ozma": {},\n  "ozma": {');
      const files = new Map([...from.files, [path, Buffer.from(twice)]]);
      const tags = `${files.get('tagmanifest-sha256.txt')}`.replace(
        /^[0-9a-f]{64}(?= {2}datapackage\.json$)/mu,
        sha256Of(Buffer.from(twice)),
      );
      const dir = await putExport(
        place,
        from,
        new Map([
          [path, Buffer.from(twice)],
          ['tagmanifest-sha256.txt', Buffer.from(tags)],
        ]),
      );
      expect(await wrongOf(dir, { desk })).toEqual([
        expect.objectContaining({ claim: 'description', where: path, how: 'malformed' }),
      ]);
    }
  });

  it('is found, with the submission, where what was judged says something else under sums that fit', async () => {
    const from = held.get('manifest with what was judged');
    const path = 'data/arrivals.jsonl';
    const lines = `${from?.files.get(path)}`.split('\n');
    if (from === undefined) throw new Error('there is no such export');
    for (const [index, line] of lines.entries()) {
      const id = /"submission":"([^"]+)"/u.exec(line)?.[1];
      if (id === undefined) continue;
      const changed = lines.with(
        index,
        line.replace(/(?<=\\"(?:label|verdict|file)\\":\\")./u, (letter) => (letter === 'x' ? 'y' : 'x')),
      );
      const files = new Map([...from.files, [path, Buffer.from(changed.join('\n'))]]);
      const dir = await putExport(place, { ...from, files }, forged({ ...from, files }, cellsIn(from)));
      expect(await wrongOf(dir, { desk })).toContainEqual(expect.objectContaining({ claim: 'evidence', row: id }));
    }
  });

  it('is found, with the file, where a file was taken away or put there', async () => {
    for (const from of held.values()) {
      for (const path of from.files.keys()) {
        const dir = await putExport(place, from, new Map([[path, null]]));
        expect(isNamed(await wrongOf(dir), path)).toBe(true);
      }
      for (const path of ['more.txt', 'data/more.csv', 'data/deep/more.csv', '.hidden']) {
        const dir = await putExport(place, from, new Map([[path, 'more']]));
        expect((await wrongOf(dir)).map(({ where }) => where)).toContain(
          path === 'data/deep/more.csv' ? 'data/deep' : path,
        );
      }
    }
  });

  it('is found where a directory or a link was put there', async () => {
    const [from] = held.values();
    if (from === undefined) throw new Error('there is no export');
    const dir = await putExport(place, from, new Map());
    await mkdir(join(dir, 'data', 'empty'));
    await symlink('/etc/hostname', join(dir, 'link.txt'));
    expect(await wrongOf(dir)).toEqual([
      expect.objectContaining({ where: 'data/empty', found: 'directory', how: 'added' }),
      expect.objectContaining({ where: 'link.txt', found: 'link', how: 'added' }),
    ]);
  });
});
