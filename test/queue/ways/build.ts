import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RepairTask } from '../../../src/queue/ways/task.ts';
import { openWays, type Ways } from '../../../src/queue/ways/ways.ts';
import { runningConfigOf, type WayConfig } from '../../../src/running-config.ts';

/** A task for a bunny; a test says what matters to it. */
export const aTask = (given: Partial<RepairTask> = {}): RepairTask => ({
  repair: 7,
  attempt: 1,
  idempotencyKey: '01890000-0000-7000-8000-000000000001/0/0',
  ticket: 'T-1001',
  owner: { name: 'Dora Quillfeather', id: null },
  submission: '01890000-0000-7000-8000-000000000001',
  label: 'T-1001 - Dora Quillfeather',
  item: { kind: 'bunny', id: '483920' },
  name: 'Snowdrop',
  file: 'bunny-483920.object',
  path: '/nowhere/bunny-483920.object',
  bytes: 1,
  sha256: '00'.repeat(32),
  ...given,
});

/** Ways of a desk that repairs bunnies in this one way. */
export const openBunnyWay = (deskDir: string, way: WayConfig, env = process.env, concurrency = 5): Ways =>
  openWays({
    deskDir,
    running: { ...runningConfigOf({}, 'UTC'), ways: new Map([['bunny', way]]) },
    env,
    concurrency,
  });

/** Whether a process runs still: one that has ended and that nobody has asked about yet does not. */
export const isRunning = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  try {
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return process.platform !== 'linux';
  }
};

/** The processes of a list that run still once they had a moment to end. */
export const stillRunning = async (pids: readonly number[]): Promise<readonly number[]> => {
  for (let waits = 0; waits < 100 && pids.some(isRunning); waits += 1) await sleep(20);
  return pids.filter(isRunning);
};

/** The numbers in a text, such as a file in which processes signed in. */
export const numbersIn = (text: string): readonly number[] => text.split(/\s+/).filter(Boolean).map(Number);

/** Never aborted. */
export const unhurried = (): AbortSignal => new AbortController().signal;
