import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Measured, measure } from './measure.ts';

/** One of several works that are measured beside each other, round by round. */
export type Work = {
  readonly name: string;
  readonly command: readonly string[];
  /** Where its output goes, if not where that of all goes. */
  readonly out?: string;
  /** What is done before each of its runs, and not measured. */
  readonly before?: () => void | Promise<void>;
};

/** How works are measured: how often, where their output goes, and who hears of each run. */
export type Rounds = { readonly runs: number; readonly out: string; readonly tell: (text: string) => void };

/** What each work took in each round, by its name; a work that is not installed, or failed once, has no rounds. */
export type Taken = ReadonlyMap<string, readonly Measured[]>;

/** Whether a program is to be found in PATH. */
export const isInstalled = (program: string): boolean =>
  (process.env['PATH'] ?? '').split(delimiter).some((dir) => {
    try {
      accessSync(join(dir, program), constants.X_OK);
      return true;
    } catch {
      return false;
    }
  });

/** The works whose programs are there; one that is not is said to be missing, never skipped in silence. */
const present = (works: readonly Work[], tell: Rounds['tell']): readonly Work[] =>
  works.filter(({ name, command: [program = ''] }) => {
    const isThere = program.includes('/') || isInstalled(program);
    if (!isThere) tell(`${name}: MISSING; ${program} is not installed`);
    return isThere;
  });

const runOne = async ({ name, command, before, ...own }: Work, { out, tell }: Rounds): Promise<Measured | null> => {
  await before?.();
  const measured = await measure(command, own.out ?? out);
  const { seconds, peakMb, status } = measured;
  const isDone = status === 0 || status === 1;
  const failed = isDone ? '' : ': FAILED, and counts as missing';
  tell(`${name}: ${seconds.toFixed(2)} s, peak ${Math.round(peakMb)} MB, exit status ${status}${failed}`);
  return isDone ? measured : null;
};

/** Measures works beside each other, in every second round in the other order, so that none always comes after the same one. */
export const measureRounds = async (works: readonly Work[], rounds: Rounds): Promise<Taken> => {
  const taken = new Map<string, Measured[]>();
  const failed = new Set<string>();
  const forwards = present(works, rounds.tell);
  for (let round = 0; round < rounds.runs; round += 1) {
    for (const work of round % 2 === 0 ? forwards : forwards.toReversed()) {
      const measured = await runOne(work, rounds);
      if (measured === null) failed.add(work.name);
      else taken.set(work.name, [...(taken.get(work.name) ?? []), measured]);
    }
  }
  for (const name of failed) taken.delete(name);
  return taken;
};

/** One figure of a work in each round: its seconds, its milliseconds, its peak of memory, or how many of `count` things it did in a second. */
export const figuresOf = (
  taken: Taken,
  name: string,
  figure: 's' | 'ms' | 'MB' | { readonly count: number },
): readonly number[] =>
  (taken.get(name) ?? []).map(({ seconds, peakMb }) => {
    if (figure === 's') return seconds;
    if (figure === 'ms') return seconds * 1000;
    return figure === 'MB' ? peakMb : figure.count / seconds;
  });
