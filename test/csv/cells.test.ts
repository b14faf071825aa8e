import fc from 'fast-check';
import { parseString } from 'fast-csv';
import { describe, expect, it } from 'vitest';
import { cellsOf } from '../../src/csv/cells.ts';
import { csvRecords } from '../../src/csv/records.ts';

async function* once(text: string): AsyncGenerator<string> {
  yield text;
}

const delimiters = [',', ';', '\t'] as const;

/** The whole records of a text, and the cells that fast-csv finds in each of them alone. */
const read = async (text: string, delimiter: (typeof delimiters)[number]) => {
  const whole: string[] = [];
  for await (const records of csvRecords(once(text), delimiter)) {
    whole.push(...records.flatMap((record) => (record.kind === 'text' ? [record.text] : [])));
  }
  // A first record of its own keeps fast-csv from taking a byte order mark out of a record's cell.
  const rows: readonly (readonly string[])[] = await parseString(`x\n${whole.map((one) => `${one}\n`).join('')}`, {
    headers: false,
    delimiter,
  }).toArray();
  return { whole, cells: rows.slice(1) };
};

describe('the cells of a record', () => {
  it.each([
    ['', []],
    ['  ', []],
    ['a', ['a']],
    ['a,', ['a', '']],
    [',a', ['', 'a']],
    ['  ,a', ['', 'a']],
    [' a, b ,\u3000', [' a', ' b ', '\u3000']],
    ['"a ""b""", "c,\n" ,""', ['a "b"', 'c,\n', '']],
    ['"a",', ['a', '']],
    ['a"b,c""d', ['a"b', 'c""d']],
    ['  , "a"', ['', 'a']],
  ])('of %j', (text, cells) => {
    expect(cellsOf(text, ',')).toEqual(cells);
  });

  it('are those that fast-csv finds, whatever stands in it and between them', async () => {
    const part = fc.constantFrom(
      ...[
        '"',
        '"',
        '""',
        ',',
        ';',
        '\t',
        '\n',
        '\r',
        '\r\n',
        ' ',
        'a',
        '\u3000',
        '\uFEFF',
        '\u2028',
        '\u0085',
        '\u0000',
        '巣',
      ],
    );
    const texts = fc.array(part, { maxLength: 24 }).map((parts) => parts.join(''));
    await fc.assert(
      fc.asyncProperty(texts, fc.constantFrom(...delimiters), async (text, delimiter) => {
        const { whole, cells } = await read(text, delimiter);
        expect(whole.map((one) => cellsOf(one, delimiter))).toEqual(cells);
      }),
      { numRuns: 5000 },
    );
  });
});
