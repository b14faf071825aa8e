import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { entriesToCheck } from '../../src/intake/check-paths.ts';

it('judges the folders of several paths in byte order, which is not the order of UTF-16', () => {
  const cwd = mkdtempSync(join(tmpdir(), 'ozma-check-paths-'));
  const inBytes = ['T-1 - Dora', 'Ｔ-1 - Dora', '🐰-1 - Dora'];
  for (const name of inBytes) mkdirSync(join(cwd, name));
  const { entries } = entriesToCheck(inBytes.toReversed(), { cwd, desk: null, areInboxes: false });
  rmSync(cwd, { recursive: true });
  expect(Array.from(entries, ({ shownPath }) => shownPath)).toEqual(inBytes);
});
