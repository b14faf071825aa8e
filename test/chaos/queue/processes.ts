import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { Acknowledged } from './account.ts';

const workerFile = fileURLToPath(new URL('worker.ts', import.meta.url));

/** A process that works a desk's queue. */
export type QueueProcess = {
  readonly child: ChildProcess;
  /** Resolves when it has begun to work. */
  readonly ready: Promise<void>;
  readonly ended: Promise<void>;
  /** What it has told so far. */
  readonly told: readonly Acknowledged[];
  readonly complaints: () => string;
};

/** How a process works: about how long a repair takes, and how many times as long from its second attempt on; `bug` names a planted one. */
export type Pace = { readonly slowMs: number; readonly anewTimes: number; readonly bug?: string };

/** Starts a process on a desk. It ends by itself when this process does. */
export const startWorker = (desk: string, { slowMs, anewTimes, bug = 'none' }: Pace): QueueProcess => {
  const child = spawn(process.execPath, [workerFile, desk, String(slowMs), String(anewTimes), bug], {
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  const told: Acknowledged[] = [];
  const { promise: ready, resolve } = Promise.withResolvers<void>();
  let complaints = '';
  child.stderr.on('data', (chunk) => {
    complaints = `${complaints}${chunk}`.slice(-4000);
  });
  createInterface({ input: child.stdout }).on('line', (line) => {
    const said: Acknowledged = JSON.parse(line);
    if (said.kind === 'ready') resolve();
    else told.push(said);
  });
  const ended = new Promise<void>((end) => {
    child.once('close', () => {
      resolve();
      end();
    });
  });
  return { child, ready, ended, told, complaints: () => complaints };
};

/** Tells a process to stop as its owner would, and waits for its end. */
export const stopWorker = async ({ child, ended }: QueueProcess): Promise<void> => {
  child.stdin?.end();
  await ended;
};

/** Waits until something holds, looking every so often; throws what it knows when that takes too long. */
export const waitUntil = async (holds: () => boolean, limitMs: number, why: () => string): Promise<void> => {
  const endMs = performance.now() + limitMs;
  while (!holds()) {
    if (performance.now() > endMs) throw new Error(why());
    await pause(50);
  }
};
