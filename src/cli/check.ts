import { resolve } from 'node:path';
import { type FailedFile, openFailedFile } from '../batch/failed-file.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { check as checkFolders } from '../intake/check.ts';
import type { EntriesToCheck } from '../intake/check-paths.ts';
import { type App, type Desk, searchDesk, wireDryRun, wireEarlierStore } from '../wire.ts';
import { widenYoungGeneration } from '../young-generation.ts';
import type { Call, ExitStatus } from './call.ts';
import { openWaivedBatch } from './check/batch.ts';
import { entriesAt, openBatch, withoutFiles } from './check/entries.ts';
import { tellFailed, tellWaivers } from './check/news.ts';
import { type BatchAtHand, runCheck } from './check/run.ts';
import { type CheckFormat, formatOf, openTeller } from './check/tellers.ts';
import { type Telling, tellingOf } from './check/telling.ts';
import type { CheckTally } from './check/told.ts';
import { grantWaivers, noWaivers } from './check/waivers.ts';
import { loadGivenTables } from './desk-tables.ts';
import { openProgress } from './progress.ts';
import { statusOf } from './unjudged.ts';

/** What `ozma check` was told. */
export type CheckOptions = {
  readonly paths: readonly string[];
  readonly inbox: boolean;
  readonly tickets?: string;
  readonly registry?: string;
  readonly manifest?: string;
  readonly waivers?: string;
  readonly failed?: string;
  readonly format: CheckFormat;
};

/** What is checked: a batch with its manifest, or folders by themselves. */
type Target = {
  readonly toCheck: EntriesToCheck;
  readonly place: { readonly directory: string; readonly manifest: string } | null;
};

const targetOf = async (call: Call, desk: Desk | null, options: CheckOptions): Promise<Target> => {
  const { paths, inbox, manifest, waivers, failed } = options;
  if (manifest === undefined) return { toCheck: entriesAt(call, desk, { paths, inbox }), place: null };
  const { directory, listed } = await openBatch(call, desk, paths);
  const files = [manifest, waivers, failed].flatMap((file) => (file === undefined ? [] : [resolve(call.cwd, file)]));
  const toCheck = await withoutFiles(listed, files);
  return { toCheck, place: { directory, manifest: resolve(call.cwd, manifest) } };
};

/** Refuses to write the rows that failed in the place of what is read. */
const checkFailed = (call: Call, { failed, manifest, waivers, tickets, registry }: CheckOptions): void => {
  if (failed === undefined) return;
  if (manifest === undefined) throw new OzmaError('usage', '--failed writes rows of a manifest: give --manifest too.');
  const path = resolve(call.cwd, failed);
  const isRead = (file: string | undefined): boolean => file !== undefined && resolve(call.cwd, file) === path;
  const given = { '--manifest': manifest, '--waivers': waivers, '--tickets': tickets, '--registry': registry };
  const [same] = Object.entries(given).find(([, file]) => isRead(file)) ?? [];
  if (same === undefined) return;
  throw new OzmaError('usage', `--failed names the file of ${same}: give it another name.`);
};

const openFailed = async (call: Call, { failed }: CheckOptions): Promise<FailedFile | null> =>
  failed === undefined ? null : await openFailedFile(resolve(call.cwd, failed));

const exitOf = ({ verdicts, unjudged, manifest }: CheckTally, badRows: number): ExitStatus => {
  const status = statusOf(verdicts, unjudged);
  if (status !== 0) return status;
  return badRows > 0 || (manifest !== null && manifest.faults.size > 0) ? 1 : 0;
};

type Opened = { readonly app: App; readonly telling: Telling; readonly target: Target; readonly options: CheckOptions };

const checkOpened = async (call: Call, { app, telling, target, options }: Opened): Promise<CheckTally> => {
  const { toCheck, place } = target;
  await using batch = place === null ? null : await openWaivedBatch(app, place, telling);
  await using failed = await openFailed(call, options);
  await using pool = await app.openPool({ tellsFiles: batch !== null });
  await using teller = await openTeller(formatOf(call, options.format), telling);
  await using earlier = wireEarlierStore();
  const progress = openProgress(call, telling.words.counts.judging);
  progress.start(toCheck.count);
  const { policy, workers } = app.desk.config;
  const { store } = app;
  const { entries } = toCheck;
  const batches = checkFolders({ store, earlier, pool, policy, clock: call.now, batchSize: workers.batch, entries });
  const atHand: BatchAtHand | null = batch && place && { directory: place.directory, batch, failed };
  const tally = await runCheck(batches, { telling, teller, progress, atHand });
  if (failed !== null) await tellFailed(telling, tally, { end: await failed.finish(), file: options.failed ?? '' });
  return tally;
};

/**
 * `ozma check`: the dry run, of folders or of a batch with its manifest. Exit status 1 when anything would not be accepted, or is not as the manifest
 * has it and not waived, or a row of the tables was bad; 3 when a folder could not be judged.
 */
export const check = async (call: Call, options: CheckOptions): Promise<ExitStatus> => {
  formatOf(call, options.format);
  widenYoungGeneration();
  checkFailed(call, options);
  const desk = await searchDesk(call);
  const target = await targetOf(call, desk, options);
  await using app = wireDryRun(desk);
  const badRows = await loadGivenTables(call, app, options);
  const waivers = options.waivers === undefined ? noWaivers : await grantWaivers(call, app, options.waivers);
  const telling = tellingOf(call, app.desk.config.language, waivers);
  const tally = await checkOpened(call, { app, telling, target, options });
  await tellWaivers(telling);
  return exitOf(tally, badRows);
};
