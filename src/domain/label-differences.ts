import { caseFold } from './case-folding.ts';
import type { LabelDifference } from './reason.ts';
import { textKey, trimWhiteSpace } from './text.ts';

/** How many differences of two labels are told at most: a whole label of the desk’s template that is missing is still told whole. */
export const mostDifferences = 64;

// Labels are at most 255 bytes on disk; the table below has the square of this many cells.
const longestCompared = 300;
const whiteSpaceRun = /\p{White_Space}+/gu;

/** A label's code points after what the contract forgives but for case (product.md 4). */
const codePointsOf = (label: string): readonly string[] =>
  [...trimWhiteSpace(label.normalize('NFC').replace(whiteSpaceRun, ' '))].slice(0, longestCompared);

/** The code points of both labels that are still to be aligned, case folded. */
type Rest = { readonly found: readonly string[]; readonly asked: readonly string[] };

/** How many changes the ends of two texts need, by how many code points are left of each. */
type Cost = (foundLeft: number, askedLeft: number) => number;

/** Levenshtein's table, filled from the ends. */
const costsOf = ({ found, asked }: Rest): Cost => {
  const width = asked.length + 1;
  const table = new Uint16Array((found.length + 1) * width);
  const cost: Cost = (foundLeft, askedLeft) => table[foundLeft * width + askedLeft] ?? 0;
  for (let i = 0; i <= found.length; i += 1) {
    for (let j = 0; j <= asked.length; j += 1) {
      const replaced = cost(i - 1, j - 1) + (found.at(-i) === asked.at(-j) ? 0 : 1);
      table[i * width + j] = i === 0 || j === 0 ? i + j : Math.min(replaced, cost(i - 1, j) + 1, cost(i, j - 1) + 1);
    }
  }
  return cost;
};

type Step = 'same' | 'replaced' | 'extra' | 'missing';

/** The next step of a cheapest alignment; of equals a replacement. */
const nextStep = (found: string | undefined, asked: string | undefined, costs: readonly number[]): Step => {
  const [whole = 0, replaced = 0, extra = 0] = costs;
  if (found === undefined) return 'missing';
  if (asked === undefined) return 'extra';
  if (found === asked) return 'same';
  if (whole === replaced + 1) return 'replaced';
  return whole === extra + 1 ? 'extra' : 'missing';
};

/**
 * Where a label differs from the one asked for: the fewest changes of single code points, at most 64, after NFC, trimming and folding of white
 * space, and regardless of case (product.md 4). `position` counts the code points of the label found, from 1.
 */
export const labelDifferences = (found: string, asked: string): readonly LabelDifference[] => {
  if (textKey(found) === textKey(asked)) return [];
  const [a, b] = [codePointsOf(found), codePointsOf(asked)];
  const folded = { found: a.map(caseFold), asked: b.map(caseFold) };
  const cost = costsOf(folded);
  const differences: LabelDifference[] = [];
  let [i, j] = [0, 0];
  while ((i < a.length || j < b.length) && differences.length < mostDifferences) {
    const [left, right] = [a.length - i, b.length - j];
    const costs = [cost(left, right), cost(left - 1, right - 1), cost(left - 1, right)];
    const step = nextStep(folded.found[i], folded.asked[j], costs);
    const isFound = step !== 'missing';
    const isAsked = step !== 'extra';
    if (step !== 'same') {
      differences.push({
        position: i + 1,
        found: isFound ? (a[i] ?? null) : null,
        asked: isAsked ? (b[j] ?? null) : null,
      });
    }
    i += isFound ? 1 : 0;
    j += isAsked ? 1 : 0;
  }
  return differences;
};
