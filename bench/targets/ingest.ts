import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Line } from '../figures.ts';
import { readyDesk, sha256sumOf } from '../ready-desk.ts';
import { figuresOf, measureRounds, type Taken, type Work } from '../rounds.ts';
import { type Bench, many, type Target } from '../target.ts';

const sizes = { quick: 2000, usual: 20_000, full: 100_000 } as const;

type Durability = 'process' | 'power-loss';

/** Whether the folders have reached the disk before: what arrived a moment ago has not, and a desk that survives a power cut has to write it first. */
type Arrival = 'settled' | 'just arrived';

const peer = 'sha256sum, 2 processes';
const nameOf = (durability: Durability, arrival: Arrival): string => `ingest, ${durability}, ${arrival}`;

const ingests = [
  { durability: 'process', arrival: 'settled', limit: 1.5 },
  { durability: 'power-loss', arrival: 'settled', limit: 3 },
  { durability: 'power-loss', arrival: 'just arrived', limit: null },
] as const;

/** Makes a fresh copy of the desk, which is not measured: every round ingests folders that nobody has ingested. */
const copyDesk = (desk: string, copy: string, { durability, arrival }: (typeof ingests)[number]): void => {
  rmSync(copy, { recursive: true, force: true });
  execFileSync('cp', ['-a', desk, copy]);
  writeFileSync(join(copy, 'ozma.yaml'), `durability: ${durability}\n`);
  if (arrival === 'settled') execFileSync('sync');
};

const linesOf = (taken: Taken, folders: number): readonly Line[] =>
  ingests.map(({ durability, arrival, limit }) => ({
    target: 'P2',
    work: nameOf(durability, arrival),
    size: `${many(folders)} folders`,
    unit: 's',
    ours: figuresOf(taken, nameOf(durability, arrival), 's'),
    peer: { name: peer, figures: figuresOf(taken, peer, 's') },
    limit: limit === null ? null : { of: 'ratio', is: 'at most', value: limit },
  }));

/** P2: `ingest` of folders, everything recorded and moved, beside `sha256sum` over the same files. */
export const ingest: Target = {
  name: 'ingest',
  measure: async (bench: Bench) => {
    const folders = sizes[bench.scale];
    const desk = await readyDesk(bench, folders);
    const copy = join(bench.dir, 'copy');
    const works: readonly Work[] = [
      { name: peer, command: sha256sumOf(join(desk, 'inbox')) },
      ...ingests.map((one) => ({
        name: nameOf(one.durability, one.arrival),
        command: bench.ozma('--desk', copy, '--json', 'ingest'),
        before: () => copyDesk(desk, copy, one),
      })),
    ];
    const taken = await measureRounds(works, { runs: bench.runs, out: join(bench.dir, 'out'), tell: bench.tell });
    rmSync(copy, { recursive: true, force: true });
    return linesOf(taken, folders);
  },
};
