import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writePackage } from '../../../src/manifest/package/write-package.ts';
import { contentsOf, someLines, someTable } from './contents.ts';

let root = '';
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'ozma-package-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const text = (...path: readonly string[]): Promise<string> => readFile(join(root, ...path), 'utf8');

const csv = 'word\none\n"two\nlines"\n';

describe('an export directory', () => {
  it('is a bag: a declaration, what is in it, and every hash of payload and tags', async () => {
    const { seal } = await writePackage(join(root, 'x'), contentsOf(someTable()));
    expect((await readdir(join(root, 'x'), { recursive: true })).sort()).toEqual([
      ...['bag-info.txt', 'bagit.txt', 'data', 'data/submissions.csv', 'datapackage.json', 'manifest-sha256.txt'],
      ...['rows-crc32.txt', 'tagmanifest-sha256.txt'],
    ]);
    expect(await text('x', 'data', 'submissions.csv')).toBe(csv);
    expect(await text('x', 'bagit.txt')).toBe('BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n');
    expect((await text('x', 'bag-info.txt')).split('\n')).toEqual([
      `Bag-Group-Identifier: ${'d'.repeat(32)}`,
      'Bag-Software-Agent: ozma',
      'Bagging-Date: 2010-08-20',
      'External-Description: ozma export submissions',
      `Internal-Sender-Identifier: 7:${'a'.repeat(64)}`,
      `Payload-Oxum: ${csv.length}.1`,
      '',
    ]);
    expect(await text('x', 'manifest-sha256.txt')).toBe(`${sha256(csv)}  data/submissions.csv\n`);
    const tags = ['bag-info.txt', 'bagit.txt', 'datapackage.json', 'manifest-sha256.txt', 'rows-crc32.txt'];
    const lines = await Promise.all(tags.map(async (name) => `${sha256(await text('x', name))}  ${name}\n`));
    expect(await text('x', 'tagmanifest-sha256.txt')).toBe(lines.join(''));
    expect(seal).toBe(sha256(lines.join('')));
  });

  it('describes its files, the columns of its table, and itself', async () => {
    const { facts } = await writePackage(join(root, 'x'), contentsOf(someTable()));
    expect(JSON.parse(await text('x', 'datapackage.json'))).toEqual({
      profile: 'tabular-data-package',
      name: 'ozma-submissions',
      title: 'ozma export submissions',
      description:
        'A text that a spreadsheet would run as a formula has a leading apostrophe. To prove it: ozma verify.',
      resources: [
        {
          profile: 'tabular-data-resource',
          name: 'submissions',
          path: 'data/submissions.csv',
          title: 'A row for each submission',
          format: 'csv',
          mediatype: 'text/csv',
          encoding: 'utf-8',
          bytes: csv.length,
          hash: `sha256:${sha256(csv)}`,
          dialect: {
            csvddfVersion: '1.2',
            delimiter: ',',
            lineTerminator: '\n',
            quoteChar: '"',
            doubleQuote: true,
            skipInitialSpace: false,
            header: true,
            caseSensitiveHeader: true,
          },
          schema: {
            fields: [{ name: 'word', type: 'string', description: 'a word', constraints: { required: true } }],
            missingValues: [''],
            primaryKey: ['word'],
          },
        },
      ],
      ozma: facts,
    });
  });

  it('says how its lines end, and that a byte order mark begins them', async () => {
    const table = someTable({ head: '\uFEFFword\r\n', lineEnd: '\r\n' });
    await writePackage(join(root, 'x'), contentsOf(table));
    expect(await text('x', 'data', 'submissions.csv')).toBe('\uFEFFword\r\none\r\n"two\nlines"\r\n');
    const [resource] = JSON.parse(await text('x', 'datapackage.json')).resources;
    expect(resource.dialect).toMatchObject({ lineTerminator: '\r\n', byteOrderMark: true });
  });

  it('sums each row of its table by itself, without header and end of line', async () => {
    await writePackage(join(root, 'x'), contentsOf(someTable({ lineEnd: '\r\n' })));
    const hex = (row: string): string => crc32(row).toString(16).padStart(8, '0');
    expect(await text('x', 'rows-crc32.txt')).toBe(`${hex('one')}\n${hex('"two\nlines"')}\n`);
  });

  it('has a replacement character where half a surrogate stood, and sums what is written', async () => {
    async function* halves(): AsyncGenerator<readonly string[]> {
      yield ['a\uD800b'];
    }
    await writePackage(join(root, 'x'), contentsOf(someTable({ rows: halves() })));
    expect(await text('x', 'data', 'submissions.csv')).toBe('word\na\uFFFDb\n');
    expect(await text('x', 'rows-crc32.txt')).toBe(`${crc32('a\uFFFDb').toString(16).padStart(8, '0')}\n`);
  });

  it('may hold more files than its table, which are hashed and described, and not summed by row', async () => {
    await writePackage(join(root, 'x'), contentsOf(someTable(), someLines()));
    const description = JSON.parse(await text('x', 'datapackage.json'));
    expect(description.profile).toBe('data-package');
    expect(description.resources.map(({ path, format }: Record<string, string>) => [path, format])).toEqual([
      ['data/submissions.csv', 'csv'],
      ['data/arrivals.jsonl', 'jsonl'],
    ]);
    const listed = (await text('x', 'manifest-sha256.txt')).split('\n').map((line) => line.slice(66));
    expect(listed).toEqual(['data/arrivals.jsonl', 'data/submissions.csv', '']);
    expect(await text('x', 'bag-info.txt')).toContain(`Payload-Oxum: ${csv.length + 16}.2\n`);
    expect((await text('x', 'rows-crc32.txt')).split('\n')).toHaveLength(3);
  });
});

describe('the place of an export directory', () => {
  it('is made with all above it', async () => {
    await writePackage(join(root, 'a', 'b', 'c'), contentsOf(someTable()));
    expect(await readdir(join(root, 'a', 'b'))).toEqual(['c']);
  });

  it('may be an empty directory, which is filled and stays the same one', async () => {
    const dir = join(root, 'x');
    await mkdir(dir);
    const before = await stat(dir);
    await writePackage(dir, contentsOf(someTable()));
    expect((await stat(dir)).ino).toBe(before.ino);
    expect((await readdir(dir)).sort()).toEqual([
      ...['bag-info.txt', 'bagit.txt', 'data', 'datapackage.json', 'manifest-sha256.txt'],
      ...['rows-crc32.txt', 'tagmanifest-sha256.txt'],
    ]);
  });

  it('is refused where something lies in it, and nothing of it is touched', async () => {
    await mkdir(join(root, 'x'));
    await writeFile(join(root, 'x', 'mine.txt'), 'mine');
    await expect(writePackage(join(root, 'x'), contentsOf(someTable()))).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('is not empty'),
    });
    expect(await readdir(join(root, 'x'))).toEqual(['mine.txt']);
    expect(await readdir(root)).toEqual(['x']);
  });

  it('is refused where it is a file, or below one', async () => {
    await writeFile(join(root, 'x'), '');
    await symlink('x', join(root, 'link'));
    for (const [dir, code] of [
      ['x', 'usage'],
      ['link', 'usage'],
      ['x/below', 'disk-fault'],
    ] as const) {
      await expect(writePackage(join(root, dir), contentsOf(someTable()))).rejects.toMatchObject({ code });
    }
    expect((await readdir(root)).sort()).toEqual(['link', 'x']);
  });

  it('stays empty, with nothing beside it, where a row cannot be had', async () => {
    async function* broken(): AsyncGenerator<readonly string[]> {
      yield ['one'];
      throw new Error('the disk is gone');
    }
    await mkdir(join(root, 'empty'));
    for (const dir of ['new', 'empty']) {
      const writing = writePackage(join(root, dir), contentsOf(someTable({ rows: broken() })));
      await expect(writing).rejects.toThrow('the disk is gone');
    }
    expect(await readdir(root)).toEqual(['empty']);
    expect(await readdir(join(root, 'empty'))).toEqual([]);
  });

  it('is not taken over where something came to be there while it was written', async () => {
    async function* meanwhile(): AsyncGenerator<readonly string[]> {
      await mkdir(join(root, 'x'));
      await writeFile(join(root, 'x', 'mine.txt'), 'mine');
      yield ['one'];
    }
    const writing = writePackage(join(root, 'x'), contentsOf(someTable({ rows: meanwhile() })));
    await expect(writing).rejects.toMatchObject({ code: 'disk-fault' });
    expect(await readdir(root)).toEqual(['x']);
    expect(await readdir(join(root, 'x'))).toEqual(['mine.txt']);
  });
});
