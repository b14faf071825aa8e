import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { exportRows, readHeader } from '../../../src/audit/verify/csv-rows.ts';
import { csvRow } from '../../../src/csv/cell.ts';

const place = mkdtempSync(join(tmpdir(), 'ozma-rows-'));
const file = join(place, 'rows.csv');
afterAll(() => rmSync(place, { recursive: true, force: true }));

const style = { bom: false, crlf: false, width: 3, cells: 'guarded' } as const;

const rowsOf = async (content: string | Buffer, over: Partial<typeof style | { crlf: boolean }> = {}) => {
  writeFileSync(file, content);
  return (await Array.fromAsync(exportRows(file, { ...style, ...over }, () => undefined))).flat();
};

const header = 'a,b,c\n';

describe('the rows of an export', () => {
  it('are read as they were written, whatever is in their cells', async () => {
    const cell = fc.oneof(
      fc.constantFrom(
        '',
        '"',
        '""',
        ',',
        '\n',
        '\r\n',
        '\r',
        "'",
        "'=1",
        '=1',
        '\t',
        ' ',
        '\uFEFF',
        '🐇',
        'a"b',
        '山田',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    );
    const row = fc.tuple(cell, cell, cell);
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 20 }), fc.boolean(), async (rows, crlf) => {
        const texts = rows.map((cells) => csvRow(cells, { bom: false, crlf }));
        const read = await rowsOf((crlf ? 'a,b,c\r\n' : header) + texts.join(''), { crlf });
        expect(read.map(({ cells, fault }) => [cells, fault])).toEqual(rows.map((cells) => [cells, null]));
        const ends = crlf ? -2 : -1;
        expect(read.map(({ sum }) => Number.parseInt(sum, 16))).toEqual(
          texts.map((text) => crc32(text.slice(0, ends))),
        );
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['a cell in quotes that needs none', '"x",y,z', 'form'],
    ['a blank before a cell', ' x,y,z', 'form'],
    ['a formula without its guard', '=1,y,z', 'form'],
    ['a quote within a cell', 'x"x,y,z', 'quotes'],
    ['a quote that is never closed', 'x,"y,z', 'quotes'],
    ['something after a closing quote', '"x"x,y,z', 'quotes'],
    ['too few cells', 'x,y', 'width'],
    ['too many cells', 'x,y,z,', 'width'],
    ['nothing', '', 'width'],
    ['another end of line', 'x,y,z\r', 'end-of-line'],
  ])('are malformed with %s, and the next one is not', async (_, row, fault) => {
    const read = await rowsOf(`${header}1,2,3\n${row}\n4,5,6\n`);
    expect(read.map((one) => [one.line, one.fault])).toEqual([
      [2, null],
      [3, fault],
      [4, null],
    ]);
  });

  it('are malformed where they are not UTF-8, or the last one has no end', async () => {
    const bytes = Buffer.concat([Buffer.from(`${header}1,2,3\n4,`), Buffer.from([0xff]), Buffer.from(',6\n7,8,9')]);
    const read = await rowsOf(bytes);
    expect(read.map(({ fault }) => fault)).toEqual([null, 'not-utf-8', 'end-of-line']);
    expect(read[1]?.sum).toBe(
      crc32(Buffer.from([0x34, 0x2c, 0xff, 0x2c, 0x36]))
        .toString(16)
        .padStart(8, '0'),
    );
  });

  it('are told with the line of the file at which they begin', async () => {
    const read = await rowsOf(`${header}1,"a\nb\n",3\n4,5,6\n`);
    expect(read.map(({ line, number }) => [line, number])).toEqual([
      [2, 1],
      [5, 2],
    ]);
  });

  it('are read alike wherever a piece of the file ends', async () => {
    const long = 'ü'.repeat(40_000);
    const rows = ['"', '"\n', long, '🐇'].map((cell) => csvRow([cell, long, cell], { bom: false, crlf: false }));
    for (let shift = 0; shift < 5; shift += 1) {
      const read = await rowsOf(header + csvRow(['x'.repeat(shift), '', 'z'], style) + rows.join(''));
      expect(read.map(({ fault }) => fault)).toEqual([null, null, null, null, null]);
    }
  });
});

describe('a row of many megabytes, as the event of a folder with many files is', () => {
  it('is read like any other', async () => {
    const body = JSON.stringify({ items: Array.from({ length: 40_000 }, (_, at) => ({ file: `bunny-${at}.object` })) });
    const cells = ['1', `${body}\n${body.repeat(3)}`, '3'];
    const [read, next] = await rowsOf(header + csvRow(cells, style) + csvRow(['4', '5', '6'], style));
    expect(Buffer.byteLength(cells.join())).toBeGreaterThan(4 * 2 ** 20);
    expect([read?.fault, read?.cells]).toEqual([null, cells]);
    expect([next?.line, next?.cells]).toEqual([4, ['4', '5', '6']]);
  });

  it('costs its first line alone where its quote is never closed', async () => {
    const read = await rowsOf(`${header}1,"2,3\n${'4,5,6\n'.repeat(400_000)}`);
    expect(read.map(({ fault }) => fault).findLastIndex((fault) => fault !== null)).toBe(0);
    expect(read).toHaveLength(400_001);
  });
});

describe('the header of an export', () => {
  it('tells its columns, its byte order mark and how lines end', async () => {
    writeFileSync(file, '\uFEFFa,b\r\n1,2\r\n');
    expect(await readHeader(file)).toEqual({ columns: ['a', 'b'], bom: true, crlf: true });
  });

  it.each(['', 'a,b', 'a,"b\n'])('is none in %j', async (text) => {
    writeFileSync(file, text);
    expect(await readHeader(file)).toBeNull();
  });
});
