import type { Instant } from '../../domain/instant.ts';
import type { ServeNews } from '../../serve/serve-news.ts';
import type { Language } from '../../texts/languages.ts';
import { serveWordsIn } from '../../texts/serve-words-in.ts';
import { wordsIn } from '../../texts/words-in.ts';
import type { Call } from '../call.ts';
import { tint } from '../output.ts';
import { type ServeDocument, serveDocuments } from './serve-document.ts';
import { errorText, serveLines } from './serve-line.ts';

/** Prints what happens while `serve` runs. Work never waits for whoever reads. */
export type Teller = {
  readonly tell: (news: ServeNews) => void;
  /** One thing of `serve` itself: a document for machines, a line for people. */
  readonly say: (document: ServeDocument, line: string) => void;
};

/** How many bytes may wait for a slow reader; beyond, lines are left out and counted. */
const mostWaiting = 1_000_000;

/** How often the same fault is told again while it lasts, in milliseconds. */
const sameFaultMs = 60_000;

/** The time of day of an instant, UTC: lines come one after the other. */
const timeOf = (at: Instant): string => `${at.slice(11, 19)}Z`;

const openPrinter = (call: Call, language: Language) => {
  let leftOut = 0;
  return (line: string): void => {
    const { stdout } = call;
    // Whoever read has gone: the work goes on unseen.
    if (isGone(call)) return;
    if (stdout.writableLength > mostWaiting) {
      leftOut += 1;
      return;
    }
    if (leftOut > 0 && !call.json) stdout.write(`${serveWordsIn(language).leftOut(leftOut)}\n`);
    leftOut = 0;
    stdout.write(`${line}\n`);
  };
};

const faultIn = ({ news }: ServeNews): string | null => (news.kind === 'fault' ? errorText(news.error) : null);

/** Forgets a fault that was told lately, so that one that lasts is a line a minute. */
const openFaultMemory = () => {
  const toldMs = new Map<string, number>();
  return (news: ServeNews): boolean => {
    const fault = faultIn(news);
    if (fault === null) return false;
    const key = `${news.part} ${fault}`;
    const isLate = performance.now() - (toldMs.get(key) ?? Number.NEGATIVE_INFINITY) < sameFaultMs;
    if (!isLate) toldMs.set(key, performance.now());
    if (toldMs.size > 100) toldMs.clear();
    return isLate;
  };
};

const isGone = ({ stdout }: Call): boolean => stdout.destroyed || stdout.errored !== null;

/** What a person has to hear of goes to stderr where stdout is for machines, or nobody reads it: the database may be what is at fault. */
const isAlarm = ({ news }: ServeNews, call: Call): boolean =>
  (news.kind === 'intake-stopped' || news.kind === 'fault') && (call.json || isGone(call));

/** Opens a teller on a call's streams. */
export const openTeller = (call: Call, language: Language): Teller => {
  const print = openPrinter(call, language);
  const isTold = openFaultMemory();
  const words = wordsIn(language);
  const line = (text: string): string => `${tint(call.stdout, 'faint', timeOf(call.now()))} ${text}`;
  return {
    tell: (news) => {
      if (isTold(news)) return;
      const lines = serveLines(news, { language, stream: call.stdout });
      if (call.json) for (const one of serveDocuments(news, words)) print(JSON.stringify({ at: call.now(), ...one }));
      else for (const one of lines) print(line(one));
      if (isAlarm(news, call)) {
        for (const one of serveLines(news, { language, stream: call.stderr })) call.stderr.write(`ozma: ${one}\n`);
      }
    },
    say: (document, text) => print(call.json ? JSON.stringify({ at: call.now(), ...document }) : line(text)),
  };
};
