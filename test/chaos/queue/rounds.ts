import { rmSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { requireDesk, wire } from '../../../src/wire.ts';
import { seededRandom } from '../../build/random.ts';
import { runOzma } from '../../hostile/run-ozma.ts';
import { type Acknowledged, accountForQueue, claimedAnew, held, isWriting, unfinished } from './account.ts';
import { type ChaosDesk, makeQueuedDesk } from './desk.ts';
import { type Pace, type QueueProcess, startWorker, stopWorker, waitUntil } from './processes.ts';

/** What a run came to: what its accounts say is wrong, and how much was done to it. */
export type Round = {
  readonly faults: readonly string[];
  readonly kills: number;
  readonly refused: number;
  readonly told: readonly Acknowledged[];
};

/** The chain as the store proves it, and the order as the audit does. */
const faultsOfLedger = async (desk: string): Promise<readonly string[]> => {
  await using app = wire(await requireDesk({ desk, env: {}, cwd: process.cwd() }));
  const broken = await app.store.reads.firstBrokenEvent();
  const audit = await runOzma(['--desk', desk, 'queue', 'audit']);
  return [
    ...(broken === null ? [] : [`event ${broken} does not fit the chain`]),
    ...(audit.status === 0 ? [] : [`the audit ended with ${audit.status}: ${audit.stdout}${audit.stderr}`]),
  ];
};

const accountAll = async (desk: string, workers: readonly QueueProcess[]) => {
  const told = workers.flatMap((worker) => worker.told);
  const faults = [...accountForQueue(desk, told), ...(await faultsOfLedger(desk))];
  rmSync(desk, { recursive: true, force: true });
  return { faults, told, refused: told.filter(({ kind }) => kind === 'refused').length };
};

/** Lets one process work off what is left, and proves that nothing needed a hand. */
const workOff = async (desk: string, limitMs: number): Promise<QueueProcess> => {
  const last = startWorker(desk, { slowMs: 1, anewTimes: 1 });
  await waitUntil(
    () => unfinished(desk) === 0,
    limitMs,
    () => `${unfinished(desk)} repairs are left. ${last.complaints()}`,
  );
  await pause(300);
  await stopWorker(last);
  return last;
};

/** How often processes are killed, and the seed of when and which. */
export type Kills = Pace & { readonly kills: number; readonly seed: number };

/** Two processes work one desk, and either is killed by `kill -9` at random moments until that was done often enough. */
export const runWithKills = async (desk: ChaosDesk, { kills, seed, ...pace }: Kills): Promise<Round> => {
  const dir = await makeQueuedDesk(desk);
  const random = seededRandom(seed);
  const workers: QueueProcess[] = [];
  const start = (): QueueProcess => {
    const worker = startWorker(dir, pace);
    workers.push(worker);
    return worker;
  };
  const pair = [start(), start()];
  let killed = 0;
  while (killed < kills && unfinished(dir) > 0) {
    const index = random.fraction() < 0.5 ? 0 : 1;
    const victim = pair[index];
    await victim?.ready;
    await pause(30 + random.fraction() * 300);
    if (victim?.child.kill('SIGKILL') === true) killed += 1;
    await victim?.ended;
    pair[index] = start();
  }
  await Promise.all(pair.map(stopWorker));
  workers.push(await workOff(dir, 240_000));
  return { ...(await accountAll(dir, workers)), kills: killed };
};

/** Stops a process with what it holds. One that is stopped in the middle of a write would keep everybody out: it is let go on for a moment. */
const stopBetweenWrites = async (dir: string, { child }: QueueProcess): Promise<void> => {
  for (;;) {
    child.kill('SIGSTOP');
    if (!isWriting(dir)) return;
    child.kill('SIGCONT');
    await pause(20);
  }
};

/**
 * A process is stopped in the middle of its repairs, another takes them over, and the first goes on as if nothing had been: a zombie. `zombies` is
 * how many attempts are to be left behind in this way.
 */
export const runWithZombies = async (
  desk: ChaosDesk,
  { zombies, ...pace }: Pace & { readonly zombies: number },
): Promise<Round> => {
  const dir = await makeQueuedDesk(desk);
  const workers: QueueProcess[] = [];
  let stops = 0;
  for (let left = 0; left < zombies && unfinished(dir) > desk.concurrency; left += desk.concurrency) {
    const zombie = startWorker(dir, pace);
    workers.push(zombie);
    await zombie.ready;
    await waitUntil(
      () => held(dir) >= desk.concurrency,
      60_000,
      () => `nothing was claimed. ${zombie.complaints()}`,
    );
    await stopBetweenWrites(dir, zombie);
    stops += 1;
    const heir = startWorker(dir, { ...pace, bug: 'none' });
    workers.push(heir);
    // After the lease the heir takes over what the zombie holds; the zombie wakes while the heir is at work on it.
    const before = claimedAnew(dir);
    await waitUntil(
      () => claimedAnew(dir) > before,
      60_000,
      () => `nothing was taken over. ${heir.complaints()}`,
    );
    zombie.child.kill('SIGCONT');
    await pause(pace.slowMs * 1.5 + 300);
    await Promise.all([stopWorker(zombie), stopWorker(heir)]);
  }
  workers.push(await workOff(dir, 240_000));
  return { ...(await accountAll(dir, workers)), kills: stops };
};
