import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { figureTable } from './figure-table.ts';
import type { JudgedLine } from './figures.ts';
import type { Scale } from './target.ts';

/** A run of the benchmark as it is kept: when, where, with which versions, and every figure of every round. */
export type LastRun = {
  readonly at: string;
  readonly machine: string;
  readonly versions: Readonly<Record<string, string>>;
  readonly scale: Scale;
  readonly runs: number;
  readonly minutes: number;
  readonly lines: readonly JudgedLine[];
};

/** Where the run that the README shows is kept. */
export const lastRunFile = fileURLToPath(new URL('last-run.json', import.meta.url));

const readmeFile = fileURLToPath(new URL('../README.md', import.meta.url));
const block = /(?<=<!-- bench:start -->\n)[\s\S]*?(?=\n<!-- bench:end -->)/u;

const firstLine = (program: string, ...args: readonly string[]): string => {
  try {
    return execFileSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).split('\n')[0] ?? '';
  } catch {
    return 'missing';
  }
};

const packageVersion = (directory: string, name: string): string => {
  const file = fileURLToPath(new URL(`${directory}/${name}/package.json`, import.meta.url));
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).version : 'missing';
};

/** The machine that figures are of, in words. */
export const machine = (): string => {
  const [{ model = 'unknown processor' } = {}] = cpus();
  const gigabytes = Math.round(totalmem() / 2 ** 30);
  return `${cpus().length} × ${model}, ${gigabytes} GB of memory, Linux ${release()}`;
};

/** The versions of everything that was measured. */
export const versions = (): LastRun['versions'] => ({
  node: process.versions.node,
  sha256sum: firstLine('sha256sum', '--version'),
  rhash: firstLine('rhash', '--version'),
  'bagit.py': firstLine('bagit.py', '--version'),
  sqlite3: firstLine('sqlite3', '--version').split(' ')[0] ?? '',
  plainjob: packageVersion('node_modules', 'plainjob'),
  liteque: packageVersion('node_modules', 'liteque'),
  'fast-csv': packageVersion('node_modules', 'fast-csv'),
});

/** The README's section on speed, as a run says it. */
export const speedSection = ({ at, machine, versions, scale, runs, minutes, lines }: LastRun): string =>
  [
    `\`npm run bench\` on ${at.slice(0, 10)} (${scale} sizes, ${runs} rounds, ${minutes} minutes): ${machine}.`,
    `Beside: ${Object.entries(versions)
      .map(([name, version]) => (version.toLowerCase().includes(name) ? version : `${name} ${version}`))
      .join('; ')}.`,
    '',
    figureTable(lines),
    '',
    'Works of a row run in turns in the same minutes, in every second round in the other order. Figures are medians of all rounds; a ratio is ours',
    'against the peer’s, of each round’s own pair, with the least and the most of them. Timings of a shared machine vary: the ratio is what to look at.',
  ].join('\n');

/** What the README shows now. */
export const shownSpeed = (): string => block.exec(readFileSync(readmeFile, 'utf8'))?.[0] ?? '';

/** Reads a run that was kept. */
export const readRun = (file: string): LastRun => JSON.parse(readFileSync(file, 'utf8'));

/** Puts a run into the README. */
export const showRun = (run: LastRun): void => {
  const readme = readFileSync(readmeFile, 'utf8');
  writeFileSync(
    readmeFile,
    readme.replace(block, () => speedSection(run)),
  );
};
