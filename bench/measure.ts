import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';

/** What one run of a command took. Memory is the peak of resident memory of its process, in megabytes; 0 where the system does not tell. */
export type Measured = { readonly seconds: number; readonly peakMb: number; readonly status: number };

const peakOf = (pid: number): number => {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

/** Runs a command to its end, its stdout written straight to a file, and measures time and memory. */
export const measure = async (command: readonly string[], stdoutFile: string): Promise<Measured> => {
  const [program = '', ...args] = command;
  const out = openSync(stdoutFile, 'w');
  try {
    const startMs = performance.now();
    const child = spawn(program, args, { stdio: ['ignore', out, 'inherit'] });
    let peakMb = 0;
    const look = setInterval(() => {
      peakMb = Math.max(peakMb, peakOf(child.pid ?? 0));
    }, 50);
    try {
      const status = await new Promise<number>((resolve, reject) => {
        child.once('error', reject);
        child.once('exit', (code) => resolve(code ?? -1));
      });
      return { seconds: (performance.now() - startMs) / 1000, peakMb, status };
    } finally {
      clearInterval(look);
    }
  } finally {
    closeSync(out);
  }
};

/** The middle value; of an even number of values the mean of the two in the middle. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? Number.NaN : (low + high) / 2;
};
