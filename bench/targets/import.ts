import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Line } from '../figures.ts';
import { figuresOf, measureRounds, type Taken, type Work } from '../rounds.ts';
import { type Bench, many, type Target } from '../target.ts';
import { makeDesk, writeTickets } from '../world.ts';

const sizes = { quick: 10_000, usual: 1_000_000, full: 1_000_000 } as const;
const names = { first: 'tickets import', again: 'tickets import, again', peer: 'fast-csv, reading alone' } as const;
const peers = fileURLToPath(new URL('../', import.meta.url));

const freshDesk = (dir: string): void => {
  rmSync(dir, { recursive: true, force: true });
  makeDesk(dir, 'power-loss');
};

const fastCsv = (file: string): readonly string[] =>
  existsSync(join(peers, 'node_modules/fast-csv/package.json'))
    ? [process.execPath, join(peers, 'peers/fast-csv.js'), file]
    : ['fast-csv (npm ci --prefix bench)'];

const linesOf = (taken: Taken, rows: number): readonly Line[] => {
  const about = { target: 'P5', size: `${many(rows)} rows` } as const;
  return [
    {
      ...about,
      work: names.first,
      unit: '/s',
      ours: figuresOf(taken, names.first, { count: rows }),
      peer: { name: names.peer, figures: figuresOf(taken, names.peer, { count: rows }) },
      limit: { of: 'ratio', is: 'at least', value: 0.8 },
    },
    {
      ...about,
      work: 'tickets import, the same file again',
      unit: 's',
      ours: figuresOf(taken, names.again, 's'),
      peer: { name: 'the first import', figures: figuresOf(taken, names.first, 's') },
      limit: { of: 'ratio', is: 'at most', value: 0.1 },
    },
  ];
};

/** P5: `tickets import` into an empty desk beside fast-csv alone, which only reads; then the same file again. */
export const importTickets: Target = {
  name: 'import',
  measure: async (bench: Bench) => {
    const rows = sizes[bench.scale];
    const file = join(
      await bench.kept(`tickets-${rows}`, (dir) => writeTickets(join(dir, 'tickets.csv'), rows)),
      'tickets.csv',
    );
    const desks = { first: join(bench.dir, 'first'), again: join(bench.dir, 'again') };
    const load = (desk: string): readonly string[] => bench.ozma('--desk', desk, 'tickets', 'import', file);
    freshDesk(desks.again);
    const [program = '', ...args] = load(desks.again);
    execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
    const works: readonly Work[] = [
      { name: names.peer, command: fastCsv(file) },
      { name: names.first, command: load(desks.first), before: () => freshDesk(desks.first) },
      { name: names.again, command: load(desks.again) },
    ];
    const taken = await measureRounds(works, { runs: bench.runs, out: join(bench.dir, 'out'), tell: bench.tell });
    for (const desk of Object.values(desks)) rmSync(desk, { recursive: true, force: true });
    return linesOf(taken, rows);
  },
};
