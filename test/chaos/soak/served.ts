import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { type Life, sampleOf } from './sample.ts';

const main = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));

/** A desk that is served: started anew whenever it ends, and looked at from outside all the while. */
export type Served = AsyncDisposable & {
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Says that the process is meant to end now, ends it so, waits for that, and starts another; answers how it ended. */
  readonly replace: (signal: NodeJS.Signals) => Promise<string>;
  /** Ends it for good. */
  readonly stop: () => Promise<string>;
  /** Looks at the process now. */
  readonly sample: () => void;
  readonly lives: readonly Life[];
  /** Ends that nobody asked for. */
  readonly faults: readonly string[];
};

/** How a desk is served, and where its process writes what it says. */
export type Serving = {
  readonly desk: string;
  readonly logFile: string;
  readonly settle: string;
  readonly env?: Readonly<Record<string, string>>;
};

const start = ({ desk, logFile, settle, env }: Serving): ChildProcess => {
  const log = openSync(logFile, 'a');
  try {
    return spawn(process.execPath, [main, '--desk', desk, 'serve', '--json', '--settle', settle], {
      stdio: ['ignore', log, log],
      env: { ...process.env, ...env },
    });
  } finally {
    closeSync(log);
  }
};

const endOf = (child: ChildProcess): Promise<string> =>
  new Promise((resolve) => {
    child.once('exit', (status, signal) => resolve(signal ?? String(status)));
  });

const tailOf = (file: string): string => readFileSync(file, 'utf8').slice(-1500);

/** Serves a desk in a process of its own, and again when that has ended. */
export const openServed = (serving: Serving): Served => {
  const lives: Life[] = [];
  const faults: string[] = [];
  let isMeant = false;
  let child: ChildProcess;
  let ended: Promise<string>;
  const begin = (): void => {
    const one = start(serving);
    child = one;
    isMeant = false;
    lives.push({ pid: one.pid ?? 0, samples: [] });
    ended = endOf(one);
    void ended.then((how) => {
      if (isMeant || child !== one) return;
      faults.push(`serve ended by itself (${how}) and was started anew: ${tailOf(serving.logFile)}`);
      begin();
    });
  };
  const end = async (signal: NodeJS.Signals): Promise<string> => {
    isMeant = true;
    child.kill(signal);
    return ended;
  };
  // Nobody is left behind by a trial that breaks off.
  const endWithUs = (): void => {
    child.kill('SIGKILL');
  };
  process.once('exit', endWithUs);
  begin();
  return {
    kill: (signal) => child.kill(signal),
    replace: async (signal) => {
      const how = await end(signal);
      begin();
      return how;
    },
    stop: () => end('SIGTERM'),
    sample: () => {
      const life = lives.at(-1);
      const sample = life === undefined ? null : sampleOf(life.pid, serving.desk);
      if (sample !== null) life?.samples.push(sample);
    },
    lives,
    faults,
    [Symbol.asyncDispose]: async () => {
      process.off('exit', endWithUs);
      await end('SIGKILL');
    },
  };
};
