import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { exportAt, isExport, type ReplayableExport } from '../audit/replay/export-at.ts';
import { currentRules } from '../audit/replay/replay.ts';
import {
  counted,
  emptyTally,
  isFound,
  type ReplayNews,
  type ReplayTally,
  replayNews,
} from '../audit/replay/replay-news.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { packagePaths } from '../manifest/package/export-facts.ts';
import { replayWordsIn } from '../texts/replay-words-in.ts';
import { shown } from '../texts/shown.ts';
import { requireDesk, searchDesk, wireSnapshot } from '../wire.ts';
import type { Call, ExitStatus } from './call.ts';
import { writeJson, writeLine } from './output.ts';
import { type Page, pageOf } from './page.ts';
import { openProgress } from './progress.ts';
import { replayDocument, replayLines } from './replay/replay-lines.ts';
import { casesOf, everyOne, exportedIn, type ToReplay } from './replay/to-replay.ts';

/** What `ozma replay` was told. */
export type ReplayOptions = {
  readonly what: string | null;
  readonly all: boolean;
  readonly anyway: boolean;
  readonly from?: string;
  readonly to?: string;
};

const checkOptions = ({ what, all, from, to }: ReplayOptions): void => {
  if (what === null && !all) {
    throw new OzmaError('usage', 'Name an export directory, a submission, ticket, label or item; or give --all.');
  }
  if (what !== null && all) throw new OzmaError('usage', `Give either "${what}" or --all, not both.`);
  if (!all && (from !== undefined || to !== undefined)) {
    throw new OzmaError('usage', '--from and --to choose among the submissions of --all.');
  }
};

const tellNews = async (call: Call, news: ReplayNews, page: Page): Promise<void> => {
  if (call.json) return writeJson(call.stdout, replayDocument(news));
  for (const line of replayLines(news, page)) await writeLine(call.stdout, line);
};

type Telling = { readonly page: Page; readonly isAnyway: boolean };

/** Tells what was found as it goes, and what all of it comes to. */
const tell = async (call: Call, { pairs, total, from }: ToReplay, how: Telling): Promise<ReplayTally> => {
  const { page, isAnyway } = how;
  const words = replayWordsIn(page.language);
  const progress = openProgress(call, words.replaying);
  let tally = emptyTally;
  progress.start(total);
  for await (const news of replayNews(pairs, { rules: currentRules, isAnyway }, from)) {
    tally = counted(tally, news);
    if (isFound(news)) {
      progress.clear();
      await tellNews(call, news, page);
    }
    progress.advance(1);
  }
  progress.clear();
  if (call.json) await writeJson(call.stdout, { kind: 'replay', ...tally });
  else for (const line of words.summary(tally, isAnyway)) await writeLine(call.stdout, line);
  return tally;
};

const isAnyFound = ({ differ, altered, otherwise, unknown, malformed }: ReplayTally): boolean =>
  differ + altered + otherwise + unknown + malformed > 0;

/** The export that is meant, where a directory is named that calls itself one. */
const exportMeant = async ({ cwd }: Call, what: string | null): Promise<ReplayableExport | null> => {
  if (what === null) return null;
  const dir = resolve(cwd, what);
  if (await isExport(dir)) return exportAt(dir);
  const isPath = what === '.' || what === '..' || what.includes('/');
  if (!isPath || (await stat(dir).catch(() => null))?.isDirectory() !== true) return null;
  throw new OzmaError('path-missing', `${shown(what)} is no export directory: it has no ${packagePaths.description}.`);
};

/** An export with arrivals needs no desk; a desk at hand still says in which language. */
const replayExport = async (call: Call, from: ReplayableExport, isAnyway: boolean): Promise<ReplayTally> => {
  const desk = await searchDesk(call);
  await using snapshot = desk === null || from.arrivals !== null ? null : wireSnapshot(desk);
  return await tell(call, exportedIn(from, snapshot), { page: pageOf(call, desk?.config.language ?? 'en'), isAnyway });
};

/**
 * `ozma replay`: judges again what was recorded, by the same pure functions, and reports each difference. Exit status 1 when something differs, was
 * altered, or (with `--anyway`) would be decided otherwise, and when nothing is known of what was asked for.
 */
export const replay = async (call: Call, options: ReplayOptions): Promise<ExitStatus> => {
  checkOptions(options);
  const { what, anyway: isAnyway } = options;
  const exported = await exportMeant(call, what);
  if (exported !== null) return isAnyFound(await replayExport(call, exported, isAnyway)) ? 1 : 0;
  const desk = await requireDesk(call);
  await using snapshot = wireSnapshot(desk);
  const looked = { desk, snapshot };
  const asked = what === null ? await everyOne(looked, options) : await casesOf(call, what, looked);
  if (asked === null) return 1;
  const tally = await tell(call, asked, { page: pageOf(call, desk.config.language), isAnyway });
  return isAnyFound(tally) ? 1 : 0;
};
