import fc from 'fast-check';
import { parseString } from 'fast-csv';
import { describe, expect, test } from 'vitest';
import { type CsvRecord, csvRecords } from '../../src/csv/records.ts';

async function* inPieces(text: string, size: number): AsyncGenerator<string> {
  for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
}

const cut = async (text: string, size = 1000): Promise<readonly CsvRecord[]> => {
  const all: CsvRecord[] = [];
  for await (const records of csvRecords(inPieces(text, size))) all.push(...records);
  return all;
};

/** Records in short: line and text, or line, cell and what is wrong. */
const short = async (text: string): Promise<readonly string[]> =>
  (await cut(text)).map((record) =>
    record.kind === 'text' ? `${record.line}|${record.text}` : `${record.line}!${record.cell} ${record.why}`,
  );

test.each([
  [';', 'a;"b;\n""c""" ;d\ne', ['a;"b;\n""c""" ;d', 'e']],
  [';', '"a,b";c\n', ['"a,b";c']],
  ['\t', '\t"a\tb"\t\t"c"\nd', ['\t"a\tb"\t\t"c"', 'd']],
] as const)('records are cut with %j between their cells', async (delimiter, text, records) => {
  const all: CsvRecord[] = [];
  for await (const some of csvRecords(inPieces(text, 3), delimiter)) all.push(...some);
  expect(all.map((record) => (record.kind === 'text' ? record.text : record.why))).toEqual(records);
});

describe('records are cut where lines end outside quotes', () => {
  test.each([
    ['', []],
    ['a,b', ['1|a,b']],
    ['a\nb\n', ['1|a', '2|b']],
    ['a\r\nb\r\n', ['1|a', '2|b']],
    ['a\rb\r', ['1|a', '2|b']],
    ['a\n\nb', ['1|a', '2|', '3|b']],
    ['"x\ny",1\nb\n', ['1|"x\ny",1', '3|b']],
    ['1,"x\r\ny\rz\n"\nb', ['1|1,"x\r\ny\rz\n"', '5|b']],
    ['"a ""quoted"" word"\nb', ['1|"a ""quoted"" word"', '2|b']],
    ['"",""""\nb', ['1|"",""""', '2|b']],
    ['a"b,c""d\ne', ['1|a"b,c""d', '2|e']],
    [' "a" , "b" \nc', ['1| "a" , "b" ', '2|c']],
    ['\uFEFFa\nb', ['1|a', '2|b']],
    ['"a"', ['1|"a"']],
    ['"a",', ['1|"a",']],
  ])('%j', async (text, records) => {
    expect(await short(text)).toEqual(records);
  });
});

const neverClosed = 'a quote is opened here and never closed';
const followed = (by: string) =>
  `a quoted cell ends here and '${by}' follows; expected a comma or the end of the line (write a quote within quotes as "")`;

describe('a broken record costs its own line', () => {
  test.each([
    ['a,"b\nc\nd\n', [`1!1 ${neverClosed}`, '2|c', '3|d']],
    ['a,"b\n"c"\nd\n', [`1!1 ${followed('c')}`, '2|"c"', '3|d']],
    ['1,2,"x"y\nb', [`1!2 ${followed('y')}`, '2|b']],
    ['"x""', [`1!0 ${neverClosed}`]],
    ['a\n"\r\nb', ['1|a', `2!0 ${neverClosed}`, '3|b']],
  ])('%j', async (text, records) => {
    expect(await short(text)).toEqual(records);
  });
});

test('a quote that nobody closes in a long file costs one line', async () => {
  const lines = Array.from({ length: 200_000 }, (_, index) => (index === 7 ? 'seven,"' : `row ${index},x`));
  const records = await cut(lines.join('\n'), 65_536);
  expect(records.length).toBe(lines.length);
  expect(records.filter(({ kind }) => kind === 'broken')).toEqual([
    { kind: 'broken', line: 8, cell: 1, why: neverClosed },
  ]);
  expect(records.at(-1)).toEqual({ kind: 'text', line: 200_000, text: 'row 199999,x' });
});

test('a line without end costs itself', async () => {
  const records = await cut(`a\r\n${'x'.repeat(3_000_000)}\r\nb\r\n`, 65_536);
  expect(records).toEqual([
    { kind: 'text', line: 1, text: 'a' },
    { kind: 'broken', line: 2, cell: 0, why: 'the row is longer than 1048576 characters' },
    { kind: 'text', line: 3, text: 'b' },
  ]);
});

const csvText = fc
  .array(fc.constantFrom('"', '"', ',', '\n', '\r', '\r\n', ' ', 'a', '\u3000', '\uFEFF', '\t', '\u2028'), {
    maxLength: 30,
  })
  .map((parts) => parts.join(''));

test('the pieces in which a text comes do not matter', async () => {
  await fc.assert(
    fc.asyncProperty(csvText, fc.integer({ min: 1, max: 7 }), async (text, size) => {
      expect(await cut(text, size)).toEqual(await cut(text));
    }),
    { numRuns: 500 },
  );
});

test('every whole record is one row of fast-csv, with the line breaks that its cells have', async () => {
  await fc.assert(
    fc.asyncProperty(csvText, async (text) => {
      const records = await cut(text);
      const whole = records.flatMap((record) => (record.kind === 'text' ? [record.text] : []));
      const rows: readonly (readonly string[])[] = await parseString(whole.map((one) => `${one}\n`).join(''), {
        headers: false,
      }).toArray();
      expect(rows.length).toBe(whole.length);
      const breaks = (one: string) => one.match(/\r\n|[\r\n]/g)?.length ?? 0;
      expect(rows.map((cells) => breaks(cells.join(' ')))).toEqual(whole.map(breaks));
    }),
    { numRuns: 1000 },
  );
});

test('lines count up as the file has them', async () => {
  await fc.assert(
    fc.asyncProperty(csvText, async (text) => {
      const starts = [...text.matchAll(/\r\n|[\r\n]/g)].length + 1;
      const lines = (await cut(text)).map(({ line }) => line);
      expect(lines).toEqual([...new Set(lines)].sort((a, b) => a - b));
      expect(lines.every((line) => line <= starts)).toBe(true);
    }),
    { numRuns: 500 },
  );
});
