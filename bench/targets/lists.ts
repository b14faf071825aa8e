import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import type { Line } from '../figures.ts';
import { readyDesk } from '../ready-desk.ts';
import { figuresOf, measureRounds, type Work } from '../rounds.ts';
import { type Bench, many, type Target } from '../target.ts';

const sizes = { quick: 500, usual: 10_000, full: 20_000 } as const;
const peer = 'sha256sum -c';
const names = {
  sums: 'check --manifest SHA256SUMS',
  csv: 'check --manifest batch.csv',
  faulty: 'check --manifest, every line altered',
} as const;

const listing = `cd "$1" && find . -type f -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum > "$2"`;

/** Writes sha256sum's list as a batch manifest of ozma's own form; with `isFaulty` no hash is right. */
const writeCsv = async (sums: string, inbox: string, csv: { readonly file: string; readonly isFaulty: boolean }) => {
  const out = createWriteStream(csv.file);
  out.write('folder,file,sha256,bytes\n');
  for await (const line of createInterface({ input: createReadStream(sums) })) {
    const [hash, path] = [line.slice(0, 64), line.slice(66)];
    const slash = path.indexOf('/');
    const shownHash = csv.isFaulty ? `${hash.startsWith('0') ? '1' : '0'}${hash.slice(1)}` : hash;
    out.write(`${path.slice(0, slash)},${path.slice(slash + 1)},${shownHash},${statSync(join(inbox, path)).size}\n`);
  }
  out.end();
  await finished(out);
};

const worksOf = async ({ dir, ozma }: Bench, desk: string): Promise<readonly Work[]> => {
  const inbox = join(desk, 'inbox');
  const [sums, csv, faulty] = [join(dir, 'SHA256SUMS'), join(dir, 'batch.csv'), join(dir, 'faulty.csv')];
  execFileSync('bash', ['-c', listing, 'bash', inbox, sums]);
  await writeCsv(sums, inbox, { file: csv, isFaulty: false });
  await writeCsv(sums, inbox, { file: faulty, isFaulty: true });
  const check = (manifest: string) => ozma('--desk', desk, '--json', 'check', inbox, '--manifest', manifest);
  return [
    { name: peer, command: ['bash', '-c', 'cd "$1" && exec sha256sum -c --quiet "$2"', 'bash', inbox, sums] },
    { name: names.sums, command: check(sums) },
    { name: names.csv, command: check(csv) },
    { name: names.faulty, command: check(faulty) },
  ];
};

/** Lists of batches, which have no target: every folder is judged and every line compared, beside a program that compares hashes alone. */
export const lists: Target = {
  name: 'lists',
  measure: async (bench: Bench): Promise<readonly Line[]> => {
    const folders = sizes[bench.scale];
    const works = await worksOf(bench, await readyDesk(bench, folders));
    const taken = await measureRounds(works, { runs: bench.runs, out: join(bench.dir, 'out'), tell: bench.tell });
    return Object.values(names).map((work) => ({
      target: '',
      work,
      size: `${many(folders)} folders`,
      unit: 's',
      ours: figuresOf(taken, work, 's'),
      peer: { name: peer, figures: figuresOf(taken, peer, 's') },
      limit: null,
    }));
  },
};
