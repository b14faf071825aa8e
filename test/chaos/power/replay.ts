import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { seededRandom } from '../../build/random.ts';
import { openPast, type Past, recoverAndAccount, startIn } from './after-cut.ts';
import { type FileSystem, makeFileSystem, mountImage, unmount } from './disk.ts';
import { applyAll, applySome, type Change, flushedOf, readHistory } from './history.ts';
import { makeDesk, send } from './post.ts';
import { workOff } from './work-off.ts';

/** One served desk on a disk that remembers each write and flush, and so many states in which a power cut may have left it. */
export type ReplayPlan = {
  readonly fileSystem: FileSystem;
  readonly folders: number;
  readonly states: number;
  readonly seed: number;
  readonly durability: 'power-loss' | 'process';
};

/** What is left of a served desk: its history on the disk, and how long that was when each thing was acknowledged and when the desk was made. */
type Lived = {
  readonly past: Past;
  readonly toldAt: readonly number[];
  readonly madeAt: number;
  readonly history: string;
  /** The image before the first write of the history. */
  readonly base: string;
};

const openLoggedDisk = async (below: string, kind: FileSystem) => {
  const [image, base, history] = [join(below, 'image'), join(below, 'base'), join(below, 'history')];
  const [fuse, dir] = [join(below, 'fuse'), join(below, 'disk')];
  for (const one of [fuse, dir]) mkdirSync(one);
  makeFileSystem(image, kind);
  execFileSync('cp', ['--sparse=always', image, base]);
  const daemon = spawn(join(below, '../block-log'), [image, history, fuse, '-f', '-s'], { stdio: 'inherit' });
  const ended = new Promise((resolve) => daemon.once('close', resolve));
  while (!existsSync(join(fuse, 'disk'))) {
    if (daemon.exitCode !== null) throw new Error(`the disk that remembers ended with status ${daemon.exitCode}`);
    await pause(10);
  }
  mountImage(join(fuse, 'disk'), dir);
  const end = async (): Promise<void> => {
    await unmount(dir);
    await unmount(fuse);
    await ended;
  };
  return { dir, base, history, end };
};

/** Serves a desk, with a mail slot that goes on, until everything is repaired. */
const live = async (below: string, plan: ReplayPlan): Promise<Lived> => {
  const { fileSystem, folders, seed, durability } = plan;
  const { dir, base, history, end } = await openLoggedDisk(below, fileSystem);
  const random = seededRandom(seed);
  makeDesk(dir, { tickets: folders, durability, repairs: 'module' });
  const past = openPast();
  const toldAt: number[] = [];
  const madeAt = statSync(history).size;
  const start = startIn(dir, {}, past, () => toldAt.push(statSync(history).size));
  const ingest = start('ingest');
  for (let index = 0; index < folders; index += 1) {
    if (index === folders / 2) await ingest.ended;
    past.sent.push(send(dir, index, random));
    await pause(random.below(150));
  }
  const wrong = await workOff('serve', { desk: dir, start, told: past.told });
  if (wrong.length > 0) throw new Error(wrong.join('\n'));
  await end();
  return { past, toldAt, madeAt, history, base };
};

/** What had been acknowledged when the history was so long. */
const pastAt = ({ past, toldAt }: Lived, end: number): Past => ({
  ...past,
  told: past.told.filter((_, index) => (toldAt[index] ?? 0) <= end),
});

const endOf = (changes: readonly Change[], count: number): number => changes[count - 1]?.end ?? 0;

/** Brings disks into states that a cut may have left, in the order of the history, and accounts for each. */
const replay = async (below: string, plan: ReplayPlan, lived: Lived): Promise<void> => {
  const changes = readHistory(lived.history);
  const random = seededRandom(plan.seed + 1);
  const first = changes.findIndex(({ end }) => end > lived.madeAt);
  const counts = Array.from({ length: plan.states }, () => first + random.below(changes.length - first)).toSorted(
    (a, b) => a - b,
  );
  const [state, dir] = [join(below, 'state'), join(below, 'disk')];
  let applied = 0;
  for (const count of counts) {
    const flushed = flushedOf(changes, count);
    applyAll(lived.base, changes.slice(applied, flushed));
    applied = flushed;
    execFileSync('cp', ['--sparse=auto', lived.base, state]);
    applySome(state, changes.slice(flushed, count), random);
    mountImage(state, dir);
    const accounted = await recoverAndAccount(dir, {}, pastAt(lived, endOf(changes, count)));
    process.stdout.write(`${JSON.stringify(accounted)}\n`);
    await unmount(dir);
  }
};

const [given = '', json = ''] = process.argv.slice(2);
const plan: ReplayPlan = JSON.parse(json);
process.stdin.once('end', () => process.exit(1)).resume();
const below = join(given, 'disks');
mkdirSync(below);
execFileSync('mount', ['-t', 'tmpfs', 'none', below]);
await replay(below, plan, await live(below, plan));
process.exit(0);
