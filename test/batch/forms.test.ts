import { execFileSync } from 'node:child_process';
import { appendFileSync, symlinkSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { openBatchCheck } from '../../src/batch/open-batch-check.ts';
import { wireBatchStore } from '../../src/wire.ts';
import { petDesk } from '../formats/pet-desk.ts';
import { openScratch } from '../workers/scratch.ts';
import { faultLines, hashOf, openCheck, placesIn } from './checking.ts';

const a = hashOf('a');
const latin1 = (text: string): Uint8Array => Buffer.from(text, 'latin1');

describe('a batch manifest as CSV', () => {
  test.each([
    ['two columns', 'folder,file\nT-1,x\nT-2,y\n'],
    ['columns in another order and case, and more of them', 'Remark,FILE,Folder\nhello,x,T-1\n,y,T-2\n'],
    ['a byte order mark, CR LF and blank rows', '\uFEFFfolder,file\r\n\r\nT-1,x\r\n,\r\nT-2,y'],
    ['semicolons', 'folder;file\nT-1;x\nT-2;y\n'],
    ['tabs', 'folder\tfile\nT-1\tx\nT-2\ty\n'],
    ['quotes', '"folder","file"\n"T-1","x"\n"T-2",y\n'],
    ['a carriage return alone', 'folder,file\rT-1,x\rT-2,y\r'],
    ['paths that begin with the directory', 'folder,file\ninbox/T-1,x\n./T-2,./y\n'],
  ])('is read with %s', async (_, text) => {
    using scratch = openScratch();
    await using check = await openCheck(scratch, text);
    expect((await placesIn(check, ['T-1', 'T-2'])).map((place) => place.replace(/^\d+ /, ''))).toEqual([
      'T-1/x',
      'T-2/y',
    ]);
    expect([await faultLines(check), check.rows, check.folders]).toEqual([[], 2, 2]);
  });

  test('has every cell of a row, guards undone', async () => {
    using scratch = openScratch();
    const head = 'folder,file,sha256,bytes,ticket,item_kind,item_id';
    const text = `${head}\n"T-1, ""A""",'=x,${a},812,T-1,bunny,'-5\nT-2,y,,,,,\n`;
    await using check = await openCheck(scratch, text);
    expect(await check.rowsOf('T-1, "A"')).toEqual([]);
    expect(await faultLines(check)).toEqual(['2 folder unsafe-name T-1, "A"']);
    expect(await check.rowsOf('T-2')).toEqual([
      { line: 3, folder: 'T-2', file: 'y', sha256: null, bytes: null, ticket: null, itemKind: null, itemId: null },
    ]);
    await using other = await openCheck(scratch, text.replace('"T-1, ""A"""', '"T-1, A"'));
    expect(await other.rowsOf('T-1, A')).toEqual([
      { line: 2, folder: 'T-1, A', file: '=x', sha256: a, bytes: 812, ticket: 'T-1', itemKind: 'bunny', itemId: '-5' },
    ]);
  });

  test('tells every row that cannot be used by line and column, and the others are read', async () => {
    using scratch = openScratch();
    const rows = [
      'Folder,file,Hash,sha256,bytes',
      'T-1,good,,,',
      ',x,,,',
      'T-1,,,zz,9',
      'T-1,x,,zz,-9',
      '../T-1,/etc/passwd,,,',
      'T-1,nul.txt,,,',
      'T-1,sub/,,,',
      '@u,x,,,',
      'T-1,few',
      'T-1,many,,,,more',
      'T-1,"a"b,,,',
      'T-1,C:\\x,,,',
      '\\\\host\\T-1,x,,,',
      'T-1,caf\xe9,,,',
      '"T-1","\xff",,,',
      'T-1,last,,,',
    ];
    await using check = await openCheck(scratch, latin1(rows.join('\n')));
    expect(await faultLines(check)).toEqual([
      '3 Folder empty',
      '4 file empty',
      '4 sha256 not-a-hash zz',
      '5 sha256 not-a-hash zz',
      '5 bytes not-a-size -9',
      '6 Folder escaping-path ../T-1',
      '6 file escaping-path /etc/passwd',
      '7 file unsafe-name nul.txt',
      '8 file no-folder sub/',
      '9 Folder no-folder @u',
      '10 Hash too-few-cells',
      '11 cell 6 too-many-cells more',
      '12 file broken-row',
      '13 file escaping-path C:\\x',
      '14 Folder escaping-path \\\\host\\T-1',
      '15 file not-utf-8 caf\\xe9',
      '16 file not-utf-8 \\xff',
    ]);
    expect(await placesIn(check, ['T-1'])).toEqual(['2 T-1/good', '17 T-1/last']);
    expect([check.rows, check.folders]).toEqual([16, 1]);
  });

  test('a cell of a million letters is told by its beginning', async () => {
    using scratch = openScratch();
    await using check = await openCheck(scratch, `folder,file\nT-1,${'x'.repeat(500_000)}\n`);
    expect(await faultLines(check)).toEqual([`2 file unsafe-name ${'x'.repeat(300)}…`]);
  });
});

describe('a list of hashes', () => {
  test.each([
    ['sha256sum', `${a}  T-1/x\n${a} *inbox/T-2/y\n`],
    ['sha256sum on Windows', `\uFEFF${a}  ./T-1/x\r\n${a} *T-2/y\r\n`],
    ['--tag', `SHA256 (T-1/x) = ${a}\nSHA256 (./T-2/y) = ${a}`],
    ['comments', `# made on Monday\n; by A\n\n${a}  T-1/x\n${a}  T-2/y\n`],
  ])('is read as %s', async (_, text) => {
    using scratch = openScratch();
    await using check = await openCheck(scratch, text, 'SHA256SUMS');
    expect((await placesIn(check, ['T-1', 'T-2'])).map((place) => place.replace(/^\d+ /, ''))).toEqual([
      'T-1/x',
      'T-2/y',
    ]);
    expect([await faultLines(check), check.rows, check.folders]).toEqual([[], 2, 2]);
    expect(await check.rowsOf('T-1')).toMatchObject([{ sha256: a, bytes: null }]);
  });

  test('tells every line that cannot be used', async () => {
    using scratch = openScratch();
    const lines = [
      `${a}  T-1/good`,
      'hello',
      `${a}  T-1`,
      `${a}  ../T-1/x`,
      `\\${a}  T-1/a\\nb`,
      `${a}  T-1/caf\xe9`,
      `${a}  T-1/aux.object`,
      `${a}  T-1/last`,
    ];
    await using check = await openCheck(scratch, latin1(lines.join('\n')), 'SHA256SUMS');
    expect(await faultLines(check)).toEqual([
      '2 line unknown-line hello',
      '3 path no-folder T-1',
      '4 path escaping-path ../T-1/x',
      '5 path unsafe-name T-1/a\nb',
      `6 line not-utf-8 ${a}  T-1/caf\\xe9`,
      '7 path unsafe-name T-1/aux.object',
    ]);
    expect(await placesIn(check, ['T-1'])).toEqual(['1 T-1/good', '8 T-1/last']);
  });

  test('a line without an end costs itself alone', async () => {
    using scratch = openScratch();
    const text = `${a}  T-1/x\n${a}  T-1/${'y'.repeat(3_000_000)}\n${a}  T-1/z\n`;
    await using check = await openCheck(scratch, text, 'SHA256SUMS');
    expect((await faultLines(check)).map((line) => line.slice(0, 18))).toEqual(['2 path unsafe-name']);
    expect(await placesIn(check, ['T-1'])).toEqual(['1 T-1/x', '3 T-1/z']);
  });
});

describe('a payload manifest of a bag', () => {
  test.each([
    ['its name', 'manifest-sha256.txt', null],
    ['bagit.txt beside it', 'bag/list.txt', 'bag/bagit.txt'],
  ])('is told by %s', async (_, name, declaration) => {
    using scratch = openScratch();
    if (declaration !== null) scratch.write(declaration, 'BagIt-Version: 1.0\n');
    const text = `${a}  data/T-1/x\r${a} *./data/T-1/100%25\r\n${a}\tdata/T-1/a%20b\n${a}  T-1/y\n${a}  data/../T-1/z\n${a}  data/y`;
    await using check = await openCheck(scratch, text, name);
    expect(await placesIn(check, ['T-1'])).toEqual(['1 T-1/x', '2 T-1/100%']);
    expect(await faultLines(check)).toEqual([
      `3 path bad-encoding ${a}\tdata/T-1/a%20b`,
      '4 path escaping-path T-1/y',
      '5 path escaping-path data/../T-1/z',
      '6 path no-folder data/y',
    ]);
  });

  test('of an older bag has percent signs as they are', async () => {
    using scratch = openScratch();
    scratch.write('bagit.txt', 'BagIt-Version: 0.97\nTag-File-Character-Encoding: UTF-8\n');
    await using check = await openCheck(scratch, `${a}  data/T-1/a%20b\n`, 'manifest-sha256.txt');
    expect([await placesIn(check, ['T-1']), await faultLines(check)]).toEqual([['1 T-1/a%20b'], []]);
  });
});

test.each([
  ['a pipe that nobody writes', (path: string) => execFileSync('mkfifo', [path])],
  ['a device without an end', (path: string) => symlinkSync('/dev/zero', path)],
])('where bagit.txt is %s, a list is read as if it were not there', async (_, put) => {
  using scratch = openScratch();
  put(`${scratch.dir}/bagit.txt`);
  await using check = await openCheck(scratch, `${a}  T-1/x\n`, 'SHA256SUMS');
  expect(await placesIn(check, ['T-1'])).toEqual(['1 T-1/x']);
});

describe('a file that is no batch manifest', () => {
  test.each([
    ['nothing in it', '', /m\.csv is empty/],
    ['nothing but blank lines', '\n \r\n', /m\.csv is empty/],
    ['prose', 'Dear desk,\nplease find enclosed …\n', /none of the forms/],
    ['hashes of another kind', `${'a'.repeat(32)}  T-1/x\n`, /another kind than SHA-256/],
    ['no column file', 'folder,sha256\nT-1,\n', /m\.csv:1: the column file is missing/],
    ['a column twice', 'folder,file,FILE\n', /the column file stands 2 times/],
    ['a header that cannot be cut', 'folder,"file"x\n', /m\.csv:1: the header cannot be read/],
    ['UTF-16', Buffer.from('\uFEFFfolder,file\n', 'utf16le'), /UTF-16/],
  ])('is refused: %s', async (_, content, message) => {
    using scratch = openScratch();
    const opening = openCheck(scratch, content, 'm.csv');
    await expect(opening).rejects.toMatchObject({ code: 'file-invalid', message: expect.stringMatching(message) });
  });

  test('is named so that its name drives no terminal', async () => {
    using scratch = openScratch();
    const [none, bad] = [`${scratch.dir}/none\u001B[31m`, scratch.write('\u001B[31m.csv', 'folder,x\n')];
    for (const file of [none, bad]) {
      const opening = openBatchCheck({ file, directory: scratch.dir, policy: petDesk, store: wireBatchStore() });
      await expect(opening).rejects.toMatchObject({ message: expect.stringMatching(/^\P{Cc}*u\{1B\}\P{Cc}*$/u) });
    }
  });

  test('is refused where there is none, or a directory', async () => {
    using scratch = openScratch();
    const openAt = (file: string) =>
      openBatchCheck({ file, directory: scratch.dir, policy: petDesk, store: wireBatchStore() });
    await expect(openAt(`${scratch.dir}/none.csv`)).rejects.toMatchObject({ code: 'path-missing' });
    await expect(openAt(`${scratch.write('file')}/m`)).rejects.toMatchObject({ code: 'path-missing' });
    await expect(openAt(scratch.dir)).rejects.toMatchObject({ code: 'file-invalid' });
  });

  test('is refused where somebody writes it while it is read', async () => {
    using scratch = openScratch();
    const file = scratch.write('m.csv', `folder,file\n${'T-1,x\n'.repeat(50_000)}`);
    const onProgress = () => appendFileSync(file, 'T-2,y\n');
    const opening = openBatchCheck({
      file,
      directory: scratch.dir,
      policy: petDesk,
      store: wireBatchStore(),
      onProgress,
    });
    await expect(opening).rejects.toMatchObject({
      code: 'file-invalid',
      message: expect.stringMatching(/was written/),
    });
  });
});
