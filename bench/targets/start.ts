import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Line } from '../figures.ts';
import { makeGrownDesk } from '../grown-desk.ts';
import { figuresOf, measureRounds, type Work } from '../rounds.ts';
import { type Bench, many, type Target } from '../target.ts';

const sizes = { quick: 10_000, usual: 1_000_000, full: 1_000_000 } as const;
const source = fileURLToPath(new URL('../../src/main.ts', import.meta.url));
const bare = 'node -e 0';

/** Runs are short, and there are many of them in a round's place. */
const runsFor = ({ runs }: Bench): number => runs * 4;

type Asked = { readonly work: string; readonly command: readonly string[]; readonly limit: number | null };

const askedOf = ({ ozma }: Bench, desk: string, items: number): readonly Asked[] => {
  const why = ['--desk', desk, 'why', `T-${Math.floor(items / 4)}`];
  return [
    { work: 'ozma --version', command: ozma('--version'), limit: 90 },
    { work: 'ozma why T-…', command: ozma(...why), limit: 300 },
    { work: 'ozma --version, from source', command: [process.execPath, source, '--version'], limit: null },
    { work: 'ozma why T-…, from source', command: [process.execPath, source, ...why], limit: null },
  ];
};

/** P6: short commands as whole processes, as released, beside a Node that does nothing. */
export const start: Target = {
  name: 'start',
  measure: async (bench: Bench): Promise<readonly Line[]> => {
    const items = sizes[bench.scale];
    const desk = await bench.kept(`desk-${items}`, (dir) => makeGrownDesk(dir, items, 'all'));
    const asked = askedOf(bench, desk, items);
    const works: readonly Work[] = [
      { name: bare, command: [process.execPath, '-e', '0'] },
      ...asked.map(({ work, command }) => ({ name: work, command })),
    ];
    bench.tell(`${runsFor(bench)} × ${works.map(({ name }) => name).join(', ')} …`);
    const rounds = { runs: runsFor(bench), out: join(bench.dir, 'out'), tell: () => undefined };
    const taken = await measureRounds(works, rounds);
    return asked.map(({ work, limit }) => ({
      target: 'P6',
      work,
      size: work.includes('why') ? `${many(items)} items` : 'no desk',
      unit: 'ms',
      ours: figuresOf(taken, work, 'ms'),
      peer: { name: bare, figures: figuresOf(taken, bare, 'ms') },
      limit: limit === null ? null : { of: 'ours', is: 'at most', value: limit },
    }));
  },
};
