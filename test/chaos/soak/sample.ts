import { readdirSync, readFileSync, readlinkSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a process holds at a moment, and how large its desk's write-ahead log is. */
export type Sample = {
  readonly atMs: number;
  readonly rssMb: number;
  readonly fds: number;
  /** The descriptors by what they are of, numbers in names left out: `pipe:[]`, `/desk/ozma.db`. */
  readonly fdKinds: ReadonlyMap<string, number>;
  readonly threads: number;
  readonly walMb: number;
};

/** Everything that was seen of one process from its start to its end. */
export type Life = { readonly pid: number; readonly samples: Sample[] };

const mb = 1024 * 1024;

const rssOf = (pid: number): number => {
  const kb = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (kb === undefined) throw new Error(`process ${pid} has no memory any more`);
  return Number(kb) / 1024;
};

const kindOf = (path: string): string => {
  try {
    return readlinkSync(path).replaceAll(/\d+/gu, '');
  } catch {
    return 'closed meanwhile';
  }
};

const fdKindsOf = (pid: number): ReadonlyMap<string, number> => {
  const dir = `/proc/${pid}/fd`;
  const kinds = Map.groupBy(readdirSync(dir), (fd) => kindOf(join(dir, fd)));
  return new Map([...kinds].map(([kind, fds]) => [kind, fds.length]));
};

/** Looks at a process from outside; null when it is gone. */
export const sampleOf = (pid: number, desk: string): Sample | null => {
  try {
    const fdKinds = fdKindsOf(pid);
    return {
      atMs: performance.now(),
      rssMb: rssOf(pid),
      fds: [...fdKinds.values()].reduce((sum, count) => sum + count, 0),
      fdKinds,
      threads: readdirSync(`/proc/${pid}/task`).length,
      walMb: (statSync(join(desk, 'ozma.db-wal'), { throwIfNoEntry: false })?.size ?? 0) / mb,
    };
  } catch {
    return null;
  }
};
