import { ruleNames } from '../domain/rule-name.ts';
import type { Judged } from '../intake/scan.ts';
import type { Unmoved } from '../intake/unmoved.ts';
import type { Store } from '../store/store.ts';
import type { Language } from '../texts/languages.ts';
import { pauseWordsIn } from '../texts/pause-words-in.ts';
import { serveWordsIn } from '../texts/serve-words-in.ts';
import { shown } from '../texts/shown.ts';
import { verdictDocument } from '../texts/verdict-document.ts';
import { wordsIn } from '../texts/words-in.ts';
import type { Call } from './call.ts';
import { tint, writeJson, writeLine } from './output.ts';
import { briefLine } from './queue/pause-lines.ts';
import { ReaderGone } from './reader-gone.ts';
import { verdictLines } from './verdict-lines.ts';

/** The work goes on when nobody reads any more: folders are not left half way because of a pipe. */
export const unlessGone = async (telling: Promise<void>): Promise<void> => {
  await telling.catch((error: unknown) => {
    if (!(error instanceof ReaderGone)) throw error;
  });
};

/** Prints a verdict, and that its folder stays where it is while a pause keeps it. */
export const tellJudged = async (call: Call, { entry, isDetained }: Judged, language: Language): Promise<void> => {
  if (call.json) {
    await writeJson(call.stdout, verdictDocument(entry, ruleNames, wordsIn(language)));
    return;
  }
  for (const line of verdictLines(entry, language, call.stdout)) await writeLine(call.stdout, line);
  if (isDetained) await writeLine(call.stdout, `    ${tint(call.stdout, 'wait', serveWordsIn(language).detained)}`);
};

/** Tells on stderr that a folder could not be moved: it stays where it is, and the others go on. */
export const tellUnmoved = (call: Call, { shownPath, why }: Unmoved): void => {
  call.stderr.write(`${shown(shownPath)}: ${shown(why)}\n`);
};

/** Says on stderr how many judged folders stay in `processing/`, and which pauses there are. */
export const tellDetained = async (
  call: Call,
  store: Store,
  told: { readonly count: number; readonly language: Language },
) => {
  if (told.count === 0 || call.quiet) return;
  const pauses = (await store.pauses()).map((pause) => briefLine(pause, pauseWordsIn(told.language)));
  for (const line of [serveWordsIn(told.language).detainedTotal(told.count), ...pauses]) {
    await unlessGone(writeLine(call.stderr, line));
  }
};
