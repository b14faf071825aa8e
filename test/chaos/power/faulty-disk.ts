import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('faulty-disk.c', import.meta.url));

/** A library that stands before the syncs of a process that is started with it in `LD_PRELOAD`. */
export type FaultyDisk = Disposable & { readonly library: string };

/** Builds it; null, said loudly, where there is no compiler. */
export const buildFaultyDisk = (): FaultyDisk | null => {
  const dir = mkdtempSync(join(tmpdir(), 'ozma-disk-'));
  const library = join(dir, 'faulty-disk.so');
  const { status, error, stderr } = spawnSync('gcc', ['-shared', '-fPIC', '-o', library, source, '-ldl'], {
    encoding: 'utf8',
  });
  if (status === 0) return { library, [Symbol.dispose]: () => rmSync(dir, { recursive: true }) };
  rmSync(dir, { recursive: true });
  console.warn(`SKIPPED: disks that lie and fail: gcc cannot build them (${error?.message ?? stderr.slice(0, 200)})`);
  return null;
};
