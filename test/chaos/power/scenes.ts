import { setTimeout as pause } from 'node:timers/promises';
import type { Random } from '../../build/random.ts';
import type { Ending, Process } from './processes.ts';
import type { Told } from './told.ts';

/** What is at work when the power goes: one ingest; a served desk; people who claim and finish beside an ingest; an ingest that works off what a killed one left. */
export const scenes = ['ingest', 'serve', 'hand', 'recovery'] as const;
export type Scene = (typeof scenes)[number];

/** A desk at work. */
export type Work = {
  readonly random: Random;
  readonly start: (...args: readonly string[]) => Process;
  /** Sends the next folder of a customer. */
  readonly send: () => void;
  readonly told: readonly Told[];
  /** Waits until so many more acknowledgements have come, or everything has ended. */
  readonly untilTold: (count: number, ended: Promise<unknown>) => Promise<void>;
  readonly isCut: () => boolean;
};

/** How many folders each cut finds on their way. */
export const foldersOfCut = 8;

/** From how long a command takes to start, in milliseconds: a cut that waits for no acknowledgement comes within about that time. */
const startMs = 900;

/** The moment of a cut: after some acknowledgements, or before the first. */
const untilCut = async ({ random, untilTold }: Work, most: number, ended: Promise<unknown>): Promise<void> => {
  const count = random.below(most + 1);
  if (count > 0) await untilTold(count, ended);
  await Promise.race([pause(random.fraction() * (count === 0 ? startMs : 25)), ended]);
};

const sendAll = ({ send }: Work): void => {
  for (let n = 0; n < foldersOfCut; n += 1) send();
};

const ingestUntilCut = async (work: Work): Promise<readonly Process[]> => {
  sendAll(work);
  const ingest = work.start('ingest');
  await untilCut(work, foldersOfCut, ingest.ended);
  return [ingest];
};

/** A mail slot that goes on while the desk is served. */
const serveUntilCut = async (work: Work): Promise<readonly Process[]> => {
  const serve = work.start('serve', '--no-progress');
  for (let n = 0; n < 2; n += 1) work.send();
  const posting = (async () => {
    for (let n = 2; n < foldersOfCut && !work.isCut(); n += 1) {
      await pause(work.random.below(200));
      if (!work.isCut()) work.send();
    }
  })();
  await untilCut(work, foldersOfCut * 3, Promise.race([serve.ended, posting.then(() => pause(4000))]));
  return [serve];
};

/** Somebody who claims a repair and finishes it, again and again, until the power goes. */
const workByHand = async (work: Work, all: Process[]): Promise<void> => {
  const run = async (...args: readonly string[]): Promise<Ending> => {
    const one = work.start('queue', ...args);
    all.push(one);
    return one.ended;
  };
  while (!work.isCut()) {
    const before = work.told.length;
    if ((await run('claim', '--by', 'Yuki')) !== 0) return;
    const claim = work.told.slice(before).findLast((one) => one.kind === 'claimed');
    if (claim?.kind !== 'claimed' || claim.token === null || work.isCut()) return;
    const ending = work.random.below(4) === 0 ? ['unrepairable', '--why', 'it is gone'] : ['fulfilled'];
    await run('finish', `${claim.repair}`, '--token', claim.token, '--outcome', ...ending);
  }
};

const handUntilCut = async (work: Work): Promise<readonly Process[]> => {
  sendAll(work);
  const ingest = work.start('ingest');
  const all = [ingest];
  // Before that there may be nothing to claim.
  const hands = work.untilTold(1, ingest.ended).then(() => workByHand(work, all));
  await untilCut(work, foldersOfCut + 8, Promise.all([ingest.ended, hands]));
  return all;
};

const recoverUntilCut = async (work: Work): Promise<readonly Process[]> => {
  sendAll(work);
  const first = work.start('ingest');
  await untilCut(work, foldersOfCut - 2, first.ended);
  first.kill('SIGKILL');
  await first.ended;
  const second = work.start('ingest');
  await untilCut(work, 4, second.ended);
  return [second];
};

/** Has a desk work until the moment of the cut; answers the processes that are at work then. */
export const workUntilCut = (scene: Scene, work: Work): Promise<readonly Process[]> => {
  switch (scene) {
    case 'ingest':
      return ingestUntilCut(work);
    case 'serve':
      return serveUntilCut(work);
    case 'hand':
      return handUntilCut(work);
    case 'recovery':
      return recoverUntilCut(work);
  }
};
