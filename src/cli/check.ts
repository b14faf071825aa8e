import { resolve } from 'node:path';
import { ruleNames } from '../domain/rule-name.ts';
import type { Verdict } from '../domain/verdict.ts';
import { check as checkFolders } from '../intake/check.ts';
import { entriesToCheck } from '../intake/check-paths.ts';
import type { ScannedBatch } from '../intake/scan.ts';
import { verdictDocument } from '../texts/verdict-document.ts';
import { wordsIn } from '../texts/words-in.ts';
import { type App, type Desk, searchDesk, wireDryRun } from '../wire.ts';
import { type Call, type ExitStatus, languageOf } from './call.ts';
import { loadGivenTables } from './desk-tables.ts';
import { writeJson, writeLine } from './output.ts';
import { openProgress, type Progress } from './progress.ts';
import { statusOf, tellUnjudged } from './unjudged.ts';
import { tallyLine, verdictLines } from './verdict-lines.ts';

/** What `ozma check` was told. */
export type CheckOptions = {
  readonly paths: readonly string[];
  readonly inbox: boolean;
  readonly tickets?: string;
  readonly registry?: string;
  readonly format: 'table' | 'json';
};

const pathContext = (call: Call, desk: Desk | null, areInboxes: boolean) => ({
  cwd: call.cwd,
  desk: desk === null ? null : { dir: desk.dir, inboxDir: resolve(desk.dir, desk.config.paths.inbox) },
  areInboxes,
});

type Telling = { readonly call: Call; readonly app: App; readonly progress: Progress; readonly isJson: boolean };

const tellBatch = async (
  { decided, unjudged }: ScannedBatch,
  { call, app, progress, isJson }: Telling,
): Promise<void> => {
  const language = languageOf(call, app.desk.config.language);
  progress.clear();
  for (const { entry } of decided) {
    if (isJson) await writeJson(call.stdout, verdictDocument(entry, ruleNames, wordsIn(language)));
    else for (const line of verdictLines(entry, language, call.stdout)) await writeLine(call.stdout, line);
  }
  for (const one of unjudged) tellUnjudged(call, one);
  progress.advance(decided.length + unjudged.length);
};

const tell = async (telling: Telling, batches: AsyncIterable<ScannedBatch>): Promise<ExitStatus> => {
  const tally = new Map<Verdict, number>();
  let faults = 0;
  for await (const batch of batches) {
    await tellBatch(batch, telling);
    for (const { entry } of batch.decided) tally.set(entry.verdict, (tally.get(entry.verdict) ?? 0) + 1);
    faults += batch.unjudged.filter(({ end }) => end === 'quarantined').length;
  }
  const { call, app, progress, isJson } = telling;
  progress.clear();
  if (!isJson) await writeLine(call.stdout, tallyLine(tally, languageOf(call, app.desk.config.language), call.stdout));
  return statusOf(tally, faults);
};

/** `ozma check`: the dry run. Exit status 1 when anything would not be accepted, or a row of the tables was bad, 3 when a folder could not be judged. */
export const check = async (call: Call, options: CheckOptions): Promise<ExitStatus> => {
  const desk = await searchDesk(call);
  const { count, entries } = entriesToCheck(options.paths, pathContext(call, desk, options.inbox));
  await using app = wireDryRun(desk);
  const badRows = await loadGivenTables(call, app, options);
  await using pool = await app.openPool();
  const { policy, workers } = app.desk.config;
  const progress = openProgress(call, wordsIn(languageOf(call, app.desk.config.language)).counts.judging);
  progress.start(count);
  const { store } = app;
  const batches = checkFolders({ store, pool, policy, clock: call.now, batchSize: workers.batch, entries });
  const isJson = call.json || options.format === 'json';
  const status = await tell({ call, app, progress, isJson }, batches);
  return status === 0 && badRows > 0 ? 1 : status;
};
