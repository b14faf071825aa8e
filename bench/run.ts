import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { figureTable } from './figure-table.ts';
import { type JudgedLine, judgeLine } from './figures.ts';
import { openKept } from './kept.ts';
import { type LastRun, lastRunFile, machine, readRun, showRun, versions } from './last-run.ts';
import type { Bench, Scale, Target } from './target.ts';
import { check } from './targets/check.ts';
import { exportManifest } from './targets/export.ts';
import { growth } from './targets/growth.ts';
import { importTickets } from './targets/import.ts';
import { ingest } from './targets/ingest.ts';
import { lists } from './targets/lists.ts';
import { memory } from './targets/memory.ts';
import { queue } from './targets/queue.ts';
import { start } from './targets/start.ts';
import { verify } from './targets/verify.ts';

const targets: readonly Target[] = [
  ...[check, ingest, queue, exportManifest, importTickets],
  ...[start, growth, memory, verify, lists],
];

const { values } = parseArgs({
  options: {
    only: { type: 'string', multiple: true, default: [] },
    runs: { type: 'string', default: '5' },
    quick: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    dir: { type: 'string', default: tmpdir() },
    work: { type: 'string' },
    source: { type: 'boolean', default: false },
    json: { type: 'string' },
    readme: { type: 'boolean', default: false },
  },
});

const root = fileURLToPath(new URL('..', import.meta.url));
const tell = (text: string): void => void process.stderr.write(`${text}\n`);

const chosen = (): readonly Target[] => {
  const names = targets.map(({ name }) => name);
  const unknown = values.only.filter((name) => !names.includes(name));
  if (unknown.length > 0) throw new Error(`--only: expected ${names.join(', ')}; found ${unknown.join(', ')}`);
  return targets.filter(({ name }) => values.only.length === 0 || values.only.includes(name));
};

const scaleAsked = (): Scale => {
  if (values.quick) return 'quick';
  return values.full ? 'full' : 'usual';
};

/** What is measured is the released program, which loads no TypeScript. */
const programOf = (): string => {
  if (values.source) return join(root, 'src/main.ts');
  tell('building what is released …');
  execFileSync('npm', ['run', '--silent', 'prepack'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });
  return join(root, 'dist/src/main.js');
};

const linesOf = async (target: Target, bench: Bench): Promise<readonly JudgedLine[]> => {
  tell(`\n${target.name}`);
  const lines = (await target.measure(bench)).map(judgeLine);
  tell(`\n${figureTable(lines)}`);
  return lines;
};

/** Measures what was asked for; hands over what is known after each target, since all of them take an hour. */
const measureAll = async (parent: string, keep: (run: LastRun) => void): Promise<LastRun> => {
  const startedAt = new Date();
  const program = programOf();
  const work = values.work ?? join(parent, 'work');
  mkdirSync(work, { recursive: true });
  const lines: JudgedLine[] = [];
  const runSoFar = (): LastRun => ({
    at: startedAt.toISOString(),
    machine: machine(),
    versions: versions(),
    scale: scaleAsked(),
    runs: Number(values.runs),
    minutes: Math.round((Date.now() - startedAt.getTime()) / 60_000),
    lines,
  });
  for (const target of chosen()) {
    const dir = mkdtempSync(join(parent, `${target.name}-`));
    const ozma = (...args: readonly string[]) => [process.execPath, program, '--quiet', ...args];
    const bench = { scale: scaleAsked(), runs: Number(values.runs), dir, kept: openKept(work, root, tell), ozma, tell };
    lines.push(...(await linesOf(target, bench)));
    rmSync(dir, { recursive: true, force: true });
    keep(runSoFar());
  }
  return runSoFar();
};

const measureAndTell = async (): Promise<void> => {
  const parent = mkdtempSync(join(values.dir, 'ozma-bench-'));
  try {
    const isWhole = values.only.length === 0 && scaleAsked() !== 'quick';
    const file = values.json ?? (isWhole ? lastRunFile : null);
    const write = (to: string | null | undefined, what: LastRun): void => {
      if (typeof to === 'string') writeFileSync(to, `${JSON.stringify(what, null, 2)}\n`);
    };
    // The run that the README shows is a whole one.
    const run = await measureAll(parent, (soFar) => write(values.json, soFar));
    write(file, run);
    process.stdout.write(`\n${figureTable(run.lines)}\n`);
  } finally {
    rmSync(parent, { recursive: true, force: true });
  }
};

if (values.readme) showRun(readRun(values.json ?? lastRunFile));
else await measureAndTell();
