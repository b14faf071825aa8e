import { execFileSync } from 'node:child_process';
import { chmodSync, chownSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

const nobody = 65534;
const name = '019a3c00-0000-7000-8000-000000000001--T-1';
const placement = {
  disposition: 'repair',
  items: [{ file: 'box/bunny-1.object', disposition: 'return' }],
} as const;

let desk = '';

/** Places the folder; as somebody else where the tests run as root, to whom nothing is refused. Answers what was said, and whether it ended the run. */
const placed = () => {
  const code = `import { place } from ${JSON.stringify(new URL('../../src/intake/put-away.ts', import.meta.url).href)};
    try { console.log('stuck', place(${[desk, name, placement].map((one) => JSON.stringify(one)).join()})); }
    catch (error) { console.log('ended', error.message); }`;
  const user = process.geteuid?.() === 0 ? { uid: nobody, gid: nobody } : {};
  return execFileSync(process.execPath, ['--input-type=module', '-e', code], { ...user, encoding: 'utf8' });
};

beforeEach(() => {
  desk = mkdtempSync(join(tmpdir(), 'ozma-place-'));
  const dirs = ['.', 'processing', 'repair', 'held', 'returned', 'trash', `processing/${name}`];
  const box = `processing/${name}/box`;
  for (const one of [...dirs, box]) {
    mkdirSync(join(desk, one), { recursive: true });
    if (process.geteuid?.() === 0) chownSync(join(desk, one), nobody, nobody);
  }
  writeFileSync(join(desk, box, 'bunny-1.object'), 'a bunny');
  chmodSync(join(desk, box), 0o555);
});
afterEach(() => {
  for (const one of [`processing/${name}/box`, 'returned']) chmodSync(join(desk, one), 0o755);
  rmSync(desk, { recursive: true });
});

describe('a judged folder', () => {
  it('stays where it is, alone, when the system lets nothing out of a directory that its sender made read-only', () => {
    expect(placed()).toMatch(/^stuck .*\(EACCES\)/u);
  });

  it('ends the run when it is the desk’s own area that may not be written', () => {
    chmodSync(join(desk, 'returned'), 0o555);
    expect(placed()).toMatch(/^ended .*\(EACCES\)/u);
  });
});
