import { describe, expect, test } from 'vitest';
import { openScratch } from '../workers/scratch.ts';
import { found, gathered, openCheck } from './checking.ts';

const nfc = 'ポ'.normalize('NFC');
const nfd = 'ポ'.normalize('NFD');
const read = (folder: string, ...files: readonly string[]) => ({
  folder,
  ticket: null,
  files: files.map((file) => found(file)),
});

describe('a folder of a batch', () => {
  test('that nobody listed is told once, whatever is in it', async () => {
    using scratch = openScratch();
    await using check = await openCheck(scratch, 'folder,file\nT-1,x\n');
    const unlisted = [{ code: 'MANIFEST_UNLISTED', folder: 'T-2', file: null }];
    expect(await check.compare(read('T-2', 'a', 'b'))).toEqual(unlisted);
    expect(await check.compare({ folder: 'T-2', ticket: null, files: null })).toEqual(unlisted);
    expect(await check.compare(read('t-1', 'x'))).toMatchObject([{ folder: 't-1', file: null }]);
  });

  test('that could not be read has come: only whether it is listed is told', async () => {
    using scratch = openScratch();
    await using check = await openCheck(scratch, 'folder,file\nT-1,x\n');
    expect(await check.compare({ folder: 'T-1', ticket: null, files: null })).toEqual([]);
    expect(await gathered(check.missing())).toEqual([]);
  });

  test('that did not come is told once, by the line that lists it first', async () => {
    using scratch = openScratch();
    const rows = ['folder,file', 'T-2,x', 'T-1,x', 'T-3,x', 'T-2,y', `${nfc},x`, `${nfd},y`, '@u/T-1,x'];
    await using check = await openCheck(scratch, rows.join('\n'));
    expect(await check.compare(read('T-1', 'x'))).toEqual([]);
    expect(check.folders).toBe(5);
    expect(await gathered(check.missing())).toEqual([
      { code: 'MANIFEST_MISSING', folder: 'T-2', file: null, line: 2 },
      { code: 'MANIFEST_MISSING', folder: 'T-3', file: null, line: 4 },
      { code: 'MANIFEST_MISSING', folder: nfc, file: null, line: 6 },
      { code: 'MANIFEST_MISSING', folder: '@u/T-1', file: null, line: 8 },
    ]);
    expect((await check.rowsOf(nfc)).map(({ line, file }) => [line, file])).toEqual([
      [6, 'x'],
      [7, 'y'],
    ]);
  });

  test('is the listed one in another Unicode form too', async () => {
    using scratch = openScratch();
    await using check = await openCheck(scratch, `folder,file\n${nfc},x\n${nfd},y\n`);
    scratch.makeDir(Buffer.from(`inbox/${nfd}`).toString('latin1'));
    expect(await check.compare(read(nfd, 'x', 'y'))).toEqual([]);
    expect(await gathered(check.missing())).toEqual([]);
  });

  test.each(['', '@u/'])('is the listed one alone where its twin lies beside it (in %j)', async (parent) => {
    using scratch = openScratch();
    for (const name of [nfc, nfd]) scratch.makeDir(Buffer.from(`inbox/${parent}${name}`).toString('latin1'));
    await using check = await openCheck(scratch, `folder,file\n${parent}${nfc},x\n`);
    expect(await check.compare(read(`${parent}${nfd}`, 'x'))).toMatchObject([
      { code: 'MANIFEST_UNLISTED', file: null },
    ]);
    expect(await check.compare(read(`${parent}${nfc}`, 'x'))).toEqual([]);
  });

  test('that lies in a directory with an entry of its own name is not mistaken for it', async () => {
    using scratch = openScratch();
    scratch.makeDir('inbox/inbox');
    await using check = await openCheck(scratch, 'folder,file\ninbox,x\ninbox,sub/y\n');
    expect(await check.compare(read('inbox', 'x', 'sub/y'))).toEqual([]);
  });
});
