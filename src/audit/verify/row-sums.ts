import type { Wrong } from '../../domain/proof.ts';

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

/** Which side has no more to come: what the other one still has is then told at once, and not kept. */
type Over = 'neither' | 'found' | 'listed' | 'both';

/** Compares rows with the sums listed for them as both come, in the memory of a window and a page. */
export type SumsComparison = {
  readonly add: (found: readonly FoundSum[], expected: readonly string[], over?: Over) => readonly SumDifference[];
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

/** So many of a side are there before gaps are looked for, unless no more comes. */
const enoughOf = (isOver: boolean): number => (isOver ? 1 : window + agreeing + 1);

/** Opens a comparison of rows with the sums listed for them: a row missing or added is told as that, not as a change of all that follow. */
export const openSumsComparison = (): SumsComparison => {
  let found: readonly FoundSum[] = [];
  let expected: readonly string[] = [];
  let lastLine = 1;
  const rest = (over: Over): readonly SumDifference[] => {
    const isLeft = (found.length > 0 && over !== 'found') || (expected.length > 0 && over !== 'listed');
    if (over === 'neither' || !isLeft || (found.length > 0 && expected.length > 0)) return [];
    const differences = gapDifferences(found, expected, lastLine + 1);
    lastLine = found.at(-1)?.line ?? lastLine;
    [found, expected] = [[], []];
    return differences;
  };
  const step = (over: Over): readonly SumDifference[] => {
    const differences: (readonly SumDifference[])[] = [];
    let [at, listedAt] = [0, 0];
    const enough = enoughOf(over === 'found' || over === 'both');
    const enoughListed = enoughOf(over === 'listed' || over === 'both');
    while (found.length - at >= enough && expected.length - listedAt >= enoughListed) {
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
      differences.push(gapDifferences(rows, listed, row.line));
      at += added;
      listedAt += missing;
    }
    found = found.slice(at);
    expected = expected.slice(listedAt);
    return [...differences.flat(), ...rest(over)];
  };
  return {
    add: (rows, listed, over = 'neither') => {
      // A page may have more rows than arguments can be given.
      found = found.concat(rows);
      expected = expected.concat(listed);
      return step(over);
    },
    end: () => step('both'),
  };
};
