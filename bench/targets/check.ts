import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import type { Line } from '../figures.ts';
import { readyDesk, sha256sumOf } from '../ready-desk.ts';
import { figuresOf, isInstalled, measureRounds, type Taken, type Work } from '../rounds.ts';
import { type Bench, many, type Target } from '../target.ts';

const sizes = { quick: 2000, usual: 100_000, full: 100_000 } as const;

const listing = `cd "$1" && find . -type f -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum > "$2"`;
const bagging = `mkdir "$3" && cp -a "$1" "$3/data" && sed 's|  |  data/|' "$2" > "$3/manifest-sha256.txt" &&
  printf 'BagIt-Version: 1.0\\nTag-File-Character-Encoding: UTF-8\\n' > "$3/bagit.txt"`;

const names = { ozma: 'check', sum: 'sha256sum, 2 processes', rhash: 'rhash --check', bagit: 'bagit.py --validate' };

/** The peers that need a list of hashes, or a bag, which is made before and is not measured. */
const checkers = (inbox: string, dir: string): readonly Work[] => {
  const [sums, bag] = [join(dir, 'SHA256SUMS'), join(dir, 'bag')];
  execFileSync('bash', ['-c', listing, 'bash', inbox, sums]);
  if (isInstalled('bagit.py')) execFileSync('bash', ['-c', bagging, 'bash', inbox, sums, bag]);
  const rhash = ['bash', '-c', 'cd "$1" && exec rhash --sha256 --skip-ok --check "$2"', 'bash', inbox, sums];
  return [
    { name: names.rhash, command: isInstalled('rhash') ? rhash : ['rhash'] },
    { name: names.bagit, command: ['bagit.py', '--quiet', '--validate', '--processes', '2', bag] },
  ];
};

const linesOf = (taken: Taken, folders: number): readonly Line[] => {
  const line = (peer: string, limit: Line['limit']): Line => ({
    target: 'P1',
    work: 'check, all rules',
    size: `${many(folders)} folders`,
    unit: 's',
    ours: figuresOf(taken, names.ozma, 's'),
    peer: { name: peer, figures: figuresOf(taken, peer, 's') },
    limit,
  });
  return [
    line(names.sum, { of: 'ratio', is: 'at most', value: 1 }),
    line(names.bagit, { of: 'ratio', is: 'at most', value: 0.125 }),
    line(names.rhash, null),
  ];
};

/** P1: `check` of folders beside programs that hash the same files, and judge nothing. */
export const check: Target = {
  name: 'check',
  measure: async (bench: Bench) => {
    const folders = sizes[bench.scale];
    const desk = await readyDesk(bench, folders);
    const inbox = join(desk, 'inbox');
    const works: readonly Work[] = [
      { name: names.sum, command: sha256sumOf(inbox) },
      { name: names.ozma, command: bench.ozma('--desk', desk, '--json', 'check', inbox, '--inbox') },
      ...checkers(inbox, bench.dir),
    ];
    const taken = await measureRounds(works, { runs: bench.runs, out: join(bench.dir, 'out'), tell: bench.tell });
    return linesOf(taken, folders);
  },
};
