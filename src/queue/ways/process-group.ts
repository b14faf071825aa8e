import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';

/** A program that leads a process group of its own, so that it can be ended with all that it begins. */
export type ProcessGroup = {
  readonly child: ChildProcessWithoutNullStreams;
  /** The number of the group, which is its leader's; undefined where the program could not be started. */
  readonly leader: number | undefined;
  /** Resolves when the leader has ended and nobody holds its pipes any more. */
  readonly gone: Promise<unknown>;
};

/** How long a program that is told to end (SIGTERM) has to tidy up before it is killed (SIGKILL), in milliseconds. */
const graceMs = 500;

/** How long, in milliseconds, the pipes of a program that has ended may stay open: something that it began holds them. */
const lingerMs = 200;

/** Starts a program without a shell. Throws where the system does not even try, as for a path with a NUL. */
export const startGroup = (
  command: readonly string[],
  directory: string,
  env: Readonly<Record<string, string>>,
): ProcessGroup => {
  const [program = '', ...args] = command;
  const child = spawn(program, args, { cwd: directory, env, detached: true, stdio: 'pipe' });
  // Whoever runs the program listens to its error; here it only means that it is gone.
  const gone = once(child, 'close').catch(() => undefined);
  return { child, leader: child.pid, gone };
};

/** Sends a signal to every process of a group; those that are gone, or are not ours any more, are left alone. */
export const signalGroup = (leader: number, signal: NodeJS.Signals): void => {
  try {
    process.kill(-leader, signal);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code !== 'ESRCH' && code !== 'EPERM') throw error;
  }
};

const goneWithin = async (gone: Promise<unknown>, ms: number): Promise<void> => {
  const waiting = new AbortController();
  await Promise.race([gone, sleep(ms, undefined, { signal: waiting.signal }).catch(() => undefined)]);
  waiting.abort();
};

/**
 * Ends a group and all that its leader began. A leader that has not ended by itself gets half a second to tidy up. Resolves at the latest shortly
 * after that, whatever the processes do: pipes that a process outside the group still holds are let go.
 */
export const endGroup = async ({ child, leader, gone }: ProcessGroup): Promise<void> => {
  if (leader !== undefined) {
    const hasEnded = child.exitCode !== null || child.signalCode !== null;
    if (!hasEnded) signalGroup(leader, 'SIGTERM');
    await goneWithin(gone, hasEnded ? lingerMs : graceMs);
    signalGroup(leader, 'SIGKILL');
    await goneWithin(gone, lingerMs);
  }
  for (const pipe of [child.stdin, child.stdout, child.stderr]) pipe.destroy();
  child.unref();
};
