import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { barLayout, barLine } from '../../../src/cli/report/bar-lines.ts';
import { barOf, shadeOf, sparkLine } from '../../../src/cli/report/charts.ts';

describe('a bar', () => {
  it.each([
    [0, 8, 4, ''],
    [8, 8, 4, '████'],
    [4, 8, 4, '██'],
    [5, 8, 4, '██▌'],
    [1, 1000, 4, '▏'],
    [3, 0, 4, ''],
    [3, 8, 0, ''],
  ])('of %i of %i in %i cells is %s', (value, most, cells, bar) => {
    expect(barOf(value, most, cells)).toBe(bar);
  });

  it('is never longer than its room, and never shorter for more', () => {
    fc.assert(
      fc.property(fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 60 }), (a, b, cells) => {
        const [less, more] = [Math.min(a, b), Math.max(a, b)];
        expect(barOf(more, more, cells).length).toBe(more === 0 ? 0 : cells);
        expect(barOf(less, more, cells).length).toBeLessThanOrEqual(barOf(more, more, cells).length);
      }),
    );
  });
});

it('a course shows the greatest as a full cell, little as a low one, and nothing as a dot', () => {
  expect(sparkLine([0, 1, 4, 8, null])).toBe('·▁▄█·');
  expect(sparkLine([])).toBe('');
  expect(sparkLine([0, null])).toBe('··');
});

it('a cell is the darker the more it stands for', () => {
  expect([0, 1, 25, 26, 50, 75, 76, 100].map((value) => shadeOf(value, 100)).join('')).toBe('·░░▒▒▓██');
  expect(shadeOf(0, 0)).toBe('·');
});

it('bars stand below one another whatever the names are, and weeks that have no room are left out from the front', () => {
  const rows = [
    { name: '巣', figure: '2', value: 2, byWeek: [0, 2] },
    { name: 'a name that is far too long for a line', figure: '10', value: 10, byWeek: [10, 0] },
  ];
  const layout = barLayout(rows, 30);
  expect(rows.map((row) => barLine(row, layout))).toEqual([
    '  巣                2 █     ·█',
    '  a name that is … 10 █████ █·',
  ]);
  expect(
    barLayout(
      rows.map((row) => ({ ...row, byWeek: Array(50).fill(1) })),
      30,
    ).weeks,
  ).toBe(2);
});
