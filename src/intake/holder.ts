import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';

/** When a process started, in clock ticks since boot, so that a number used again is not taken for the same process; empty where unknown. */
const startOf = (pid: number): string => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'latin1');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
};

const isRunning = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/** This process, as it signs the folders that it takes from the inbox: host, number and start. */
export const thisHolder = (): string => `${hostname()} ${process.pid} ${startOf(process.pid)}`;

/** Whether the process that signed may still be at work; one on another host is taken to be. */
export const isAlive = (holder: string): boolean => {
  const [host, pid = '', start = ''] = holder.split(' ');
  if (host !== hostname()) return true;
  return isRunning(Number(pid)) && startOf(Number(pid)) === start;
};
