import { relative, resolve, sep } from 'node:path';
import { latin1Path } from '../../workers/inspect/raw-path.ts';
import { makeAreas } from '../desk/check-areas.ts';
import type { Entry } from '../domain/entry.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { ruleNames } from '../domain/rule-name.ts';
import type { Verdict } from '../domain/verdict.ts';
import { type IngestNews, ingest as ingestInbox } from '../intake/ingest.ts';
import { openLog } from '../log.ts';
import type { InboxEntry } from '../spool/inbox.ts';
import { isThere } from '../spool/move.ts';
import { screensIn } from '../texts/screens-in.ts';
import { shown } from '../texts/shown.ts';
import { verdictDocument } from '../texts/verdict-document.ts';
import { type Language, wordsIn } from '../texts/words-in.ts';
import { type App, requireDesk, wire } from '../wire.ts';
import { type Call, type ExitStatus, languageOf } from './call.ts';
import { loadTables } from './desk-tables.ts';
import { ReaderGone, writeJson, writeLine } from './output.ts';
import { openProgress } from './progress.ts';
import { statusOf, tellUnjudged } from './unjudged.ts';
import { tallyLine, verdictLines } from './verdict-lines.ts';

/** What `ozma ingest` was told. */
export type IngestOptions = { readonly paths: readonly string[]; readonly settle?: string };

const settleSeconds = (given: string | undefined, fallback: number | null): number => {
  if (given === undefined) return fallback ?? 0;
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

const tellEntry = async (call: Call, entry: Entry, language: Language): Promise<void> => {
  if (call.json) await writeJson(call.stdout, verdictDocument(entry, ruleNames, wordsIn(language)));
  else for (const line of verdictLines(entry, language, call.stdout)) await writeLine(call.stdout, line);
};

/** The work goes on when nobody reads any more: folders are not left half way because of a pipe. */
const unlessGone = async (telling: Promise<void>): Promise<void> => {
  await telling.catch((error: unknown) => {
    if (!(error instanceof ReaderGone)) throw error;
  });
};

/** Prints what ingesting tells; answers 0 when everything was accepted, 3 when a folder could not be judged. */
const tell = async (call: Call, app: App, news: AsyncIterable<IngestNews>): Promise<ExitStatus> => {
  const language = languageOf(call, app.desk.config.language);
  const progress = openProgress(call, wordsIn(language).counts.judging);
  const log = openLog(call.stderr, call.env['OZMA_LOG']);
  const tally = new Map<Verdict, number>();
  let faults = 0;
  for await (const one of news) {
    if (one.kind === 'found') {
      if (one.unsettled > 0 && !call.quiet) {
        await writeLine(call.stderr, screensIn(language).other.unsettled(one.unsettled));
      }
      progress.start(one.count);
      continue;
    }
    progress.clear();
    for (const { entry } of one.decided) {
      tally.set(entry.verdict, (tally.get(entry.verdict) ?? 0) + 1);
      await unlessGone(tellEntry(call, entry, language));
      for (const event of entry.events) log.write(event);
    }
    for (const fault of one.unjudged) tellUnjudged(call, fault);
    faults += one.unjudged.filter(({ end }) => end === 'quarantined').length;
    progress.advance(one.decided.length + one.unjudged.length);
  }
  progress.clear();
  if (!call.json) await unlessGone(writeLine(call.stdout, tallyLine(tally, language, call.stdout)));
  return statusOf(tally, faults);
};

/** `ozma ingest`: judges what is in the inbox once, for real. Exit status 1 when anything was not accepted or a row was bad, 3 when a folder could not be judged. */
export const ingest = async (call: Call, { paths, settle }: IngestOptions): Promise<ExitStatus> => {
  const desk = await requireDesk(call);
  const { config, dir: deskDir } = desk;
  const inboxDir = resolve(deskDir, config.paths.inbox);
  const isMeant = meaning(paths, call.cwd, inboxDir);
  makeAreas(deskDir, config);
  await using app = wire(desk);
  const badRows = await loadTables(call, app);
  await using pool = app.openPool();
  const news = ingestInbox({
    deskDir,
    inboxDir,
    store: app.store,
    pool,
    policy: config.policy,
    clock: call.now,
    durability: config.durability,
    settleSeconds: settleSeconds(settle, config.settleSeconds),
    batchSize: config.workers.batch,
    isMeant,
  });
  const status = await tell(call, app, news);
  return status === 0 && badRows > 0 ? 1 : status;
};
