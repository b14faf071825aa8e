import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openSumsComparison, type SumDifference } from '../../../src/audit/verify/row-sums.ts';

/** Compares rows with listed sums that come in pages; the row at a place stands on the line after it. */
const differences = (found: readonly string[], expected: readonly string[], page = 7): readonly SumDifference[] => {
  const comparison = openSumsComparison();
  const told: SumDifference[] = [];
  for (let at = 0; at < Math.max(found.length, expected.length); at += page) {
    const rows = found.slice(at, at + page).map((sum, index) => ({ sum, line: at + index + 2 }));
    told.push(...comparison.add(rows, expected.slice(at, at + page)));
  }
  return [...told, ...comparison.end()];
};

const listed = Array.from({ length: 1000 }, (_, index) => `sum ${index}`);

const short = (all: readonly SumDifference[]) => all.map(({ how, line }) => `${how} ${line}`);

describe('rows compared with the sums that are listed for them', () => {
  it('do not differ where they are the same', () => {
    expect(differences(listed, listed)).toEqual([]);
    expect(differences([], [])).toEqual([]);
  });

  it.each([0, 1, 2, 500, 997, 998, 999])('differ in one place where row %i was changed, taken out or added', (at) => {
    const line = at + 2;
    expect(short(differences(listed.with(at, 'x'), listed))).toEqual([`changed ${line}`]);
    expect(short(differences(listed.toSpliced(at, 1), listed))).toEqual([`missing ${line}`]);
    expect(short(differences(listed.toSpliced(at, 0, 'x'), listed))).toEqual([`added ${line}`]);
  });

  it('are misplaced where two were swapped, and changed where those are far apart', () => {
    const near = listed.with(10, 'sum 11').with(11, 'sum 10');
    expect(short(differences(near, listed))).toEqual(['misplaced 12', 'misplaced 13']);
    const far = listed.with(10, 'sum 900').with(900, 'sum 10');
    expect(short(differences(far, listed))).toEqual(['changed 12', 'changed 902']);
  });

  it('are told as few where one became two or two became one', () => {
    expect(short(differences(listed.toSpliced(10, 1, 'x', 'y'), listed))).toEqual(['changed 12', 'added 13']);
    expect(short(differences(listed.toSpliced(10, 2, 'x'), listed))).toEqual(['changed 12', 'missing 12']);
  });

  it('are all told where nothing agrees', () => {
    const others = listed.map((sum) => `other ${sum}`);
    expect(differences(others, listed)).toHaveLength(1000);
  });

  it('may be more in a page than a call has room for', () => {
    const many = Array.from({ length: 300_000 }, (_, index) => `sum ${index}`);
    expect(differences(many, many.slice(0, 10), many.length)).toHaveLength(many.length - 10);
    expect(differences(many.slice(0, 10), many, many.length)).toHaveLength(many.length - 10);
  });

  it('are told page by page once nothing more is listed, so that none are kept', () => {
    const comparison = openSumsComparison();
    const rows = listed.map((sum, index) => ({ sum, line: index + 2 }));
    expect(comparison.add(rows, ['sum 0'], 'listed')).toHaveLength(listed.length - 1);
    expect(comparison.add(rows, [], 'listed')).toHaveLength(listed.length);
    expect(comparison.end()).toEqual([]);
    const short = openSumsComparison();
    expect(short.add(rows.slice(0, 1), listed, 'found')).toHaveLength(listed.length - 1);
    expect(short.add([], listed, 'found')).toHaveLength(listed.length);
    expect(short.end()).toEqual([]);
  });

  it('always differ where they are not the same, however they come', () => {
    const sums = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 30 });
    fc.assert(
      fc.property(sums, sums, fc.integer({ min: 1, max: 9 }), (found, expected, page) => {
        const isSame = found.join() === expected.join();
        expect(differences(found, expected, page).length === 0).toBe(isSame);
      }),
    );
  });
});
