import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { defaultConfig, findDesk, policyHash, readConfig } from '../src/config.ts';

let dir = '';

beforeEach(async () => {
  dir = await mkdtemp(join(tmpdir(), 'ozma-config-'));
});

afterEach(async () => {
  await rm(dir, { recursive: true });
});

const write = (text: string | Uint8Array) => writeFile(join(dir, 'ozma.yaml'), text);

describe('the configuration', () => {
  test('of a desk without a file is the default one', async () => {
    expect(await readConfig(dir, {})).toEqual(defaultConfig());
  });

  test('is what product.md says where the desk says nothing', () => {
    expect(defaultConfig()).toMatchObject({
      policy: {
        nameRule: 'plain',
        labelTemplate: '{ticket} - {owner}',
        ticketPattern: 'T-[0-9]+',
        timeZone: 'UTC',
        limits: { files: 1000, bytes: 1_073_741_824, depth: 16, noteBytes: 262_144 },
        futureHours: 24,
        kinds: [
          { name: 'bunny', idPattern: '[0-9]+', needsName: true },
          { name: 'nest', idPattern: 'N-[0-9]+', needsName: false },
        ],
      },
      language: 'en',
      durability: 'power-loss',
      settleSeconds: null,
      concurrency: 5,
      receiptKey: null,
    });
  });

  test('is what the desk says', async () => {
    await write(
      'language: ja\nsettle: 3\nworkers: { timeout: 2 }\nstatuses: { " In Arbeit ": Pending }\ncolumns: { ticket: Nr }\ninbox: eingang\n',
    );
    expect(await readConfig(dir, {})).toMatchObject({
      language: 'ja',
      settleSeconds: 3,
      workers: { timeoutMs: 2000 },
      statuses: { 'in arbeit': 'Pending' },
      columns: { ticket: 'Nr' },
      paths: { inbox: 'eingang', tickets: 'tickets.csv' },
    });
  });

  test('with faults is refused with all of them, a line each', async () => {
    await write('settle: soon\nlable: x\n');
    await expect(readConfig(dir, {})).rejects.toMatchObject({
      code: 'config-invalid',
      message:
        "ozma.yaml:1:9: settle: expected a number from 0 to 86400\nozma.yaml:2:1: lable: unknown key; did you mean 'label'?",
    });
  });

  test('that is not UTF-8 is refused', async () => {
    await write(Uint8Array.of(0x6c, 0xff, 0xfe));
    await expect(readConfig(dir, {})).rejects.toMatchObject({
      code: 'config-invalid',
      message: 'ozma.yaml:1:1: it cannot be read: it is not UTF-8; save it as UTF-8',
    });
  });

  test('that is a directory is refused', async () => {
    await mkdir(join(dir, 'ozma.yaml'));
    await expect(readConfig(dir, {})).rejects.toMatchObject({ code: 'config-invalid' });
  });
});

describe('the key of receipts', () => {
  test('comes from the file that the desk names, without outer white space', async () => {
    await write('receipts: { keyFile: my.key }\n');
    await writeFile(join(dir, 'my.key'), 'secret\n');
    expect((await readConfig(dir, {})).receiptKey).toBe('secret');
  });

  test('comes from the environment first', async () => {
    await write('receipts: { keyFile: my.key }\n');
    expect((await readConfig(dir, { OZMA_RECEIPT_KEY: ' other ' })).receiptKey).toBe('other');
  });

  test.each([
    ['missing', null, 'there is no such file'],
    ['empty', ' \n', 'it is empty'],
  ])('is a fault of its line where the file is %s', async (_, text, why) => {
    await write('settle: 1\nreceipts:\n  keyFile: my.key\n');
    if (text !== null) await writeFile(join(dir, 'my.key'), text);
    await expect(readConfig(dir, {})).rejects.toMatchObject({
      code: 'config-invalid',
      message: `ozma.yaml:3:12: receipts.keyFile: expected a file with the key of the receipts; ${why}`,
    });
  });
});

describe('the hash of what rows are read with', () => {
  test.each([
    'nameRule: second-life',
    'label: { template: "{ticket}" }',
    'statuses: { a: Open }',
    'columns: { owner: Kunde }',
    'kinds: { pump: {} }',
  ])('changes with %s', async (text) => {
    await write(text);
    expect(policyHash(await readConfig(dir, {}))).not.toBe(policyHash(defaultConfig()));
  });

  test('stays with what rows are not read with', async () => {
    await write('settle: 9\nlanguage: ja\nlimits: { files: 7 }\n');
    expect(policyHash(await readConfig(dir, {}))).toBe(policyHash(defaultConfig()));
  });
});

describe('the desk', () => {
  test('is the nearest directory with ozma.yaml at or above the working directory', async () => {
    await write('');
    await mkdir(join(dir, 'inbox', 'deep'), { recursive: true });
    expect(await findDesk({ flag: null, env: {}, cwd: join(dir, 'inbox', 'deep') })).toBe(dir);
    expect(await findDesk({ flag: null, env: {}, cwd: dir })).toBe(dir);
  });

  test('is none where no ozma.yaml is above', async () => {
    expect(await findDesk({ flag: null, env: {}, cwd: dir })).toBeNull();
  });

  test('is what the flag names, else what the environment names', async () => {
    await Promise.all(['a', 'b', 'c'].map((name) => mkdir(join(dir, name))));
    await Promise.all(['a', 'b', 'c'].map((name) => writeFile(join(dir, name, 'ozma.yaml'), '')));
    const cwd = join(dir, 'c');
    expect(await findDesk({ flag: '../a', env: { OZMA_DESK: '../b' }, cwd })).toBe(join(dir, 'a'));
    expect(await findDesk({ flag: null, env: { OZMA_DESK: '../b' }, cwd })).toBe(join(dir, 'b'));
    expect(await findDesk({ flag: null, env: { OZMA_DESK: '' }, cwd })).toBe(cwd);
  });

  test('that is named and is none is refused', async () => {
    await expect(findDesk({ flag: 'nowhere', env: {}, cwd: dir })).rejects.toMatchObject({ code: 'desk-missing' });
  });
});
