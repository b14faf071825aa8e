import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { initDesk } from '../../src/desk/init.ts';
import { attacks } from '../../src/torture/attacks.ts';
import { type Torture, writeTorture } from '../../src/torture/write-torture.ts';
import { treeOf } from './tree.ts';

const root = mkdtempSync(join(tmpdir(), 'ozma-torture-'));

const make = async (name: string, seed: number, count = attacks.length + 20): Promise<Torture> => {
  await initDesk(join(root, name), { sample: false });
  return writeTorture({ dir: join(root, name), seed, count, onDone: () => undefined });
};

const inboxOf = (name: string): readonly string[] => treeOf(join(root, name, 'inbox'));

// What is deeper than any path may be long only `rm` removes.
afterAll(() => void execFileSync('rm', ['-rf', root]), 120_000);

describe('hostile folders', () => {
  let made: Torture;
  let readAtMs = 0;

  beforeAll(async () => {
    made = await make('a', 1);
    readAtMs = statSync(join(root, 'a', 'outside', '0', 'note.txt')).atimeMs;
    await make('b', 1);
    await make('c', 2);
  }, 120_000);

  test('are the same to the last byte for the same seed, wherever they are made, and others for another', () => {
    for (const file of ['expected.jsonl', 'tickets.csv', 'registry.csv', 'ozma.yaml']) {
      const [first = '', again = ''] = ['a', 'b'].map((name) => readFileSync(join(root, name, file), 'utf8'));
      expect(again).toBe(first);
    }
    expect(inboxOf('b')).toEqual(inboxOf('a'));
    expect(inboxOf('c')).not.toEqual(inboxOf('a'));
  });

  test('come with what must become of each, every attack at least once', () => {
    const lines = readFileSync(join(root, 'a', 'expected.jsonl'), 'utf8')
      .trim()
      .split('\n');
    const tried = new Set(lines.map((line) => JSON.parse(line).attack));
    const impossible = new Set(made.leftOut.map(({ need }) => need));
    const possible = attacks.filter(({ needs }) => needs === null || !impossible.has(needs));
    expect(lines.length).toBe(made.made);
    expect([...tried].sort()).toEqual(possible.map(({ attack }) => attack).sort());
  });

  test('leave nothing behind where they were made, and leave what lies outside unread', () => {
    const [canary = ''] = treeOf(join(root, 'a', 'outside', '0'));
    expect(treeOf(join(root, 'a')).filter((line) => line.startsWith('workshop'))).toEqual([]);
    expect(canary).toMatch(/^bunny-666 canary\.object 100644 /u);
    expect(readAtMs).toBe(1000);
  });

  test('have no two attacks of one name', () => {
    expect(new Set(attacks.map(({ attack }) => attack)).size).toBe(attacks.length);
  });

  test('that cannot be made are left out with why, and change nothing of the others', async () => {
    const { PATH } = process.env;
    process.env['PATH'] = '/nowhere';
    const less = await make('d', 1).finally(() => {
      process.env['PATH'] = PATH;
    });
    const without = new Set(['fifos', 'devices']);
    const told = less.leftOut.filter(({ need }) => without.has(need));
    expect(told.map(({ need, why }) => [need, why])).toEqual([
      ['fifos', 'spawnSync mkfifo ENOENT'],
      ['devices', 'spawnSync mknod ENOENT'],
    ]);
    const all = inboxOf('a');
    expect(less.made).toBeLessThan(made.made);
    expect(inboxOf('d').filter((line) => !all.includes(line))).toEqual([]);
  }, 60_000);
});
