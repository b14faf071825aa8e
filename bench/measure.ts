import { spawn } from 'node:child_process';
import { createWriteStream, readFileSync } from 'node:fs';
import { finished } from 'node:stream/promises';

/** What one run of a command took. Memory is the peak of resident memory of its process, in megabytes; 0 where the system does not tell. */
export type Measured = { readonly seconds: number; readonly peakMb: number; readonly status: number };

const peakOf = (pid: number): number => {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
};

/** Runs a command to its end, its stdout written to a file, and measures time and memory. */
export const measure = async (command: readonly string[], stdoutFile: string): Promise<Measured> => {
  const [program = '', ...args] = command;
  const startMs = performance.now();
  const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const out = createWriteStream(stdoutFile);
  child.stdout.pipe(out);
  let peakMb = 0;
  const look = setInterval(() => {
    peakMb = Math.max(peakMb, peakOf(child.pid ?? 0));
  }, 50);
  const status = await new Promise<number>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? -1));
  });
  const seconds = (performance.now() - startMs) / 1000;
  clearInterval(look);
  await finished(out);
  return { seconds, peakMb, status };
};

/** The middle value. */
export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
};
