import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { makeDeskOfRows } from '../desk-of-rows.ts';
import type { Line } from '../figures.ts';
import { figuresOf, measureRounds, type Work } from '../rounds.ts';
import { type Bench, many, type Target } from '../target.ts';

const sizes = { quick: 1000, usual: 50_000, full: 500_000 } as const;
const names = {
  whole: 'verify, the ledger and its tables',
  chain: 'ledger head --append, the chain alone',
  made: 'export manifest --out, with hashes, checksums and sync',
  alone: 'verify of that directory, alone',
} as const;

const eventsOf = ({ ozma }: Bench, desk: string): number => {
  const [program = '', ...args] = ozma('--desk', desk, '--json', 'ledger', 'head');
  const head: { readonly seq: number } = JSON.parse(execFileSync(program, args, { encoding: 'utf8' }));
  return head.seq;
};

const worksOf = ({ ozma, dir }: Bench, desk: string): readonly Work[] => {
  const [heads, out, kept] = [join(dir, 'heads.jsonl'), join(dir, 'export'), join(dir, 'export-kept')];
  const [program = '', ...args] = ozma('--desk', desk, 'export', 'manifest', '--out', `${kept}/`);
  execFileSync(program, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  return [
    { name: names.whole, command: ozma('--desk', desk, 'verify') },
    {
      name: names.chain,
      command: ozma('--desk', desk, 'ledger', 'head', '--append', heads),
      before: () => rmSync(heads, { force: true }),
    },
    {
      name: names.made,
      command: ozma('--desk', desk, 'export', 'manifest', '--out', `${out}/`),
      before: () => rmSync(out, { recursive: true, force: true }),
    },
    { name: names.alone, command: ozma('verify', kept, '--no-desk') },
  ];
};

/** P9: the proof of a ledger, with the tables that it is compared with and without them; and of an export, which has no target. */
export const verify: Target = {
  name: 'verify',
  measure: async (bench: Bench) => {
    const count = sizes[bench.scale];
    const desk = await bench.kept(`judged-${count}`, (dir) => makeDeskOfRows(dir, { first: 0, count }));
    const events = eventsOf(bench, desk);
    const rounds = { runs: bench.runs, out: join(bench.dir, 'out'), tell: bench.tell };
    const taken = await measureRounds(worksOf(bench, desk), rounds);
    const line = (work: string, things: number, unit: 'events' | 'rows'): Line => ({
      target: unit === 'events' ? 'P9' : '',
      work,
      size: `${many(things)} ${unit}`,
      unit: '/s',
      ours: figuresOf(taken, work, { count: things }),
      peer: null,
      limit: unit === 'events' ? { of: 'ours', is: 'at least', value: 100_000 } : null,
    });
    return [
      line(names.whole, events, 'events'),
      line(names.chain, events, 'events'),
      line(names.made, count * 2, 'rows'),
      line(names.alone, count * 2, 'rows'),
    ];
  },
};
