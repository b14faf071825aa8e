import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { entriesToCheck } from '../../src/intake/check-paths.ts';

let cwd = '';
beforeEach(() => {
  cwd = mkdtempSync(join(tmpdir(), 'ozma-check-paths-'));
});
afterEach(() => rmSync(cwd, { recursive: true }));

const pathsOf = (...given: readonly string[]): readonly string[] =>
  Array.from(entriesToCheck(given, { cwd, desk: null, areInboxes: false }).entries, ({ shownPath }) => shownPath);

it('judges the folders of several paths in byte order, which is not the order of UTF-16', () => {
  const inBytes = ['T-1 - Dora', 'Ｔ-1 - Dora', '🐰-1 - Dora'];
  for (const name of inBytes) mkdirSync(join(cwd, name));
  expect(pathsOf(...inBytes.toReversed())).toEqual(inBytes);
});

it('judges a folder once, however often it is named', () => {
  mkdirSync(join(cwd, 'inbox', 'T-1 - Dora'), { recursive: true });
  mkdirSync(join(cwd, 'inbox', 'T-2 - Ember'));
  const folder = join('inbox', 'T-1 - Dora');
  expect(pathsOf(folder, `${folder}/`, join(cwd, folder), 'inbox')).toHaveLength(2);
});

it.each(['', 'nothing'])('refuses a path that does not exist: %j', (given) => {
  expect(() => pathsOf(given)).toThrow(expect.objectContaining({ code: 'path-missing' }));
});
