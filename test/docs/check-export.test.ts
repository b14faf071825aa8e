import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makeJudgedDesk, removeDesk } from '../cli/desk.ts';

const script = fileURLToPath(new URL('../../docs/check-export.py', import.meta.url));
const main = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const hasPython = spawnSync('python3', ['--version']).status === 0;
if (!hasPython) console.warn('SKIPPED: python3 is not installed, so that docs/check-export.py was not tried');

let desk = '';
let exports = '';

const ozma = (...args: readonly string[]): void => {
  const { status, stderr } = spawnSync(process.execPath, [main, '--quiet', '--desk', desk, ...args], {
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
};
const check = (dir: string, ...seal: readonly string[]) => {
  const { status, stdout, stderr } = spawnSync('python3', [script, dir, ...seal], { encoding: 'utf8' });
  return { status, said: stdout + stderr };
};
const at = (name: string): string => join(exports, name);
const sealOf = (dir: string): string =>
  createHash('sha256')
    .update(readFileSync(join(dir, 'tagmanifest-sha256.txt')))
    .digest('hex');

/** A copy of an export to tamper with. */
const copyOf = (name: string): string => {
  const copy = mkdtempSync(at(`${name}-`));
  cpSync(at(name), copy, { recursive: true });
  return copy;
};
const edit = (file: string, change: (text: string) => string): void => {
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
};
/** Lists the hashes anew, as somebody would who knows what a bag is. */
const sealAnew = (dir: string): void => {
  for (const name of ['manifest-sha256.txt', 'tagmanifest-sha256.txt']) {
    const text = readFileSync(join(dir, name), 'utf8').replaceAll(/^[0-9a-f]{64} {2}(.+)$/gmu, (_, path: string) => {
      return `${createHash('sha256')
        .update(readFileSync(join(dir, path)))
        .digest('hex')}  ${path}`;
    });
    writeFileSync(join(dir, name), text);
  }
};

beforeAll(async () => {
  ({ desk } = await makeJudgedDesk());
  exports = mkdtempSync(join(tmpdir(), 'ozma-check-export-'));
  ozma('queue', 'pause', '--by', '=kay()', '--why', 'said "stop",\nfor now');
  ozma('export', 'ledger', '--out', at('ledger'));
  ozma('export', 'ledger', '--exact', '--bom', '--crlf', '--out', at('exact'));
  ozma('export', 'ledger', '--redact', '--out', at('redacted'));
  ozma('export', 'ledger', '--ticket', 'T-1', '--out', at('filtered'));
  ozma('export', 'manifest', '--out', at('manifest'));
});
afterAll(async () => {
  rmSync(exports, { recursive: true, force: true });
  await removeDesk(desk);
});

describe.skipIf(!hasPython)('the script that checks an export without ozma', () => {
  it('fits on a page', () => {
    const lines = readFileSync(script, 'utf8').trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(60);
    expect(lines.filter((line) => line.length > 120)).toEqual([]);
  });

  it.each(['ledger', 'exact', 'redacted', 'filtered', 'manifest'])('passes an untouched export: %s', (name) => {
    const seal = sealOf(at(name));
    expect(check(at(name))).toEqual({ status: 0, said: `as it was written; its seal is ${seal}\n` });
    expect(check(at(name), seal)).toMatchObject({ status: 0 });
  });

  it('undoes the guard of a cell before it is hashed', () => {
    expect(readFileSync(at('ledger/data/ledger.csv'), 'utf8')).toContain(",'=kay(),");
  });

  const changes: readonly (readonly [string, (dir: string) => void, string])[] = [
    [
      'a changed cell',
      (dir) => edit(join(dir, 'data/ledger.csv'), (text) => text.replace('ozma', 'kay')),
      'data/ledger.csv was changed',
    ],
    ['a file taken away', (dir) => rmSync(join(dir, 'rows-crc32.txt')), 'rows-crc32.txt is missing'],
    ['a file put in', (dir) => writeFileSync(join(dir, 'data', 'more.csv'), ''), 'data/more.csv is not listed'],
    [
      'a file that is a link',
      (dir) => {
        rmSync(join(dir, 'bagit.txt'));
        symlinkSync(join(at('ledger'), 'bagit.txt'), join(dir, 'bagit.txt'));
      },
      'bagit.txt was changed',
    ],
    [
      'a pipe',
      (dir) => {
        rmSync(join(dir, 'data/ledger.csv'));
        spawnSync('mkfifo', [join(dir, 'data/ledger.csv')]);
      },
      'data/ledger.csv is no file',
    ],
    [
      'a description that is none',
      (dir) => writeFileSync(join(dir, 'datapackage.json'), '{'),
      'it cannot be read as an export',
    ],
  ];

  it.each(changes)('finds %s', (_, change, said) => {
    const dir = copyOf('ledger');
    change(dir);
    expect(check(dir)).toMatchObject({ status: 1, said: expect.stringContaining(said) });
  });

  const forgeries: readonly (readonly [string, string, (text: string) => string, string])[] = [
    ['a changed event', 'ledger', (text) => text.replace("'=kay()", 'Kay'), 'is not what was recorded'],
    [
      'an event less',
      'ledger',
      (text) => text.replace(/^3,.*\n/mu, ''),
      'event 4 is not what was recorded, or not in its place',
    ],
    ['an event less, names left out', 'redacted', (text) => text.replace(/^3,.*\n/mu, ''), 'event 4 is not what'],
    ['a cut end', 'ledger', (text) => `${text.split('\n').slice(0, 4).join('\n')}\n`, 'the chain ends with event 3'],
    [
      'a changed event of one ticket',
      'filtered',
      (text) => text.replace(',ozma,', ',kay,'),
      'is not what was recorded',
    ],
  ];

  it.each(forgeries)('finds %s though all hashes of files were made anew', (_, name, change, said) => {
    const dir = copyOf(name);
    edit(join(dir, 'data/ledger.csv'), change);
    sealAnew(dir);
    expect(check(dir)).toMatchObject({ status: 1, said: expect.stringContaining(said) });
    expect(check(dir).said).not.toContain('was changed');
  });

  it('finds a forged manifest by the seal that was kept', () => {
    const dir = copyOf('manifest');
    edit(join(dir, 'data/manifest.csv'), (text) => text.replace('rejected', 'accepted'));
    sealAnew(dir);
    expect(check(dir)).toMatchObject({ status: 0 });
    expect(check(dir, sealOf(at('manifest')))).toMatchObject({
      status: 1,
      said: expect.stringContaining('the seal is another one'),
    });
  });
});
