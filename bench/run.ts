import { mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { measureExports } from './exports.ts';
import { measureManifests } from './manifests.ts';
import { type Measured, measure, median } from './measure.ts';
import { type PairedRow, pairedTable } from './paired.ts';
import { measureQueues, queueTable } from './queues.ts';
import { makeWorld } from './world.ts';

const main = fileURLToPath(new URL('../src/main.ts', import.meta.url));

const { values } = parseArgs({
  options: {
    folders: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '3' },
    dir: { type: 'string', default: tmpdir() },
    jobs: { type: 'string', default: '10000' },
    rows: { type: 'string', default: '100000' },
    only: { type: 'string', default: 'all' },
    json: { type: 'boolean', default: false },
  },
});

const folders = Number(values.folders);
const runs = Number(values.runs);
const sha256sum = 'find "$1" -type f -print0 | xargs -0 -P 2 -n 512 sha256sum';

type Work = 'sha256sum' | 'check' | 'ingest process' | 'ingest power-loss';

const tell = (text: string): void => void process.stderr.write(`${text}\n`);

const ozma = (...args: readonly string[]): readonly string[] => [process.execPath, main, '--quiet', '--json', ...args];

/** Measures one work and says at once what it took, for a round is long. */
const measured = async (work: Work, command: readonly string[], out: string): Promise<Measured> => {
  const result = await measure(command, out);
  tell(`${work}: ${result.seconds.toFixed(1)} s, peak ${Math.round(result.peakMb)} MB, exit status ${result.status}`);
  return result;
};

/** One round: every work over the same folders, one after the other, in the same minutes. */
const round = async (): Promise<Readonly<Record<Work, Measured>>> => {
  const dir = mkdtempSync(join(values.dir, 'ozma-bench-'));
  const out = join(dir, 'out');
  const desks = { 'ingest process': 'process', 'ingest power-loss': 'power-loss' } as const;
  try {
    tell(`making 2 × ${folders} folders …`);
    const process_ = await makeWorld(join(dir, 'process'), folders, desks['ingest process']);
    const powerLoss = await makeWorld(join(dir, 'power-loss'), folders, desks['ingest power-loss']);
    const hashing = ['bash', '-c', sha256sum, 'bash', join(process_, 'inbox')];
    tell('measuring …');
    await measure(hashing, out);
    return {
      sha256sum: await measured('sha256sum', hashing, out),
      check: await measured('check', ozma('--desk', process_, 'check', join(process_, 'inbox')), out),
      'ingest process': await measured('ingest process', ozma('--desk', process_, 'ingest'), out),
      'ingest power-loss': await measured('ingest power-loss', ozma('--desk', powerLoss, 'ingest'), out),
    };
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
};

/** Measures and prints the way of folders. */
const benchFolders = async (): Promise<void> => {
  const rounds: Readonly<Record<Work, Measured>>[] = [];
  for (let run = 0; run < runs; run += 1) rounds.push(await round());

  const works: readonly Work[] = ['sha256sum', 'check', 'ingest process', 'ingest power-loss'];
  const rows = works.map((work) => {
    const measured = rounds.map((one) => one[work]);
    const ratios = rounds.map((one) => one[work].seconds / one.sha256sum.seconds);
    return {
      work,
      folders,
      seconds: median(measured.map(({ seconds }) => seconds)),
      foldersPerSecond: Math.round(folders / median(measured.map(({ seconds }) => seconds))),
      ratioToSha256sum: median(ratios),
      peakMb: Math.round(Math.max(...measured.map(({ peakMb }) => peakMb))),
      statuses: measured.map(({ status }) => status),
    };
  });

  if (values.json) for (const row of rows) process.stdout.write(`${JSON.stringify(row)}\n`);
  else {
    const { model = 'unknown processor' } = cpus()[0] ?? {};
    process.stdout.write(`${runs} rounds, medians; ${cpus().length} × ${model}; sha256sum runs in 2 processes\n\n`);
    process.stdout.write('| work | seconds | folders/s | × sha256sum | peak MB |\n|---|---|---|---|---|\n');
    for (const { work, seconds, foldersPerSecond, ratioToSha256sum, peakMb } of rows) {
      const cells = [work, seconds.toFixed(1), foldersPerSecond, ratioToSha256sum.toFixed(2), peakMb];
      process.stdout.write(`| ${cells.join(' | ')} |\n`);
    }
  }
};

/** Measures and prints the queue beside its peers. */
const benchQueues = async (): Promise<void> => {
  const rows = await measureQueues({ jobs: Number(values.jobs), runs, dir: values.dir }, tell);
  if (values.json) for (const row of rows) process.stdout.write(`${JSON.stringify(row)}\n`);
  else process.stdout.write(`\n${queueTable(rows)}`);
};

const tellPaired = ({ rows, peer }: { readonly rows: readonly PairedRow[]; readonly peer: string }, things: string) => {
  if (values.json) for (const row of rows) process.stdout.write(`${JSON.stringify(row)}\n`);
  else process.stdout.write(`\n${pairedTable(rows, { things, peer })}`);
};

const quietly = (...args: readonly string[]): readonly string[] => [process.execPath, main, '--quiet', ...args];

/** Measures and prints exports and proofs beside sqlite3's own CSV. */
const benchExports = async (): Promise<void> =>
  tellPaired(await measureExports({ rows: Number(values.rows), runs, dir: values.dir, ozma: quietly }, tell), 'rows');

/** Measures and prints the checking of batches beside programs that compare hashes. */
const benchManifests = async (): Promise<void> =>
  tellPaired(await measureManifests({ folders, runs, dir: values.dir, ozma: quietly }, tell), 'folders');

const benches = { folders: benchFolders, queue: benchQueues, export: benchExports, manifest: benchManifests };
const asked = Object.entries(benches).filter(([name]) => values.only === 'all' || values.only === name);
if (asked.length === 0)
  throw new Error(`--only: expected all, ${Object.keys(benches).join(', ')}; found ${values.only}`);
for (const [, bench] of asked) await bench();
