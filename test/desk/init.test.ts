import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseConfigDocument } from '../../schemas/config-document.ts';
import { type ConfigKey, configOutline } from '../../schemas/config-outline.ts';
import { defaultConfig, readConfig } from '../../src/config.ts';
import { checkFileSystems, findMissingDatabase } from '../../src/desk/check-areas.ts';
import { initDesk } from '../../src/desk/init.ts';
import { initialConfig } from '../../src/desk/initial-config.ts';
import { loadDeskTables } from '../../src/desk/load-tables.ts';
import { instantAt } from '../../src/domain/instant.ts';
import { openScratch } from './scratch.ts';

const now = instantAt(1_282_300_000_000);
const areas = ['held', 'inbox', 'processing', 'quarantine', 'repair', 'returned', 'trash'];
const files = ['ozma.yaml', 'registry.csv', 'tickets.csv'];

describe('a new desk', () => {
  test('has its areas, its configuration and empty tables', async () => {
    await using scratch = await openScratch();
    const dir = join(scratch.dir, 'new', 'desk');
    await initDesk(dir, { sample: false });
    expect((await readdir(dir)).sort()).toEqual([...areas, ...files].sort());
    expect(await readConfig(dir, {})).toEqual(defaultConfig());
    expect(await readFile(join(dir, 'tickets.csv'), 'utf8')).toBe(
      'ticket,owner,owner_id,status,problem,opened_at,instructed_at,label,items\n',
    );
    expect(await readFile(join(dir, 'registry.csv'), 'utf8')).toBe('kind,id,name,owner,owner_id\n');
  });

  test('leads editors to the JSON Schema', async () => {
    await using scratch = await openScratch();
    const dir = join(scratch.dir, 'desk');
    await initDesk(dir, { sample: false });
    const [line = ''] = (await readFile(join(dir, 'ozma.yaml'), 'utf8')).split('\n');
    const schema = line.replace('# yaml-language-server: $schema=', '');
    expect(await readFile(join(dir, schema), 'utf8')).toBe(await readFile('schemas/ozma.schema.json', 'utf8'));
  });

  test('may be made in an empty directory', async () => {
    await using scratch = await openScratch();
    await mkdir(join(scratch.dir, 'empty'));
    await initDesk(join(scratch.dir, 'empty'), { sample: false });
    expect(await readdir(join(scratch.dir, 'empty'))).toContain('ozma.yaml');
  });

  test('loads its own empty tables', async () => {
    await using scratch = await openScratch();
    const dir = join(scratch.dir, 'desk');
    await initDesk(dir, { sample: false });
    const loaded = await loadDeskTables(scratch.store, defaultConfig(), { deskDir: dir, now });
    expect(loaded).toMatchObject([
      { what: 'tickets', file: 'tickets.csv', report: { rows: 0, badCount: 0, skipped: false } },
      { what: 'registry', file: 'registry.csv', report: { rows: 0, badCount: 0, skipped: false } },
    ]);
  });
});

describe('the sample desk', () => {
  test('has tickets, a registry and an inbox that are without fault, and a configuration for editors', async () => {
    await using scratch = await openScratch();
    const dir = join(scratch.dir, 'desk');
    await initDesk(dir, { sample: true });
    expect((await readdir(dir)).sort()).toEqual([...areas, ...files, 'later', 'platform.json', 'repairs'].sort());
    expect((await readdir(join(dir, 'inbox'))).sort()).toEqual((await readdir('fixtures/desk/inbox')).sort());
    expect(await readFile(join(dir, 'ozma.yaml'), 'utf8')).toMatch(
      /^# yaml-language-server: \$schema=\S*schemas\/ozma\.schema\.json\n/,
    );
    const config = await readConfig(dir, {});
    const [tickets, registry] = await loadDeskTables(scratch.store, config, { deskDir: dir, now });
    expect(tickets?.report).toMatchObject({ skipped: false, bad: [], unchanged: 0 });
    expect(registry?.report).toMatchObject({ skipped: false, bad: [], unchanged: 0 });
    expect(tickets?.report.added).toBeGreaterThanOrEqual(12);
  });

  test('is loaded once as long as it stays as it is', async () => {
    await using scratch = await openScratch();
    const dir = join(scratch.dir, 'desk');
    await initDesk(dir, { sample: true });
    const config = await readConfig(dir, {});
    await loadDeskTables(scratch.store, config, { deskDir: dir, now });
    const again = await loadDeskTables(scratch.store, config, { deskDir: dir, now });
    expect(again.map(({ report }) => report.skipped)).toEqual([true, true]);
  });
});

test('a desk without tables of its own loads none', async () => {
  await using scratch = await openScratch();
  expect(await loadDeskTables(scratch.store, defaultConfig(), { deskDir: scratch.dir, now })).toEqual([]);
});

describe('nothing is overwritten', () => {
  test.each([
    ['ozma.yaml', 'is a desk already'],
    ['ozma.db', 'is a desk already'],
    ['letter.txt', 'is not empty'],
    ['.hidden', 'is not empty'],
  ])('where %s is: the directory %s', async (name, message) => {
    await using scratch = await openScratch();
    await scratch.write(name, 'mine');
    for (const sample of [false, true]) {
      await expect(initDesk(scratch.dir, { sample })).rejects.toMatchObject({
        code: 'usage',
        message: expect.stringContaining(message),
      });
    }
    expect(await readdir(scratch.dir)).toEqual([name]);
  });

  test('where a file is: it cannot be made a desk', async () => {
    await using scratch = await openScratch();
    const file = await scratch.write('file', 'mine');
    await expect(initDesk(file, { sample: false })).rejects.toMatchObject({ code: 'usage' });
  });
});

describe('the commented configuration', () => {
  const uncommented = initialConfig('s.json').replaceAll(/^#(?! \S)/gmu, '');

  test('names every key', () => {
    const missing = (keys: readonly ConfigKey[]): readonly string[] =>
      keys.flatMap(({ key, keys: below }) => [
        ...(new RegExp(`^# *(# )?${key}:`, 'mu').test(initialConfig('s.json')) ? [] : [key]),
        ...missing(below),
      ]);
    expect(missing(configOutline())).toEqual([]);
  });

  test('is valid with every comment taken away, and says what ozma does without it', () => {
    const document = parseConfigDocument(uncommented, 'ozma.yaml');
    const { policy } = defaultConfig();
    expect(document).toMatchObject({
      kind: 'valid',
      config: {
        timeZone: policy.timeZone,
        label: { template: policy.labelTemplate, ticketPattern: policy.ticketPattern },
        note: { aliases: policy.noteAliases, futureHours: policy.futureHours },
        limits: policy.limits,
        durability: 'power-loss',
        workers: { batch: 256 },
      },
    });
  });
});

describe('a desk that cannot be made', () => {
  test('is a call that is wrong where a file has its name', async () => {
    await using scratch = await openScratch();
    await scratch.write('desk', 'a file');
    await expect(initDesk(join(scratch.dir, 'desk'), { sample: false })).rejects.toMatchObject({
      code: 'usage',
      message: expect.stringContaining('there is a file in its place'),
    });
  });

  test('is a fault of the disk where the disk refuses it', async () => {
    await using scratch = await openScratch();
    await symlink(join(scratch.dir, 'unmounted', 'disk'), join(scratch.dir, 'desk'));
    await expect(initDesk(join(scratch.dir, 'desk'), { sample: false })).rejects.toMatchObject({ code: 'disk-fault' });
  });
});

describe('a missing database', () => {
  test.each(['processing', 'repair', 'held', 'returned', 'trash'])(
    'is refused beside %s with folders in it',
    async (area) => {
      await using scratch = await openScratch();
      await mkdir(join(scratch.dir, area, 'id--label'), { recursive: true });
      expect(() => findMissingDatabase(scratch.dir)).toThrow(
        expect.objectContaining({ code: 'database-missing', message: expect.stringContaining(`${area}/`) }),
      );
      await writeFile(join(scratch.dir, 'ozma.db'), '');
      expect(() => findMissingDatabase(scratch.dir)).toThrow(expect.objectContaining({ code: 'database-missing' }));
      await writeFile(join(scratch.dir, 'ozma.db'), 'SQLite format 3');
      expect(() => findMissingDatabase(scratch.dir)).not.toThrow();
    },
  );

  test('is made for a new desk, whatever lies in its inbox', async () => {
    await using scratch = await openScratch();
    await mkdir(join(scratch.dir, 'inbox', 'T-1 - Dora'), { recursive: true });
    await mkdir(join(scratch.dir, 'held'));
    await writeFile(join(scratch.dir, 'held', '.gitkeep'), '');
    expect(() => findMissingDatabase(scratch.dir)).not.toThrow();
  });

  test('beside an area that is no directory is a fault', async () => {
    await using scratch = await openScratch();
    await scratch.write('held', 'a file');
    expect(() => findMissingDatabase(scratch.dir)).toThrow(expect.objectContaining({ code: 'disk-fault' }));
  });
});

describe('areas on another file system than the inbox', () => {
  test('are refused, for folders are moved by renaming', async () => {
    await using scratch = await openScratch();
    await mkdir(join(scratch.dir, 'inbox'));
    await symlink('/proc', join(scratch.dir, 'held'));
    await mkdir(join(scratch.dir, 'trash'));
    expect(() => checkFileSystems(scratch.dir, defaultConfig())).toThrow(
      expect.objectContaining({
        code: 'config-invalid',
        message: expect.stringContaining('The inbox inbox and held/ lie on different file systems'),
      }),
    );
  });

  test('pass where all are on one, and where there is no inbox yet', async () => {
    await using scratch = await openScratch();
    expect(() => checkFileSystems(scratch.dir, defaultConfig())).not.toThrow();
    await initDesk(join(scratch.dir, 'desk'), { sample: false });
    expect(() => checkFileSystems(join(scratch.dir, 'desk'), defaultConfig())).not.toThrow();
  });
});
