import { execFileSync, spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = join(import.meta.dirname, '..');
const dir = mkdtempSync(join(tmpdir(), 'ozma-release-'));
const programs = { source: join(root, 'src/main.ts'), released: join(root, 'dist/src/main.js') } as const;

type Program = keyof typeof programs;

const run = (program: Program, ...args: readonly string[]): string =>
  spawnSync(process.execPath, [programs[program], ...args], { encoding: 'utf8' }).stdout;

/** What differs from run to run: ids, and when something came. */
const fleeting = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|(?<="receivedAt":")[^"]*/gu;

/** What a program made of the sample desk. */
const storyBy = (program: Program): string => {
  const desk = join(dir, program);
  run(program, 'init', '--sample', desk);
  return run(program, '--desk', desk, '--json', 'ingest').replaceAll(fleeting, '…');
};

beforeAll(() => {
  execFileSync(process.execPath, ['release/bundle.ts'], { cwd: root });
}, 60_000);
afterAll(() => rmSync(dir, { recursive: true }));

test('what is released judges the sample desk as the source does, with its threads and its migrations', () => {
  const released = storyBy('released');
  expect(released.split('\n').length).toBeGreaterThan(15);
  expect(released).toBe(storyBy('source'));
  expect(run('released', '--version')).toBe(run('source', '--version'));
}, 60_000);

test('what is released knows the widths of letters, which are loaded late', () => {
  expect(run('released', 'rules', '--lang', 'ja')).toBe(run('source', 'rules', '--lang', 'ja'));
});

test('what is released names everybody whose code it holds, and their conditions', () => {
  const licences = readFileSync(join(root, 'dist/LICENCES-OF-OTHERS.txt'), 'utf8');
  for (const name of ['zod', 'commander', 'yaml', 'p-queue'])
    expect(licences).toMatch(new RegExp(`^${name} [0-9.]+ \\(`, 'mu'));
  expect(licences).not.toContain('undefined');
});

test('only one file finds files of ours beside itself, for released code is in other places than its source', () => {
  const files = globSync('{src,workers}/**/*.ts', { cwd: root });
  const found = files.filter((file) =>
    /import\.meta\.(?:url|dirname|filename)/u.test(readFileSync(join(root, file), 'utf8')),
  );
  expect(found.toSorted()).toEqual(['src/cli/cell-width.ts', 'src/package-root.ts']);
});
