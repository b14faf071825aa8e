import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Line } from '../figures.ts';
import { makeReadyDesk } from '../ready-desk.ts';
import { figuresOf, measureRounds } from '../rounds.ts';
import { type Bench, many, type Target } from '../target.ts';

const sizes = { quick: [200, 2000], usual: [10_000, 100_000], full: [100_000, 1_000_000] } as const;
const mostMb = 300;
/** What counts as no growth over ten times as many folders: what the collector leaves lying differs from run to run by so much. */
const noGrowth = 1.1;

type Work = 'check' | 'ingest';
type Peaks = Readonly<Record<Work, readonly number[]>>;

/** One desk of so many folders is made, checked, ingested and thrown away: memory is the same in every round, so that one is enough. */
const peaksOf = async (folders: number, bench: Bench): Promise<Peaks> => {
  const dir = join(bench.dir, `memory-${folders}`);
  const desk = join(dir, 'desk');
  bench.tell(`making ${many(folders)} folders …`);
  await makeReadyDesk(dir, folders, bench);
  execFileSync('sync');
  const inbox = join(desk, 'inbox');
  const works = [
    { name: 'check', command: bench.ozma('--desk', desk, '--json', 'check', inbox, '--inbox') },
    { name: 'ingest', command: bench.ozma('--desk', desk, '--json', 'ingest') },
  ];
  const taken = await measureRounds(works, { runs: 1, out: join(bench.dir, 'out'), tell: bench.tell });
  rmSync(dir, { recursive: true, force: true });
  return { check: figuresOf(taken, 'check', 'MB'), ingest: figuresOf(taken, 'ingest', 'MB') };
};

/** P8: the peak of memory, which must not grow with the number of folders. */
export const memory: Target = {
  name: 'memory',
  measure: async (bench: Bench): Promise<readonly Line[]> => {
    const [few, lots] = sizes[bench.scale];
    const [small, large] = [await peaksOf(few, bench), await peaksOf(lots, bench)];
    return (['check', 'ingest'] as const).flatMap((work): readonly Line[] => {
      const about = { target: 'P8', size: `${many(lots)} folders`, unit: 'MB', ours: large[work] } as const;
      const peer = { name: `${many(few)} folders`, figures: small[work] };
      return [
        { ...about, work: `${work}, peak memory`, peer: null, limit: { of: 'ours', is: 'below', value: mostMb } },
        { ...about, work: `${work}, its growth`, peer, limit: { of: 'ratio', is: 'at most', value: noGrowth } },
      ];
    });
  },
};
