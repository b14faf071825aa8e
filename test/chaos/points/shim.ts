import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The library that counts a program's writes and lets one go wrong; it goes with its directory. */
export type Shim = Disposable & { readonly file: string };

/** Compiles the library; answers why not where the machine cannot. */
export const buildShim = (): Shim | { readonly why: string } => {
  if (process.platform !== 'linux') return { why: 'LD_PRELOAD is a matter of Linux' };
  const dir = mkdtempSync(join(tmpdir(), 'ozma-points-'));
  const file = join(dir, 'points.so');
  const options = ['-shared', '-fPIC', '-O2', '-Wall', '-Werror', '-Wno-nonnull-compare', '-o', file];
  const made = spawnSync('gcc', [...options, join(import.meta.dirname, 'shim.c'), '-ldl'], { encoding: 'utf8' });
  if (made.status === 0) return { file, [Symbol.dispose]: () => rmSync(dir, { recursive: true, force: true }) };
  rmSync(dir, { recursive: true, force: true });
  return { why: made.error === undefined ? made.stderr : 'there is no gcc' };
};
