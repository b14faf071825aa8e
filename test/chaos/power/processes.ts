import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { type Told, toldBy } from './told.ts';

const main = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));

/** How a process ended: its exit status, or the signal that ended it. */
export type Ending = number | NodeJS.Signals;

/** A process of ozma and what it has acknowledged. */
export type Process = {
  readonly ended: Promise<Ending>;
  readonly complaints: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
};

/** How processes are started, and who hears what they acknowledge. */
export type Starting = {
  readonly desk: string;
  readonly env: Readonly<Record<string, string>>;
  readonly onTold: (told: Told) => void;
};

/** Starts a command of ozma on a desk, as the leader of a group, so that what it starts dies with it. */
export const startOzma = ({ desk, env, onTold }: Starting, ...args: readonly string[]): Process => {
  const child = spawn(process.execPath, [main, '--desk', desk, '--json', '--quiet', ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, ...env },
  });
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints = `${complaints}${chunk}`.slice(-4000);
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    // A line that a kill cut short was read by nobody.
    const told = line.startsWith('{') && line.endsWith('}') ? toldBy(line) : null;
    if (told !== null) onTold(told);
  });
  const ended = new Promise<Ending>((resolve) => {
    child.once('close', (status, signal) => resolve(status ?? signal ?? 'SIGKILL'));
  });
  const { pid } = child;
  const kill = (signal: NodeJS.Signals): void => {
    try {
      if (pid !== undefined) process.kill(-pid, signal);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'ESRCH')) throw error;
    }
  };
  return { ended, complaints: () => complaints, kill };
};
