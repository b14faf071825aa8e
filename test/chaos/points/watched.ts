import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { type Point, runFaulted } from './faulted.ts';
import type { Prepared } from './scene.ts';
import type { Shim } from './shim.ts';

/** What the system calls a call that the library sees under another name. */
const systemNames: Readonly<Record<string, string>> = {
  open: 'openat',
  open64: 'openat',
  openat64: 'openat',
  pwrite: 'pwrite64',
  pwritev64: 'pwritev',
  ftruncate64: 'ftruncate',
  fallocate64: 'fallocate',
};

/** All calls that write, make, move or remove, by which a program could have gone past the library. */
const watched = [
  'open,openat,openat2,creat,write,pwrite64,writev,pwritev,pwritev2,fsync,fdatasync,sync,syncfs,sync_file_range,msync,rename,renameat,renameat2',
  'link,linkat,symlink,symlinkat,unlink,unlinkat,rmdir,mkdir,mkdirat,mknod,mknodat,ftruncate,truncate,fallocate,copy_file_range,sendfile,splice',
  'chmod,fchmod,fchmodat,chown,fchown,lchown,fchownat,utime,utimes,utimensat,setxattr,fsetxattr,lsetxattr,removexattr,io_uring_register',
].join(',');

const opening = /^(open|openat|openat2|creat)$/;

/** The calls on a desk, as `strace -y` tells them: with the path of each descriptor, and `/proc/self/fd/` before what is below one. */
const callsIn = (text: string, desk: string): readonly string[] => {
  const ofDesk = new RegExp(`^(\\d+<${desk}[/>]|(AT_FDCWD<[^>]*>, )?"(${desk}/|/proc/self/fd/))`);
  return text.split('\n').flatMap((line) => {
    const [, call = '', args = ''] = /^\d+ +(\w+)\((.*)/.exec(line) ?? [];
    if (!ofDesk.test(args) || (opening.test(call) && !/O_CREAT|O_TRUNC/.test(args))) return [];
    return [call];
  });
};

const counted = (calls: readonly string[]): Readonly<Record<string, number>> =>
  Object.fromEntries([...Map.groupBy(calls.toSorted(), (call) => call)].map(([call, all]) => [call, all.length]));

/** Where strace is; null where there is none. */
export const findStrace = (): string | null =>
  spawnSync('sh', ['-c', 'command -v strace'], { encoding: 'utf8' }).stdout.trim() || null;

/** How often each call was made on a desk in one run: as the library saw it, and as strace did. */
export type WatchedBoth = {
  readonly seen: Readonly<Record<string, number>>;
  readonly made: Readonly<Record<string, number>>;
};

/** Runs something once with both watching. */
export const watchedBoth = async (
  { shim, strace }: { readonly shim: Shim; readonly strace: string },
  desk: string,
  { work }: Prepared,
): Promise<WatchedBoth> => {
  const log = `${desk}.strace`;
  const under = [strace, '-f', '-qq', '-y', '-o', log, '-e', `trace=${watched}`];
  try {
    const { points } = await runFaulted(shim, desk, { ...work, under }, null);
    const seen = points.map(({ call }: Point) => systemNames[call] ?? call);
    return { seen: counted(seen), made: counted(callsIn(readFileSync(log, 'utf8'), desk)) };
  } finally {
    rmSync(log, { force: true });
  }
};
