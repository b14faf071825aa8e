import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { type Measured, measure, median } from './measure.ts';

/** One of several works that are measured beside each other, round by round, over `count` things of a kind. */
export type Work = {
  readonly name: string;
  readonly command: readonly string[];
  readonly count: number;
  /** What is done before each of its runs, and not measured. */
  readonly before?: () => void;
};

/** What became of one work in all rounds; `null` figures for a program that is not there. */
export type PairedRow = {
  readonly work: string;
  readonly count: number;
  readonly seconds: number | null;
  readonly perSecond: number | null;
  /** Time against that of the peer over as many things, by the median of the rounds' own ratios. */
  readonly ratio: number | null;
  readonly peakMb: number | null;
  readonly statuses: readonly number[];
};

/** How works are measured: where their output goes, how often, and who hears of each. */
export type Rounds = { readonly runs: number; readonly out: string; readonly tell: (text: string) => void };

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
const there = (works: readonly Work[], tell: Rounds['tell']): readonly Work[] =>
  works.filter(({ name, command: [program = ''] }) => {
    const isThere = program.includes('/') || isInstalled(program);
    if (!isThere) tell(`${name}: MISSING; ${program} is not installed`);
    return isThere;
  });

const roundOf = async (works: readonly Work[], { out, tell }: Rounds): Promise<ReadonlyMap<string, Measured>> => {
  const round = new Map<string, Measured>();
  for (const { name, command, before } of works) {
    before?.();
    const measured = await measure(command, `${out}.${name.replaceAll(/\W+/g, '-')}`);
    const { seconds, peakMb, status } = measured;
    const isDone = status === 0 || status === 1;
    if (isDone) round.set(name, measured);
    const failed = isDone ? '' : ': FAILED, and counts as missing';
    tell(`${name}: ${seconds.toFixed(2)} s, peak ${Math.round(peakMb)} MB, exit status ${status}${failed}`);
  }
  return round;
};

/** Measures works one after the other in each round, and compares each with the peer of that name in the same round. */
export const measurePaired = async (
  works: readonly Work[],
  peer: string,
  rounds: Rounds,
): Promise<readonly PairedRow[]> => {
  const present = there(works, rounds.tell);
  const all: ReadonlyMap<string, Measured>[] = [];
  for (let run = 0; run < rounds.runs; run += 1) all.push(await roundOf(present, rounds));
  const peerCount = works.find(({ name }) => name === peer)?.count;
  return works.map(({ name, count }) => {
    const measured = all.flatMap((round) => round.get(name) ?? []);
    if (measured.length === 0)
      return { work: name, count, seconds: null, perSecond: null, ratio: null, peakMb: null, statuses: [] };
    const ratios = all.flatMap((round) => {
      const [own, other] = [round.get(name), round.get(peer)];
      return own === undefined || other === undefined || count !== peerCount ? [] : [own.seconds / other.seconds];
    });
    const seconds = median(measured.map((one) => one.seconds));
    return {
      work: name,
      count,
      seconds,
      perSecond: Math.round(count / seconds),
      ratio: ratios.length === 0 ? null : median(ratios),
      peakMb: Math.round(Math.max(...measured.map(({ peakMb }) => peakMb))),
      statuses: measured.map(({ status }) => status),
    };
  });
};

const cell = (value: number | null, digits: number): string => (value === null ? 'missing' : value.toFixed(digits));

/** The rows as a Markdown table; `things` are what is counted. */
export const pairedTable = (
  rows: readonly PairedRow[],
  { things, peer }: { readonly things: string; readonly peer: string },
) =>
  [
    `| work | ${things} | seconds | ${things}/s | × ${peer} | peak MB | exit status |`,
    '|---|---|---|---|---|---|---|',
    ...rows.map(({ work, count, seconds, perSecond, ratio, peakMb, statuses }) => {
      const figures = [
        cell(seconds, 2),
        cell(perSecond, 0),
        seconds !== null && ratio === null ? '–' : cell(ratio, 2),
        cell(peakMb, 0),
      ];
      return `| ${[work, count, ...figures, [...new Set(statuses)].join(', ')].join(' | ')} |`;
    }),
    '',
  ].join('\n');
