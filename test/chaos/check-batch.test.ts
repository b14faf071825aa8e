import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

/** As many as the promise is about in `npm run test:chaos`, few otherwise. */
const folders = process.env['OZMA_CHAOS'] === 'long' ? 100_000 : 3000;

const root = join(import.meta.dirname, '../..');
const chunk = 1000;

type Row = readonly [folder: string, file: string, sha256: string];

/** What a sender says of one folder of which nothing is true: that its files are others, that they are called otherwise, or that it is. */
const untrue = (rows: readonly Row[], index: number): readonly Row[] =>
  rows.map(([folder, file, hash]): Row => {
    if (index % 3 === 0) return [folder, file, '0'.repeat(64)];
    return index % 3 === 1 ? [folder, `was-${file}`, hash] : [`Was ${folder}`, file, hash];
  });

const labelOf = (index: number): string => `T-${index} - Customer ${index}`;

const contentOf = (index: number): readonly (readonly [file: string, text: string])[] => [
  [`bunny-${index}.object`, `bunny ${index}\n`.repeat(50)],
  [
    'note.txt',
    `Ticket: T-${index}\nOwner: Customer ${index}\nDate: 2026-10-03\n\nBunny: Fluff\nID: ${index}\nStatus: off-world\nPrevious owner: none\nProblem: goes off-world\n`,
  ],
];

let dir = '';

const makeFolder = (index: number): readonly Row[] => {
  const folder = labelOf(index);
  mkdirSync(join(dir, 'batch', folder));
  return contentOf(index).map(([file, text]): Row => {
    writeFileSync(join(dir, 'batch', folder, file), text);
    return [folder, file, createHash('sha256').update(text).digest('hex')];
  });
};

const append = (file: string, rows: readonly (readonly string[])[]): void =>
  appendFileSync(join(dir, file), rows.map((row) => `${row.join(',')}\n`).join(''));

/** Folders `from` and on, with their tickets and what the two senders say of them; of the first third in files of their own too. */
const makeChunk = (from: number): void => {
  const indexes = Array.from({ length: Math.min(chunk, folders - from) }, (_, index) => from + index);
  const rows = indexes.map(makeFolder);
  const since = ['Pending-Customer', 'other', '2026-10-01T00:00:00Z', '2026-10-02T00:00:00Z', ''];
  append(
    'tickets.csv',
    indexes.map((index) => [`T-${index}`, `Customer ${index}`, ...since, `bunny:${index}`]),
  );
  const lies = rows.map((one, at) => untrue(one, from + at));
  append('clean.csv', rows.flat());
  append('faulty.csv', lies.flat());
  if (from < folders / 3) append('third.csv', lies.flat());
};

beforeAll(
  () => {
    dir = mkdtempSync(join(tmpdir(), 'ozma-check-batch-'));
    for (const area of ['batch', 'rest']) mkdirSync(join(dir, area));
    writeFileSync(join(dir, 'tickets.csv'), 'ticket,owner,status,problem,opened_at,instructed_at,label,items\n');
    for (const file of ['clean.csv', 'faulty.csv', 'third.csv']) writeFileSync(join(dir, file), 'folder,file,sha256\n');
    for (let from = 0; from < folders; from += chunk) makeChunk(from);
  },
  60_000 + folders * 10,
);

afterAll(() => rmSync(dir, { recursive: true, force: true }), 60_000 + folders * 10);

/** What a process of `ozma check` used: seconds of all processors, and its largest size in memory in KiB. */
type Used = { readonly status: number | null; readonly cpu: number; readonly peak: number };

const tell = `process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  process.stderr.write(JSON.stringify({ cpu: (userCPUTime + systemCPUTime) / 1e6, peak: maxRSS }) + '\\n');
})`;

const check = (manifest: string): Used => {
  const main = ['--import', `data:text/javascript,${encodeURIComponent(tell)}`, join(root, 'src/main.ts')];
  const asked = [
    'check',
    'batch',
    '--manifest',
    manifest,
    '--tickets',
    'tickets.csv',
    '--json',
    '--failed',
    'failed.csv',
  ];
  const started = performance.now();
  const { status, stderr } = spawnSync(process.execPath, [...main, ...asked], {
    cwd: dir,
    stdio: ['ignore', 'ignore', 'pipe'],
    encoding: 'utf8',
  });
  const used = { status, ...JSON.parse(stderr.trim().split('\n').at(-1) ?? '') };
  if (process.env['OZMA_CHAOS'] === 'long') {
    process.stderr.write(`${manifest}: ${Math.round(performance.now() - started)} ms, ${JSON.stringify(used)}\n`);
  }
  return used;
};

test(
  `of ${folders} folders, a batch of which nothing is as listed costs less than twice a clean one, in no more memory`,
  () => {
    const clean = check('clean.csv');
    const faulty = check('faulty.csv');
    expect([clean.status, faulty.status]).toEqual([0, 1]);
    expect(Math.max(clean.cpu / faulty.cpu, faulty.cpu / clean.cpu)).toBeLessThan(2);
    const kept = new Set(Array.from({ length: Math.ceil(folders / 3 / chunk) * chunk }, (_, index) => labelOf(index)));
    for (const name of readdirSync(join(dir, 'batch'))) {
      if (!kept.has(name)) renameSync(join(dir, 'batch', name), join(dir, 'rest', name));
    }
    const third = check('third.csv');
    expect(third.status).toBe(1);
    expect(faulty.peak / third.peak).toBeLessThan(1.2);
  },
  60_000 + folders * 10,
);
