import fc from 'fast-check';
import { parseString } from 'fast-csv';
import { describe, expect, it } from 'vitest';
import { unguarded } from '../../schemas/row.ts';
import { csvCell, csvRow, guarded } from '../../src/csv/cell.ts';

const read = async (text: string): Promise<readonly (readonly string[])[]> => parseString(text).toArray();

const hostile = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', "'", '"', ',', ' ', 'a', '巣', '\uFEFF'))
    .map((all) => all.join('')),
);
const styles = fc.record({ bom: fc.boolean(), crlf: fc.boolean() });

describe('a CSV cell', () => {
  it.each([
    ['plain', 'plain'],
    ['', ''],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['two\nlines', '"two\nlines"'],
    [' blank first', '" blank first"'],
    ['=1+1', "'=1+1"],
    ['+81', "'+81"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ["'=1", "''=1"],
    ["'''-", "''''-"],
    ["'tis", "'tis"],
    ['巣', '巣'],
  ])('writes %j as %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  it('is never a formula to a spreadsheet, and reads back as what was meant', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        expect(guarded(text)).not.toMatch(/^[=+\-@\t\r]/);
        expect(unguarded(guarded(text))).toBe(text);
      }),
    );
  });
});

describe('a CSV row', () => {
  it('is read back by fast-csv exactly as it was written, whatever stands in its cells', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(hostile, hostile, hostile), { minLength: 1, maxLength: 5 }),
        styles,
        async (rows, style) => {
          const marked = rows.map((cells) => ['x', ...cells]);
          const text = marked.map((cells) => csvRow(cells, style)).join('');
          const back = await read((style.bom ? '\uFEFF' : '') + text);
          expect(back.map((cells) => cells.map(unguarded))).toEqual(marked);
        },
      ),
    );
  });
});
