import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Line } from '../figures.ts';
import { makeGrownDesk } from '../grown-desk.ts';
import { type Bench, many, type Target } from '../target.ts';

const run = promisify(execFile);
const program = fileURLToPath(new URL('../growth-of-ozma.ts', import.meta.url));
const small = 10_000;
const sizes = { quick: 100_000, usual: 10_000_000, full: 10_000_000 } as const;

type Figures = { readonly whyMs: number; readonly duplicatesMs: number; readonly claimMs: number };

const works = [
  ['why, what it looks up', 'whyMs'],
  ['duplicate look-up, 100 folders', 'duplicatesMs'],
  ['claim of 100 repairs', 'claimMs'],
] as const;

const measureOne = async (desk: string, items: number, { tell }: Bench): Promise<Figures> => {
  const { stdout } = await run(process.execPath, [program, desk, String(items)]);
  tell(`${many(items)} items: ${stdout}`);
  return JSON.parse(stdout);
};

/** P7: what is looked up on a desk of ten thousand items, and on one of ten millions. */
export const growth: Target = {
  name: 'growth',
  measure: async (bench: Bench): Promise<readonly Line[]> => {
    const large = sizes[bench.scale];
    const deskOf = (items: number) => bench.kept(`look-ups-${items}`, (dir) => makeGrownDesk(dir, items, 'look-ups'));
    const desks = [
      { items: small, desk: await deskOf(small) },
      { items: large, desk: await deskOf(large) },
    ];
    const taken = new Map<number, Figures[]>(desks.map(({ items }) => [items, []]));
    for (let round = 0; round < bench.runs; round += 1) {
      for (const { items, desk } of round % 2 === 0 ? desks : desks.toReversed()) {
        taken.get(items)?.push(await measureOne(desk, items, bench));
      }
    }
    const figures = (items: number, of: keyof Figures) => (taken.get(items) ?? []).map((one) => one[of]);
    return works.map(([work, of]) => ({
      target: 'P7',
      work,
      size: `${many(large)} items`,
      unit: 'ms',
      ours: figures(large, of),
      peer: { name: `${many(small)} items`, figures: figures(small, of) },
      limit: { of: 'ratio', is: 'at most', value: 1.5 },
    }));
  },
};
