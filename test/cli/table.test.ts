import fc from 'fast-check';
import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { beside, columnWidths, indented, rowLine } from '../../src/cli/table.ts';

const cell = fc.stringMatching(/^[a-zあ-ん ]{0,30}$/u);
const rows = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 6 });

describe('a table', () => {
  it('fits its line, whatever its cells', () => {
    fc.assert(
      fc.property(rows, fc.integer({ min: 20, max: 120 }), (cells, width) => {
        const widths = columnWidths(cells, width);
        for (const row of cells) expect(stringWidth(rowLine(row, widths))).toBeLessThanOrEqual(width);
      }),
    );
  });

  it('cuts its last column before any other', () => {
    const cells = [['T-1', 'Marigold Thackeray', 'bunny:1 bunny:2 bunny:3 bunny:4']];
    expect(cells.map((row) => rowLine(row, columnWidths(cells, 41)))).toEqual([
      'T-1  Marigold Thackeray  bunny:1 bunny:2…'.padEnd(41).trimEnd(),
    ]);
  });
});

describe('text on a page', () => {
  it('stands beside its heading, further lines under the first', () => {
    expect(beside('Why', 'one two three', { heading: 4, line: 14 })).toEqual(['Why   one two', '      three']);
  });

  it('keeps its own lines, and blank ones without blanks', () => {
    expect(indented('one\n\ntwo', 2, 20)).toEqual(['  one', '', '  two']);
  });
});
