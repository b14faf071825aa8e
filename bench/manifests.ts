import { execFileSync } from 'node:child_process';
import { createReadStream, createWriteStream, mkdtempSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { finished } from 'node:stream/promises';
import { isInstalled, measurePaired, type PairedRow, type Work } from './paired.ts';
import { makeWorld } from './world.ts';

/** What is measured, and by which programs. */
export type ManifestBench = {
  readonly folders: number;
  readonly runs: number;
  readonly dir: string;
  readonly ozma: (...args: readonly string[]) => readonly string[];
};

const peer = 'sha256sum -c';

const listing = `cd "$1" && find . -type f -printf '%P\\0' | LC_ALL=C sort -z | xargs -0 sha256sum > "$2"`;
const bagging = `mkdir "$3" && cp -a "$1" "$3/data" && sed 's|  |  data/|' "$2" > "$3/manifest-sha256.txt" &&
  printf 'BagIt-Version: 1.0\\nTag-File-Character-Encoding: UTF-8\\n' > "$3/bagit.txt"`;

const bash = (script: string, ...args: readonly string[]): readonly string[] => ['bash', '-c', script, 'bash', ...args];

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

const bagWork = (inbox: string, sums: string, dir: string): Omit<Work, 'count'> => {
  const bag = join(dir, 'bag');
  const program = isInstalled('bagit.py') || !isInstalled('bagit') ? 'bagit.py' : 'bagit';
  if (isInstalled(program)) execFileSync('bash', ['-c', bagging, 'bash', inbox, sums, bag]);
  return { name: 'bagit.py --validate', command: [program, '--quiet', '--validate', bag] };
};

const worksOf = async (dir: string, { folders, ozma }: ManifestBench): Promise<readonly Work[]> => {
  const world = await makeWorld(join(dir, 'world'), folders, 'process');
  const inbox = join(world, 'inbox');
  const sums = join(dir, 'SHA256SUMS');
  const csv = join(dir, 'batch.csv');
  const faulty = join(dir, 'faulty.csv');
  execFileSync('bash', ['-c', listing, 'bash', inbox, sums]);
  await writeCsv(sums, inbox, { file: csv, isFaulty: false });
  await writeCsv(sums, inbox, { file: faulty, isFaulty: true });
  const check = (manifest: string) => ozma('--desk', world, '--json', 'check', inbox, '--manifest', manifest);
  const works = [
    { name: peer, command: bash('cd "$1" && exec sha256sum -c --quiet "$2"', inbox, sums) },
    { name: 'check --manifest SHA256SUMS', command: check(sums) },
    { name: 'check --manifest batch.csv', command: check(csv) },
    { name: 'check --manifest, every line altered', command: check(faulty) },
    { name: 'check without a manifest', command: ozma('--desk', world, '--json', 'check', inbox, '--inbox') },
    isInstalled('rhash')
      ? { name: 'rhash --check', command: bash('cd "$1" && exec rhash --sha256 --skip-ok --check "$2"', inbox, sums) }
      : { name: 'rhash --check', command: ['rhash'] },
    bagWork(inbox, sums, dir),
  ];
  return works.map((work) => ({ ...work, count: folders }));
};

/** Measures the checking of a batch against its manifest, all rules included, beside programs that compare hashes alone. */
export const measureManifests = async (
  bench: ManifestBench,
  tell: (text: string) => void,
): Promise<{ readonly rows: readonly PairedRow[]; readonly peer: string }> => {
  const dir = mkdtempSync(join(bench.dir, 'ozma-bench-manifest-'));
  try {
    tell(`making ${bench.folders} folders and their manifests …`);
    const works = await worksOf(dir, bench);
    return { rows: await measurePaired(works, peer, { runs: bench.runs, out: join(dir, 'out'), tell }), peer };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};
