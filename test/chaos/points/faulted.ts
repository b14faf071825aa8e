import { spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Shim } from './shim.ts';

const main = fileURLToPath(new URL('../../../src/main.ts', import.meta.url));

/** How a call goes wrong: see `shim.c`. */
export const modes = ['kill-before', 'kill-after', 'torn', 'short', 'EIO', 'ENOSPC'] as const;
export type Mode = (typeof modes)[number];

/** One call that goes wrong, counted from 1. */
export type Fault = { readonly at: number; readonly mode: Mode };

/** One call by which a process wrote. */
export type Point = { readonly call: string; readonly path: string };

/** How a process went: `isLate` where it had to be ended since it did not end by itself. */
export type Ran = {
  readonly status: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly points: readonly Point[];
  readonly isLate: boolean;
};

/** What is run: arguments of ozma, or another program, on a desk. `isDone` tells whether one that serves is to stop; it is asked when it has said something. */
export type Work = {
  readonly args: readonly string[];
  readonly program?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly isDone?: (desk: string) => boolean;
  /** What goes before the program: another that watches it. */
  readonly under?: readonly string[];
};

/** No process here has more to do than a few seconds’ work, on a machine that others keep busy. */
const limitMs = 240_000;

const pointsIn = (file: string): readonly Point[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .slice(0, -1)
    .map((line) => {
      const [, call = '', path = ''] = /^\d+ (\S+) (.*)$/.exec(line) ?? [];
      return { call, path };
    });

type Files = { readonly state: string; readonly trace: string };

const environment = (shim: Shim, desk: string, fault: Fault | null, { state, trace }: Files) => ({
  ...process.env,
  LD_PRELOAD: shim.file,
  POINTS_UNDER: desk,
  POINTS_STATE: state,
  POINTS_TRACE: trace,
  ...(fault === null ? {} : { POINTS_AT: String(fault.at), POINTS_MODE: fault.mode }),
});

const runIn = (work: Work, desk: string, env: NodeJS.ProcessEnv): Promise<Omit<Ran, 'points'>> => {
  const [command = process.execPath, ...before] = [...(work.under ?? []), process.execPath];
  const child = spawn(command, [...before, work.program ?? main, '--desk', desk, ...work.args], {
    env: { ...env, ...work.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said = { stdout: '', stderr: '', isLate: false };
  let isTold = false;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    said.stdout += text;
    // A second signal would end it at once.
    if (isTold || work.isDone?.(desk) !== true) return;
    isTold = true;
    child.kill('SIGTERM');
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said.stderr += text;
  });
  const timer = setTimeout(() => {
    said.isLate = true;
    child.kill('SIGKILL');
  }, limitMs);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (status, signal) => {
      clearTimeout(timer);
      resolve({ ...said, status, signal });
    });
  });
};

/** Runs something on a desk as it is, and waits for its end. */
export const runPlain = (desk: string, work: Work): Promise<Omit<Ran, 'points'>> => runIn(work, desk, process.env);

/** Runs something on a desk (absolute, without links in its path), lets one call go wrong, and waits for its end. */
export const runFaulted = async (shim: Shim, desk: string, work: Work, fault: Fault | null): Promise<Ran> => {
  const files = { state: `${desk}.state`, trace: `${desk}.trace` };
  writeFileSync(files.state, Buffer.alloc(24));
  writeFileSync(files.trace, '');
  try {
    const ran = await runIn(work, desk, environment(shim, desk, fault, files));
    return { ...ran, points: pointsIn(files.trace) };
  } finally {
    for (const file of Object.values(files)) rmSync(file, { force: true });
  }
};
