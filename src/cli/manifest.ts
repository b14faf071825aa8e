import { basename, resolve } from 'node:path';
import type { FoundFolder } from '../batch/batch-check.ts';
import { type CreatedRows, type LeftOut, openRowMaker } from '../batch/create-rows.ts';
import { openDraftFile } from '../batch/write-draft.ts';
import { type ManifestForm, manifestHead, manifestLine } from '../batch/write-manifest.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { check as checkFolders } from '../intake/check.ts';
import type { Decided, ScannedBatch } from '../intake/scan.ts';
import { checkWordsIn } from '../texts/check-words-in.ts';
import { shown } from '../texts/shown.ts';
import { wordsIn } from '../texts/words-in.ts';
import { type App, searchDesk, wireDryRun, wireEarlierStore } from '../wire.ts';
import { type Call, type ExitStatus, languageOf } from './call.ts';
import { foundFolder } from './check/batch.ts';
import { openBatch, withoutFiles } from './check/entries.ts';
import { loadGivenTables } from './desk-tables.ts';
import { write, writeLine } from './output.ts';
import { openProgress, type Progress } from './progress.ts';
import { tellUnjudged } from './unjudged.ts';

/** What `ozma manifest create` was told. */
export type CreateOptions = { readonly dir: string; readonly out?: string; readonly format: ManifestForm };

/** The name of the payload manifest in a bag (RFC 8493, 2.1.3). */
const bagManifest = 'manifest-sha256.txt';

/** What became of the making: what was left out, and whether a folder could not be read at all. */
type Made = { leftOut: number; faults: number };

type Making = {
  readonly call: Call;
  readonly app: App;
  readonly directory: string;
  readonly form: ManifestForm;
  readonly progress: Progress;
  readonly made: Made;
};

const tellLeftOut = async ({ call, app, progress, made }: Making, leftOut: readonly LeftOut[]): Promise<void> => {
  if (leftOut.length === 0) return;
  const words = checkWordsIn(languageOf(call, app.desk.config.language));
  progress.clear();
  for (const { place, why } of leftOut) await writeLine(call.stderr, words.leftOut[why](shown(place)));
  made.leftOut += leftOut.length;
};

const rowsOf = (decided: Decided, making: Making, make: (found: FoundFolder) => CreatedRows): CreatedRows => {
  const found = foundFolder(making.directory, decided);
  if (decided.entry.arrival.submission.form === 'folder') return make(found);
  return { rows: [], leftOut: [{ place: found.folder, why: 'no-folder' }] };
};

/** The text of a manifest, a batch of folders at a time; what cannot be listed is told on stderr as it is met. */
async function* pieces(batches: AsyncIterable<ScannedBatch>, making: Making): AsyncGenerator<string> {
  const make = openRowMaker();
  const { call, form, progress, made } = making;
  yield manifestHead(form);
  for await (const { decided, unjudged } of batches) {
    const created = decided.map((one) => rowsOf(one, making, make));
    for (const { leftOut } of created) await tellLeftOut(making, leftOut);
    progress.clear();
    for (const one of unjudged) tellUnjudged(call, one);
    made.faults += unjudged.length;
    yield created.flatMap(({ rows }) => rows.map((row) => manifestLine(form, row))).join('');
    progress.advance(decided.length + unjudged.length);
  }
  progress.clear();
}

const exitOf = ({ leftOut, faults }: Made): ExitStatus => {
  if (faults > 0) return 3;
  return leftOut > 0 ? 1 : 0;
};

/** Where a manifest goes; null for stdout. A BagIt manifest is known by its name. */
const placeOf = (call: Call, out: string | undefined, format: ManifestForm): string | null => {
  if (out === undefined || out === '-') return null;
  if (format !== 'bagit' || basename(out) === bagManifest) return resolve(call.cwd, out);
  throw new OzmaError('usage', `--out ${shown(out)}: the manifest of a BagIt bag is called ${bagManifest}.`);
};

/**
 * `ozma manifest create`: lists every file of every folder of a directory, as `ozma check --manifest` takes it. Exit status 1 where something is there
 * that a manifest cannot list, 3 where a folder could not be read.
 */
export const createManifest = async (call: Call, { dir, out, format }: CreateOptions): Promise<ExitStatus> => {
  if (call.json) throw new OzmaError('usage', 'A manifest is CSV or a list of hashes: leave --json out.');
  const path = placeOf(call, out, format);
  const desk = await searchDesk(call);
  const { directory, listed } = await openBatch(call, desk, [dir]);
  const { count, entries } = await withoutFiles(listed, path === null ? [] : [path]);
  await using app = wireDryRun(desk);
  await loadGivenTables(call, app, {});
  await using pool = await app.openPool({ tellsFiles: true });
  await using earlier = wireEarlierStore();
  const progress = openProgress(call, wordsIn(languageOf(call, app.desk.config.language)).counts.judging);
  progress.start(count);
  const { policy, workers } = app.desk.config;
  const { store } = app;
  const batches = checkFolders({ store, earlier, pool, policy, clock: call.now, batchSize: workers.batch, entries });
  const made: Made = { leftOut: 0, faults: 0 };
  const text = pieces(batches, { call, app, directory, form: format, progress, made });
  await using file = path === null ? null : await openDraftFile(path, '--out');
  for await (const piece of text) await (file === null ? write(call.stdout, piece) : file.add(piece));
  await file?.putInPlace();
  return exitOf(made);
};
