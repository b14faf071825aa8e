import { type ChildProcess, spawn } from 'node:child_process';
import type { Deadline } from './deadline.ts';
import { faultNameOf } from './fault-code.ts';

/** How a program ended; `output` is the end of what it printed. */
export type CommandEnd =
  | { readonly kind: 'ended'; readonly status: number; readonly output: string }
  | { readonly kind: 'killed'; readonly signal: string; readonly output: string }
  | { readonly kind: 'too-slow'; readonly output: string }
  | { readonly kind: 'not-started'; readonly code: string };

const keptBytes = 2000;
const lastOutputMs = 300;

/** Kills a program with all that it has started and left in its process group. */
const killGroup = ({ pid }: ChildProcess): void => {
  if (pid === undefined) return;
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // None of the group is left.
  }
};

/** Keeps the end of what a program prints, on both streams, in the order in which it comes. */
const keepOutput = ({ stdout, stderr }: ChildProcess): (() => string) => {
  let kept: Buffer = Buffer.alloc(0);
  for (const stream of [stdout, stderr]) {
    stream?.on('data', (piece: Buffer) => {
      kept = Buffer.concat([kept, piece]).subarray(-keptBytes);
    });
    stream?.on('error', () => undefined);
  }
  return () => kept.toString('utf8').trim();
};

/** Waits for what is still in the pipes, but not for a process that left the group and holds them open. */
const lastOutput = (child: ChildProcess): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, lastOutputMs);
    child.once('close', () => {
      clearTimeout(timer);
      resolve();
    });
  });

const endOf = (child: ChildProcess, deadline: Deadline, output: () => string): Promise<CommandEnd> =>
  new Promise((resolve) => {
    child.once('error', (error) => resolve({ kind: 'not-started', code: faultNameOf(error) }));
    child.once('exit', async (status, signal) => {
      killGroup(child);
      await lastOutput(child);
      if (status === null) resolve({ kind: 'killed', signal: signal ?? '', output: output() });
      else resolve({ kind: 'ended', status, output: output() });
    });
    // Nobody waits for a program to die: one that hangs in the kernel would hold the watch up.
    const end = () => {
      killGroup(child);
      resolve({ kind: 'too-slow', output: output() });
    };
    deadline.signal.addEventListener('abort', end, { once: true });
    if (deadline.signal.aborted) end();
  });

/** Where a program runs: in the desk, with what it may see of ozma's surroundings. */
export type CommandPlace = { readonly cwd: string; readonly env: Readonly<Record<string, string>> };

const start = (command: readonly string[], place: CommandPlace): ChildProcess | string => {
  const [program = '', ...words] = command;
  try {
    return spawn(program, words, { ...place, detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
  } catch (error) {
    return faultNameOf(error);
  }
};

/** Runs a program in the desk, in a process group of its own, until it ends or the deadline comes. Never throws. */
export const runCommand = async (
  command: readonly string[],
  place: CommandPlace,
  deadline: Deadline,
): Promise<CommandEnd> => {
  const child = start(command, place);
  if (typeof child === 'string') return { kind: 'not-started', code: child };
  const end = await endOf(child, deadline, keepOutput(child));
  for (const stream of [child.stdout, child.stderr]) stream?.destroy();
  return end;
};
