import type { Wrong } from './proof.ts';

/** The sum of a row that is there, with the file's line it starts at. */
type FoundSum = { readonly sum: string; readonly line: number };

/** Where rows and the sums that are listed for them part ways. */
export type SumDifference = Pick<Wrong, 'how'> & {
  /** Line of the row; for a missing one, of the row that stands where it should be, or of the end. */
  readonly line: number;
  readonly found: string | null;
  readonly expected: string | null;
};

/** How far is looked for the row with which both agree again. */
const window = 256;
/** So much is given up at once where they do not agree within the window, so that a file that is wholly another one costs no more. */
const half = window / 2;
/** So many rows that follow must agree, for rows may be alike. */
const agreeing = 3;

/** Compares rows with the sums listed for them as both come, in the memory of a window. */
export type SumsComparison = {
  readonly add: (found: readonly FoundSum[], expected: readonly string[]) => readonly SumDifference[];
  readonly end: () => readonly SumDifference[];
};

type Sides = { readonly found: readonly FoundSum[]; readonly expected: readonly string[] };

const agrees = ({ found, expected }: Sides, at: number, listedAt: number): boolean => {
  for (let step = 0; step < agreeing; step += 1) {
    const [row, listed] = [found[at + step], expected[listedAt + step]];
    if (row === undefined && listed === undefined)
      return step > 0 || (at === found.length && listedAt === expected.length);
    if (row?.sum !== listed) return false;
  }
  return true;
};

/** How many rows were added, or are missing, before both agree again; both where rows were replaced by others. */
type Gap = { readonly added: number; readonly missing: number };

/** Up to so many rows on either side every gap is tried; beyond, only those that are all added, all missing, or as many of both. */
const closely = 12;

const gapsOf = (size: number): readonly Gap[] => {
  const whole = { added: size, missing: size };
  const [added, missing] = [
    { added: size, missing: 0 },
    { added: 0, missing: size },
  ];
  if (size > closely) return [whole, added, missing];
  const less = Array.from({ length: size - 1 }, (_, index) => index + 1);
  const uneven = less.flatMap((other) => [
    { added: other, missing: size },
    { added: size, missing: other },
  ]);
  return [whole, added, missing, ...uneven];
};

/** Smaller gaps are more likely, and come first. */
const gaps: readonly Gap[] = Array.from({ length: window - 1 }, (_, index) => index + 1).flatMap(gapsOf);

const gapAt = (sides: Sides, at: number, listedAt: number): Gap | null =>
  gaps.find(({ added, missing }) => agrees(sides, at + added, listedAt + missing)) ?? null;

const gapDifferences = (rows: readonly FoundSum[], listed: readonly string[], line: number): readonly SumDifference[] =>
  Array.from({ length: Math.max(rows.length, listed.length) }, (_, index) => index).flatMap(
    (index): SumDifference[] => {
      const [row, expected] = [rows[index], listed[index]];
      if (row === undefined) return [{ how: 'missing', line, found: null, expected: expected ?? null }];
      if (expected === undefined) return [{ how: 'added', line: row.line, found: row.sum, expected: null }];
      if (row.sum === expected) return [];
      const isSwapped = listed.includes(row.sum) && rows.some(({ sum }) => sum === expected);
      return [{ how: isSwapped ? 'misplaced' : 'changed', line: row.line, found: row.sum, expected }];
    },
  );

/** Opens a comparison of rows with the sums listed for them: a row missing or added is told as that, not as a change of all that follow. */
export const openSumsComparison = (): SumsComparison => {
  let found: FoundSum[] = [];
  let expected: string[] = [];
  let lastLine = 1;
  const step = (isEnd: boolean): readonly SumDifference[] => {
    const differences: SumDifference[] = [];
    let [at, listedAt] = [0, 0];
    const enough = isEnd ? 1 : window + agreeing + 1;
    while (found.length - at >= enough && expected.length - listedAt >= enough) {
      const row = found[at];
      if (row === undefined) break;
      lastLine = row.line;
      if (row.sum === expected[listedAt]) {
        at += 1;
        listedAt += 1;
        continue;
      }
      const { added, missing } = gapAt({ found, expected }, at, listedAt) ?? { added: half, missing: half };
      const [rows, listed] = [found.slice(at, at + added), expected.slice(listedAt, listedAt + missing)];
      differences.push(...gapDifferences(rows, listed, row.line));
      at += added;
      listedAt += missing;
    }
    found = found.slice(at);
    expected = expected.slice(listedAt);
    return differences;
  };
  return {
    add: (rows, listed) => {
      found.push(...rows);
      expected.push(...listed);
      return step(false);
    },
    end: () => {
      const differences = step(true);
      const line = found.at(-1)?.line ?? lastLine + 1;
      return [...differences, ...gapDifferences(found, expected, line)];
    },
  };
};
