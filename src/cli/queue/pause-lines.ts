import { type EndedPause, type Pause, pauseEndOf } from '../../domain/pause.ts';
import type { PauseWords } from '../../texts/pause-words.ts';
import { pauseWordsIn } from '../../texts/pause-words-in.ts';
import { shown, shownInstant } from '../../texts/shown.ts';
import { tint } from '../output.ts';
import type { Page } from '../page.ts';
import { beside, widestOf } from '../table.ts';

const indent = '  ';
/** As much of one value of the evidence as helps to recognise it; all of it is in the document. */
const longestValue = 120;

/** Why a pause ended, in the reader's language where it ended by itself. */
export const endWords = ({ endedWhy }: EndedPause, words: PauseWords): string => {
  const end = pauseEndOf(endedWhy);
  return end === null ? shown(endedWhy) : words.ends[end];
};

const evidenceText = (evidence: Pause['evidence']): string =>
  Object.entries(evidence)
    .map(([key, value]) => {
      const text = typeof value === 'string' ? value : JSON.stringify(value);
      return `${shown(key)}: ${shown(text.length > longestValue ? `${text.slice(0, longestValue)}…` : text)}`;
    })
    .join(', ');

const factsOf = (pause: Pause | EndedPause, words: PauseWords): readonly (readonly [string, string])[] => {
  const { facts } = words;
  const { kind, source, scope, who, why, since, until, stage, evidence } = pause;
  return [
    [facts.what, shown(words.scope(scope))],
    [facts.who, shown(who)],
    [facts.why, shown(why)],
    ...(source === null ? [] : [[facts.source, shown(source)] as const]),
    [facts.since, shownInstant(since)],
    [facts.until, until === null ? words.endless[kind] : shownInstant(until)],
    ...(kind === 'platform' && !('endedAt' in pause) ? [[facts.stage, words.stages[stage]] as const] : []),
    ...(Object.keys(evidence).length === 0 ? [] : [[facts.evidence, evidenceText(evidence)] as const]),
    ...('endedAt' in pause
      ? [[facts.ended, words.ended(shownInstant(pause.endedAt), shown(pause.endedBy), endWords(pause, words))] as const]
      : []),
  ];
};

/** A pause with its number and all that is known of it, a fact a line. */
export const pauseLines = (pause: Pause | EndedPause, page: Page): readonly string[] => {
  const words = pauseWordsIn(page.language);
  const facts = factsOf(pause, words);
  const widths = { heading: widestOf(facts.map(([name]) => name)), line: page.width - indent.length };
  return [
    tint(page.stream, 'strong', words.title(pause.id, words.kinds[pause.kind])),
    ...facts.flatMap(([name, text]) => beside(name, text, widths).map((line) => indent + line)),
  ];
};

/** A pause on one line. */
export const briefLine = ({ id, kind, scope, why }: Pause, words: PauseWords): string =>
  words.brief(id, words.kinds[kind], shown(words.scope(scope)), shown(why));
