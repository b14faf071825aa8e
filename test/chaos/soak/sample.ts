import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What a process holds at a moment, and how large its desk's write-ahead log is. */
export type Sample = {
  readonly atMs: number;
  readonly rssMb: number;
  readonly fds: number;
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

/** Looks at a process from outside; null when it is gone. */
export const sampleOf = (pid: number, desk: string): Sample | null => {
  try {
    return {
      atMs: performance.now(),
      rssMb: rssOf(pid),
      fds: readdirSync(`/proc/${pid}/fd`).length,
      threads: readdirSync(`/proc/${pid}/task`).length,
      walMb: (statSync(join(desk, 'ozma.db-wal'), { throwIfNoEntry: false })?.size ?? 0) / mb,
    };
  } catch {
    return null;
  }
};
