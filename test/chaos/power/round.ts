import { execFileSync } from 'node:child_process';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../../build/random.ts';
import { type Account, account } from './account.ts';
import { complaintOf, openPast, type Past, recoverAndAccount, startIn } from './after-cut.ts';
import { type FileSystem, openDisk } from './disk.ts';
import { makeDesk, send } from './post.ts';
import { foldersOfCut, type Scene, type Work, workUntilCut } from './scenes.ts';
import { workOff } from './work-off.ts';

/** What one program is to do: so many cuts of one scene on one disk after another, each disk for a few cuts. */
export type Plan = {
  readonly fileSystem: FileSystem;
  readonly scene: Scene;
  readonly cuts: number;
  readonly cutsOfDisk: number;
  readonly seed: number;
  readonly durability: 'power-loss' | 'process';
  readonly env: Readonly<Record<string, string>>;
};

/** The random numbers of one cut, so that each can be had again by its number. */
const randomOf = ({ seed }: Plan, cut: number) => seededRandom(seed * 1000 + cut);

/** Works a desk, cuts the power at a random moment, lets what is at work run against the dead disk for a moment, and ends it. */
const workAndCut = async (disk: ReturnType<typeof openDisk>, plan: Plan, past: Past, cut: number): Promise<void> => {
  const random = randomOf(plan, cut);
  const listeners = new Set<() => void>();
  const state = { isCut: false };
  const start = startIn(disk.dir, plan.env, past, () => {
    for (const listener of listeners) listener();
  });
  const untilTold: Work['untilTold'] = async (count, ended) => {
    const goal = past.told.length + count;
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = (): void => {
      if (past.told.length >= goal) resolve();
    };
    listeners.add(look);
    await Promise.race([promise, ended]);
    listeners.delete(look);
  };
  const sendNext = (): void => {
    past.sent.push(send(disk.dir, past.next, random));
    past.next += 1;
  };
  const work: Work = { random, start, send: sendNext, told: past.told, untilTold, isCut: () => state.isCut };
  const processes = await workUntilCut(plan.scene, work);
  state.isCut = true;
  // What is said from now on, nobody hears: ext4 may answer a sync that was under way as if all were well, which no machine without power does.
  const saidBefore = past.told.length;
  disk.cut();
  await pause(random.below(80));
  for (const one of processes) one.kill('SIGKILL');
  await Promise.all(processes.map(({ ended }) => ended));
  past.told.length = saidBefore;
};

/** The end of a desk: what is queued is worked off, the order of the queue is proven, and everything is accounted for once more. */
const endDesk = async (desk: string, plan: Plan, past: Past): Promise<Account> => {
  const start = startIn(desk, plan.env, past);
  const wrong = [
    ...(await workOff(plan.scene, { desk, start, told: past.told })),
    ...(await complaintOf(start('verify', '--ledger'), 'verify', [0])),
    ...(await complaintOf(start('queue', 'audit'), 'queue audit', [0])),
  ];
  const accounted = account(desk, { ...past, found: [] });
  return { ...accounted, wrong: [...wrong, ...accounted.wrong] };
};

const tell = (result: Account): void => void process.stdout.write(`${JSON.stringify(result)}\n`);

/** One disk's life: cut after cut, told one by one; then its desk's end, told as one more. */
const liveOneDisk = async (below: string, plan: Plan, from: number): Promise<void> => {
  await using disk = openDisk(below, plan.fileSystem);
  const { durability, scene } = plan;
  const last = Math.min(plan.cuts, from + plan.cutsOfDisk);
  const repairs = scene === 'serve' ? 'module' : 'hand';
  makeDesk(disk.dir, { tickets: (last - from) * foldersOfCut, durability, repairs });
  const past = openPast();
  for (let cut = from; cut < last; cut += 1) {
    await workAndCut(disk, plan, past, cut);
    await disk.restart();
    tell(await recoverAndAccount(disk.dir, plan.env, past));
  }
  tell(await endDesk(disk.dir, plan, past));
};

const [below = '', json = ''] = process.argv.slice(2);
const plan: Plan = JSON.parse(json);
// Whoever started this is gone: so are its mounts, with the last process that sees them.
process.stdin.once('end', () => process.exit(1)).resume();
execFileSync('mount', ['-t', 'tmpfs', 'none', below]);
for (let from = 0; from < plan.cuts; from += plan.cutsOfDisk) await liveOneDisk(below, plan, from);
process.exit(0);
