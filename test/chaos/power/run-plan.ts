import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Account } from './account.ts';
import type { FileSystem } from './disk.ts';
import type { ReplayPlan } from './replay.ts';
import type { Plan } from './round.ts';

const blockLog = fileURLToPath(new URL('block-log.c', import.meta.url));
const fuseFlags = ['-O1', '-I/usr/include/fuse3', '-D_FILE_OFFSET_BITS=64'];

/** Mounts and processes of its own: the last of them takes all the others with it, however it ends. */
const apart = ['--mount', '--pid', '--fork', '--kill-child', '--mount-proc', '--propagation', 'private'];

const probe = `mount -t tmpfs none "$1"; mkdir "$1/m"; truncate -s 320M "$1/i"; mkfs.$2 -q "$1/i"
mount -o loop "$1/i" "$1/m"; xfs_io -x -c shutdown "$1/m"`;

/** Why no disk can remember what is done to it on this machine; null where one can. Says so loudly. */
export const whyNoReplay = (): string | null => {
  const { status, stderr, error } = spawnSync('gcc', [...fuseFlags, '-fsyntax-only', blockLog], { encoding: 'utf8' });
  if (status === 0 && existsSync('/dev/fuse')) return null;
  const why = error?.message ?? (stderr.slice(0, 200) || 'there is no /dev/fuse');
  console.warn(`SKIPPED: states of torn and reordered writes: needs gcc, libfuse3-dev and /dev/fuse (${why})`);
  return why;
};

const makePlace = (): Disposable & { readonly dir: string } => {
  const dir = mkdtempSync(join(tmpdir(), 'ozma-power-'));
  return { dir, [Symbol.dispose]: () => rmSync(dir, { recursive: true }) };
};

/** Why the power of such a disk cannot be cut on this machine; null where it can. Says so loudly. */
export const whyNoPowerCut = (kind: FileSystem): string | null => {
  using place = makePlace();
  const { status, stderr, error } = spawnSync('unshare', [...apart, 'sh', '-ec', probe, 'sh', place.dir, kind], {
    encoding: 'utf8',
  });
  if (status === 0) return null;
  const why = error?.message ?? stderr.trim().split('\n').at(-1) ?? '';
  console.warn(`SKIPPED: power cuts on ${kind}: needs root, loop devices, mkfs.${kind} and xfs_io (${why})`);
  return why;
};

/** Runs a program apart, in a directory, with a plan; answers the accounts that it tells. */
const runProgram = async (program: string, dir: string, plan: Plan | ReplayPlan): Promise<readonly Account[]> => {
  const file = fileURLToPath(new URL(program, import.meta.url));
  const child = spawn('unshare', [...apart, process.execPath, file, dir, JSON.stringify(plan)], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const accounts: Account[] = [];
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints = `${complaints}${chunk}`.slice(-4000);
  });
  createInterface({ input: child.stdout }).on('line', (line) => accounts.push(JSON.parse(line)));
  const status = await new Promise((resolve) => child.once('close', resolve));
  if (status !== 0) throw new Error(`${JSON.stringify(plan)} ended with status ${status}: ${complaints}`);
  return accounts;
};

/** Runs a plan in a program of its own; answers the account of each cut, and of the end of each desk. */
export const runPlan = async (plan: Plan): Promise<readonly Account[]> => {
  using place = makePlace();
  return await runProgram('round.ts', place.dir, plan);
};

/** Runs a desk on a disk that remembers; answers the account of each state that a cut may have left. */
export const runReplay = async (plan: ReplayPlan): Promise<readonly Account[]> => {
  using place = makePlace();
  execFileSync('gcc', [...fuseFlags, blockLog, '-o', join(place.dir, 'block-log'), '-lfuse3'], { stdio: 'ignore' });
  return await runProgram('replay.ts', place.dir, plan);
};
