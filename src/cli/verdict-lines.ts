import type { Writable } from 'node:stream';
import { reasonTable } from '../domain/reason.ts';
import { ruleNames } from '../domain/rule-name.ts';
import type { Verdict } from '../domain/verdict.ts';
import { areaWordsIn } from '../texts/area-words-in.ts';
import type { Language } from '../texts/languages.ts';
import { shown, shownInstant } from '../texts/shown.ts';
import { type Decided, reportedIn, shownId, waivedIn } from '../texts/verdict-document.ts';
import { staffSentence, wordsIn } from '../texts/words-in.ts';
import { fitTo, wrap } from './fit.ts';
import { columnsOf, type Tone, tint } from './output.ts';

const marks: Readonly<Record<Verdict, readonly [mark: string, tone: Tone]>> = {
  accepted: ['✓', 'good'],
  partial: ['◐', 'wait'],
  held: ['◌', 'wait'],
  duplicate: ['=', 'wait'],
  rejected: ['✗', 'bad'],
};

const pipeWidth = 100;
const markWidth = 15;
const indent = '    ';

/** The mark and word of a verdict, coloured on a terminal. */
export const verdictMark = (verdict: Verdict, language: Language, stream: Writable): string => {
  const [mark, tone] = marks[verdict];
  return tint(stream, tone, `${mark} ${fitTo(wordsIn(language).verdicts[verdict], markWidth)}`);
};

/** How many cells a line may take: the terminal's, else those of a page. */
export const lineWidth = (stream: Writable): number => columnsOf(stream) ?? pipeWidth;

/** What was waived, a line each: the code, what it is about, by whom, until when and why. */
const waivedLines = (decided: Decided, language: Language, width: number): readonly string[] =>
  waivedIn(decided, ruleNames).flatMap(({ reason, subject, file, waiver }) => {
    const about = file === null ? '' : `${shown(subject)}  `;
    const { by, why, until } = waiver;
    const told = areaWordsIn(language).waived({ by: shown(by), why: shown(why), until: shownInstant(until) });
    return wrap(`${reason.code}  ${about}${told}`, width).map(
      (line, index) => `${indent}${index === 0 ? '' : '  '}${line}`,
    );
  });

/**
 * A decision as an operator reads it: verdict and label on one line, then each finding with its code and what staff should know of it.
 * An accepted folder with nothing to say takes one line.
 */
export const verdictLines = (decided: Decided, language: Language, stream: Writable): readonly string[] => {
  const words = wordsIn(language);
  const id = shownId(decided.submission);
  const goes = tint(stream, 'faint', `→ ${words.dispositions[decided.disposition]}${id === null ? '' : `  ${id}`}`);
  const head = `${verdictMark(decided.verdict, language, stream)} ${tint(stream, 'strong', shown(decided.label))}  ${goes}`;
  const width = lineWidth(stream) - indent.length;
  const findings = reportedIn(decided, ruleNames).flatMap(({ reason, subject, file }) => {
    const about = file === null ? '' : `${shown(subject)}  `;
    const tone = reasonTable[reason.code].effect === 'none' ? 'faint' : 'strong';
    const [first = '', ...more] = wrap(`${reason.code}  ${about}${staffSentence(reason, language)}`, width);
    const rest = first.slice(reason.code.length);
    const coloured = first.startsWith(reason.code) ? tint(stream, tone, reason.code) + rest : first;
    return [indent + coloured, ...more.map((line) => `${indent}  ${line}`)];
  });
  const waived = waivedLines(decided, language, width).map((line) => tint(stream, 'faint', line));
  return [head, ...findings, ...waived];
};

/** How many folders had each verdict, in one line that can be read aloud. */
export const tallyLine = (tally: ReadonlyMap<Verdict, number>, language: Language, stream: Writable): string => {
  const words = wordsIn(language);
  const all: readonly Verdict[] = ['accepted', 'partial', 'held', 'duplicate', 'rejected'];
  const parts = all.flatMap((verdict) => {
    const count = tally.get(verdict) ?? 0;
    return count === 0 ? [] : [tint(stream, marks[verdict][1], `${count} ${words.verdicts[verdict]}`)];
  });
  const total = [...tally.values()].reduce((sum, count) => sum + count, 0);
  return `${words.counts.folders(total)}${parts.length === 0 ? '' : `: ${parts.join(', ')}`}`;
};
