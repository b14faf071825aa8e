import { relative, resolve, sep } from 'node:path';
import { latin1Path } from '../../workers/inspect/raw-path.ts';
import { makeAreas } from '../desk/check-areas.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import type { Verdict } from '../domain/verdict.ts';
import { type IngestNews, ingest as ingestInbox } from '../intake/ingest.ts';
import type { ScannedBatch } from '../intake/scan.ts';
import { type Log, openLog } from '../log.ts';
import { reconcileAreas } from '../queue/area-moves.ts';
import { carryOut } from '../queue/carry-out.ts';
import { keepPauses } from '../queue/keep-pauses.ts';
import { reconcileRepairs } from '../queue/return-items.ts';
import type { InboxEntry } from '../spool/inbox.ts';
import { isThere } from '../spool/move.ts';
import type { Language } from '../texts/languages.ts';
import { screensIn } from '../texts/screens-in.ts';
import { serveWordsIn } from '../texts/serve-words-in.ts';
import { shown } from '../texts/shown.ts';
import { wordsIn } from '../texts/words-in.ts';
import { type App, requireDesk, wire } from '../wire.ts';
import { widenYoungGeneration } from '../young-generation.ts';
import { type Call, type ExitStatus, languageOf } from './call.ts';
import { loadTables } from './desk-tables.ts';
import { tellDetained, tellJudged, tellUnmoved, unlessGone } from './judged-lines.ts';
import { writeLine } from './output.ts';
import { openProgress } from './progress.ts';
import { statusOf, tellUnjudged } from './unjudged.ts';
import { tallyLine } from './verdict-lines.ts';

/** What `ozma ingest` was told. */
export type IngestOptions = { readonly paths: readonly string[]; readonly settle?: string };

/** The seconds of `--settle`; `fallback` where it is not given. Anything but a number of seconds is `usage`. */
export const settleSeconds = (given: string | undefined, fallback: number): number => {
  if (given === undefined) return fallback;
  const seconds = Number(given);
  if (given.trim() !== '' && Number.isFinite(seconds) && seconds >= 0) return seconds;
  throw new OzmaError('usage', `--settle: expected a number of seconds, such as 5, not "${given}".`);
};

/** Whether a path within the inbox is an entry of it, or a delivery `@…` of several: what lies deeper is judged with its folder. */
const isEntry = (within: string): boolean => {
  const [first = '', ...deeper] = within.split(sep);
  return deeper.length === 0 || (deeper.length === 1 && first.startsWith('@'));
};

/** Which entries the paths on the command line mean; a path must lie in the desk's inbox. */
const meaning = (paths: readonly string[], cwd: string, inboxDir: string): ((entry: InboxEntry) => boolean) => {
  if (paths.length === 0) return () => true;
  const meant = paths.map((path) => {
    const whole = resolve(cwd, path);
    if (path === '' || !isThere(latin1Path(whole)))
      throw new OzmaError('path-missing', `${shown(path)}: there is nothing of this name.`);
    if (whole !== inboxDir && !whole.startsWith(inboxDir + sep)) {
      throw new OzmaError(
        'usage',
        `${shown(path)} is not in this desk's inbox (${shown(inboxDir)}): move it there first.`,
      );
    }
    if (isEntry(relative(inboxDir, whole))) return latin1Path(whole);
    throw new OzmaError('usage', `${shown(path)} is part of a folder, which is judged whole: name the folder.`);
  });
  return ({ path }) => meant.some((one) => path === one || path.startsWith(`${one}/`));
};

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What was told so far: verdicts, folders that could not be judged or moved, and folders that a pause keeps. */
type Told = { readonly tally: Map<Verdict, number>; faults: number; detained: number };

const tellBatch = async (call: Call, batch: ScannedBatch, { told, log, language }: Telling): Promise<void> => {
  for (const judged of batch.decided) {
    const { entry, isDetained } = judged;
    told.tally.set(entry.verdict, (told.tally.get(entry.verdict) ?? 0) + 1);
    if (isDetained) told.detained += 1;
    await unlessGone(tellJudged(call, judged, language));
    for (const event of entry.events) log.write(event);
  }
  for (const fault of batch.unjudged) tellUnjudged(call, fault);
  told.faults += batch.unjudged.filter(({ end }) => end === 'quarantined').length;
};

type Telling = { readonly told: Told; readonly log: Log; readonly language: Language };

/** Prints what ingesting tells; answers 0 when everything was accepted, 3 when a folder could not be judged or moved. */
const tell = async (call: Call, app: App, news: AsyncIterable<IngestNews>): Promise<ExitStatus> => {
  const language = languageOf(call, app.desk.config.language);
  const progress = openProgress(call, wordsIn(language).counts.judging);
  const log = openLog(call.stderr, call.env['OZMA_LOG']);
  const told: Told = { tally: new Map(), faults: 0, detained: 0 };
  for await (const one of news) {
    progress.clear();
    switch (one.kind) {
      case 'found':
        progress.start(one.count);
        break;
      case 'batch':
        await tellBatch(call, one, { told, log, language });
        progress.advance(one.decided.length + one.unjudged.length);
        break;
      case 'unmoved':
      case 'not-taken':
        tellUnmoved(call, one);
        told.faults += 1;
        break;
      case 'unsettled':
        if (!call.quiet) await unlessGone(writeLine(call.stderr, screensIn(language).other.unsettled(one.count)));
    }
  }
  progress.clear();
  if (!call.json) await unlessGone(writeLine(call.stdout, tallyLine(told.tally, language, call.stdout)));
  await tellDetained(call, app.store, { count: told.detained, language });
  return statusOf(told.tally, told.faults);
};

/** Finishes moves that a crash cut short, ends pauses whose time is over and lets go of what none keeps any more: nobody else may be there to do it. */
const letGo = async (call: Call, { store, desk: { dir, config } }: App): Promise<void> => {
  await keepPauses(store, config.running.schedule, call.now());
  const notSettled = await reconcileAreas(dir, store);
  const left = await reconcileRepairs(dir, store);
  const carried = await carryOut(dir, store, call.now());
  const failed = [...notSettled, ...[...left, ...carried].filter((one) => one.kind === 'failed')];
  for (const { submission, error } of failed) tellUnmoved(call, { shownPath: submission, why: messageOf(error) });
  const count = carried.filter((one) => one.kind === 'carried').length;
  if (count > 0 && !call.quiet) {
    await unlessGone(writeLine(call.stderr, serveWordsIn(languageOf(call, config.language)).letGo(count)));
  }
};

/** `ozma ingest`: judges what is in the inbox once, for real. Exit status 1 when anything was not accepted or a row was bad, 3 when a folder could not be judged. */
export const ingest = async (call: Call, { paths, settle }: IngestOptions): Promise<ExitStatus> => {
  const desk = await requireDesk(call);
  const { config, dir: deskDir } = desk;
  const inboxDir = resolve(deskDir, config.paths.inbox);
  const isMeant = meaning(paths, call.cwd, inboxDir);
  makeAreas(deskDir, config);
  widenYoungGeneration();
  await using app = wire(desk);
  const badRows = await loadTables(call, app);
  await letGo(call, app);
  await using pool = await app.openPool();
  const news = ingestInbox({
    deskDir,
    inboxDir,
    store: app.store,
    pool,
    policy: config.policy,
    clock: call.now,
    durability: config.durability,
    settleSeconds: settleSeconds(settle, config.settleSeconds ?? 0),
    batchSize: config.workers.batch,
    isMeant,
  });
  const status = await tell(call, app, news);
  return status === 0 && badRows > 0 ? 1 : status;
};
