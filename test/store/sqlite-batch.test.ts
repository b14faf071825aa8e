import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sha256 } from '../../src/domain/ids.ts';
import type { BatchRow } from '../../src/store/batch-store.ts';
import { openBatchStore } from '../../src/store/sqlite/batch/open.ts';

const row = (line: number, folder: string, file: string, said: Partial<BatchRow> = {}): BatchRow => ({
  ...{ line, folder, file, sha256: null, bytes: null, ticket: null, itemKind: null, itemId: null },
  ...said,
});

const gathered = async <T>(pages: AsyncIterable<readonly T[]>): Promise<readonly T[]> =>
  (await Array.fromAsync(pages)).flat();

test('rows come back as they were added, by the folder and in the order of their lines', async () => {
  await using store = openBatchStore();
  const said = { sha256: sha256('ab'.repeat(32)), bytes: 2 ** 40, ticket: 'T-1', itemKind: 'bunny', itemId: '007' };
  const rows = [row(2, 'T-1', 'x', said), row(3, 'T-2', 'y'), row(5, 'T-1', 'z'), row(9, 'T-1', 'ä')];
  await store.addRows(rows.slice(0, 2));
  await store.addRows(rows.slice(2));
  expect(await store.close()).toEqual({ rows: 4, folders: 2 });
  const folders = await store.foldersCalled('T-1');
  expect(folders).toEqual([{ id: 1, folder: 'T-1', line: 2 }]);
  expect(await store.rowsOf(folders)).toEqual([rows[0], rows[2], rows[3]]);
  expect([await store.foldersCalled('t-1'), await store.rowsOf([])]).toEqual([[], []]);
});

test('a folder is found in every Unicode form in which it is listed', async () => {
  await using store = openBatchStore();
  await store.addRows([row(1, '\u00C5', 'x'), row(2, 'A\u030A', 'y'), row(3, '\u212B', 'z'), row(4, 'å', 'z')]);
  expect(await store.close()).toEqual({ rows: 4, folders: 2 });
  const folders = await store.foldersCalled('\u212B');
  expect(folders.map(({ folder }) => folder)).toEqual(['\u00C5', 'A\u030A', '\u212B']);
  expect((await store.rowsOf(folders.toReversed())).map(({ line }) => line)).toEqual([1, 2, 3]);
});

test('folders that did not come are listed by their first lines, over several pages', async () => {
  await using store = openBatchStore();
  const rows = Array.from({ length: 1300 }, (_, at) => row(at + 1, `T-${at % 1200}`, `x${at}`));
  await store.addRows(rows);
  await store.close();
  for (const name of ['T-0', 'T-700', 'T-1199']) await store.markSeen(await store.foldersCalled(name));
  const expected = Array.from({ length: 1200 }, (_, at) => at).filter((at) => ![0, 700, 1199].includes(at));
  expect((await gathered(store.unseen())).map(({ folder, line }) => [folder, line])).toEqual(
    expected.map((at) => [`T-${at}`, at + 1]),
  );
});

test('rows are told twice exactly where an earlier one is the same in any case and Unicode form', async () => {
  const name = fc.constantFrom('a', 'A', 'b', 'é', 'É', 'e\u0301', 'ß', 'SS', 'ss', 'ſ', 'K', '\u212A');
  await fc.assert(
    fc.asyncProperty(fc.array(fc.tuple(name, name), { maxLength: 40 }), async (places) => {
      await using store = openBatchStore();
      await store.addRows(places.map(([folder, file], at) => row(at + 1, folder, file)));
      await store.close();
      const folded = (text: string): string =>
        text.normalize('NFC').replaceAll('ß', 'ss').replaceAll('ſ', 's').toLowerCase().normalize('NFC');
      const keys = places.map(([folder, file]) => `${folded(folder)}/${folded(file)}`);
      const expected = keys.flatMap((key, at) => (keys.indexOf(key) < at ? [at + 1] : []));
      expect((await gathered(store.faults())).map(({ line }) => line)).toEqual(expected);
    }),
  );
});

test('faults come by their lines, those of one line as they were added', async () => {
  await using store = openBatchStore();
  const fault = (line: number, column: string) =>
    ({ code: 'MANIFEST_INVALID', line, column, why: 'empty', found: '' }) as const;
  await store.addFaults([fault(9, 'folder'), fault(9, 'file')]);
  await store.addRows([row(3, 'T-1', 'x'), row(4, 'T-1', 'X')]);
  await store.addFaults([fault(2, 'file')]);
  await store.close();
  expect((await gathered(store.faults())).map((one) => `${one.line} ${one.code}`)).toEqual([
    '2 MANIFEST_INVALID',
    '4 MANIFEST_REPEATED',
    '9 MANIFEST_INVALID',
    '9 MANIFEST_INVALID',
  ]);
});
