import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { unguarded } from '../../schemas/row.ts';
import { csvRows } from '../../src/csv/rows.ts';
import { csvOf, documentsOf } from '../../src/report/table.ts';

const readBack = async (text: string): Promise<readonly (readonly string[])[]> => {
  const dir = await mkdtemp(join(tmpdir(), 'ozma-table-'));
  const path = join(dir, 'report.csv');
  await writeFile(path, text);
  const all: (readonly string[])[] = [];
  for await (const rows of csvRows({ path, delimiter: ',', onBytes: () => undefined })) {
    for (const row of rows) if (row.kind === 'cells') all.push(row.cells);
  }
  await rm(dir, { recursive: true });
  return all;
};

it('a table is read back from its CSV as it was, whatever people are called', async () => {
  const name = fc.oneof(
    fc.string({ unit: 'grapheme' }).filter((text) => text.isWellFormed() && !text.includes('\u0000')),
    fc.constantFrom('=1+1', "'=x", '@cmd', '-2', 'a,"b"\n', '巣', ' x ', '\tx', '\u202Ex'),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(name, { minLength: 1, maxLength: 5 }), async (names) => {
      const text = csvOf({ columns: ['owner', 'count'], rows: names.map((one, count) => [one, count]) });
      const [head, ...rows] = await readBack(text);
      expect(head).toEqual(['owner', 'count']);
      expect(rows.map(([owner = '', count]) => [unguarded(owner), count])).toEqual(
        names.map((one, count) => [one, `${count}`]),
      );
    }),
    { numRuns: 40 },
  );
});

it('nothing is empty, a yes is 1 and a no 0; in JSON they stay what they are', () => {
  const table = {
    columns: ['week_from', 'is_it'],
    rows: [
      [null, true],
      ['x', false],
    ],
  } as const;
  expect(csvOf(table)).toBe('week_from,is_it\n,1\nx,0\n');
  expect(documentsOf(table)).toEqual([
    { weekFrom: null, isIt: true },
    { weekFrom: 'x', isIt: false },
  ]);
});
