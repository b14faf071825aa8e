import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import type { DeskAtHand } from '../../../src/audit/verify/expected-rows.ts';
import { openTellAsOf } from '../../../src/audit/verify/told-by-ledger.ts';
import { type PackageOptions, verifyPackage } from '../../../src/audit/verify/verify-package.ts';
import type { Host } from '../../../src/cli/call.ts';
import { run } from '../../../src/cli/run.ts';
import type { VerifyNews, Wrong } from '../../../src/domain/proof.ts';
import { openRedaction } from '../../../src/manifest/redact/open-redaction.ts';
import { requireDesk, wireSnapshot } from '../../../src/wire.ts';

/** What one command line printed, and its exit status. */
export type Ran = { readonly status: number; readonly out: string; readonly err: string };

/** Runs a command line in this process. */
export const ozma = async (...argv: readonly string[]): Promise<Ran> => {
  const [stdout, stderr] = [new PassThrough(), new PassThrough()];
  const texts = Promise.all([stdout, stderr].map(async (stream) => (await stream.toArray()).join('')));
  const streams = { stdout: { value: stdout }, stderr: { value: stderr } };
  const host: Host = Object.create(process, { ...streams, env: { value: {} }, cwd: { value: tmpdir } });
  const status = await run(argv, host);
  stdout.end();
  stderr.end();
  const [out = '', err = ''] = await texts;
  return { status, out, err };
};

/** A place for a desk and its exports. */
export const makePlace = (): Promise<string> => mkdtemp(join(tmpdir(), 'ozma-verify-'));

/** Removes a place. */
export const removePlace = (place: string): Promise<void> => rm(place, { recursive: true, force: true });

const hostile: Readonly<Record<string, string>> = {
  '=cmd|" calc"!A1, once': 'Ticket: T-1042\n',
  '\'+1 "quoted", and\ttab': 'Ticket: T-1042\n',
  '山田 花子 の うさぎ 🐇': 'チケット: T-1042\n',
  'two\nlines - and , more': 'Ticket: T-1042\n',
};

/** Makes the sample desk, some folders with hostile names in its inbox too, and judges what is there. */
export const makeSampleDesk = async (place: string): Promise<string> => {
  const desk = join(place, 'desk');
  await ozma('init', '--sample', desk);
  for (const [folder, note] of Object.entries(hostile)) {
    await mkdir(join(desk, 'inbox', folder));
    await writeFile(join(desk, 'inbox', folder, 'note.txt'), note);
    await writeFile(join(desk, 'inbox', folder, 'bunny-1 "x", y.object'), folder);
  }
  await ozma('--desk', desk, 'ingest');
  return desk;
};

/** A desk as whoever verifies has it at hand. */
export const deskAtHand = async (dir: string): Promise<DeskAtHand> => {
  const desk = await requireDesk({ desk: dir, env: {}, cwd: tmpdir() });
  const snapshot = wireSnapshot(desk);
  const { policy } = desk.config;
  const redaction = openRedaction(snapshot.pseudonymKey, policy);
  return { snapshot, nameRule: policy.nameRule, tellAsOf: await openTellAsOf(snapshot), redaction };
};

/** Everything that verifying an export directory tells. */
export const newsOf = (dir: string, over: Partial<PackageOptions> = {}): Promise<readonly VerifyNews[]> =>
  Array.fromAsync(verifyPackage(dir, { seal: null, heads: [], desk: null, ...over }));

/** What is wrong with an export directory. */
export const wrongOf = async (dir: string, over: Partial<PackageOptions> = {}): Promise<readonly Wrong[]> =>
  (await newsOf(dir, over)).filter((news) => news.kind === 'wrong');

/** Every kind of export, with every flag: what is given to `ozma export`, by a name. */
export const everyExport: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  ['manifest', 'submissions', 'ledger'].flatMap((what) =>
    [
      [],
      ['--exact', '--bom', '--crlf'],
      ['--redact', '--crlf'],
      ['--ticket', 'T-1042'],
      ['--owner', 'Dora Quillfeather', '--exact'],
      ['--owner', 'Dora Quillfeather', '--redact'],
      ['--verdict', 'held,rejected'],
      ['--code', 'LABEL_MISMATCH,NOTE_STALE', '--from', '2020-01-01'],
      ['--to', '2020-01-01'],
    ].map((flags) => [`${what} ${flags.join(' ')}`.trim().replaceAll(/[^a-z0-9]+/giu, '-'), [what, ...flags]]),
  ),
);

/** Exports what is asked for into a directory. */
export const exportInto = async (desk: string, dir: string, flags: readonly string[]): Promise<Ran> =>
  ozma('--desk', desk, 'export', ...flags, '--out', dir);
