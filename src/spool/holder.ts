import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { epochMsOf, type Instant } from '../domain/instant.ts';

/** What somebody holds: who, and since when. */
type Held = { readonly holder: string; readonly claimedAt: Instant };

/** What the system tells of a process after its name (proc_pid_stat(5)): its state, then figures; null where it tells nothing. */
const statOf = (pid: number): readonly string[] | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  } catch {
    return null;
  }
};

/** When a process started, in clock ticks since boot, so that a number used again is not taken for the same process; empty where unknown. */
const startOf = (pid: number): string => statOf(pid)?.[19] ?? '';

/** Whether a process was killed and only its number is left, because its parent has not asked for its end. */
const isZombie = (pid: number): boolean => ['Z', 'X'].includes(statOf(pid)?.[0] ?? '');

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0) && !isZombie(pid);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** This process, as it signs the folders that it takes from the inbox: host, number and start. */
export const thisHolder = (): string => `${hostname()} ${process.pid} ${startOf(process.pid)}`;

/** How long a process on another host, which nobody can look at from here, is taken to be at work on a folder. */
const elsewhereMs = 10 * 60 * 1000;

/**
 * Whether the process that claimed a folder may still be at work on it. Taking a living one's folder does no harm, for one of the two records it
 * and the other is told; it is only work done twice.
 */
export const isAlive = ({ holder, claimedAt }: Held, now: Instant): boolean => {
  const [host, pid = '', start = ''] = holder.split(' ');
  if (host !== hostname()) return host !== '' && epochMsOf(now) - epochMsOf(claimedAt) < elsewhereMs;
  return isRunning(Number(pid)) && startOf(Number(pid)) === start;
};

const signature = /^(?<host>\S+) (?<pid>\d+) \d*$/u;

/** The process that a holder's signature names; null for a person. */
export const processOf = (holder: string): { readonly host: string; readonly pid: string } | null => {
  const { host, pid } = signature.exec(holder)?.groups ?? {};
  return host === undefined || pid === undefined ? null : { host, pid };
};
