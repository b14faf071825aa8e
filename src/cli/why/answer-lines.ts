import type { Reported, Waived } from '../../domain/judgement.ts';
import type { ReasonCode } from '../../domain/reason.ts';
import { areaWordsIn } from '../../texts/area-words-in.ts';
import { screensIn } from '../../texts/screens-in.ts';
import { shown, shownInstant } from '../../texts/shown.ts';
import { staffSentence, wordsIn } from '../../texts/words-in.ts';
import { tint } from '../output.ts';
import type { Page } from '../page.ts';
import { beside, indented } from '../table.ts';
import { primaryOf, type Told } from './told.ts';

/** The answer in one sentence: the verdict, when, for which ticket, and for what primary reason. */
export const answerSentence = (told: Told, { language }: Page): string => {
  const { verdict, decidedAt, ticket, items } = told.recorded;
  const primary = primaryOf(told);
  const title = primary === null ? null : wordsIn(language).codes[primary.reason.code].title;
  return screensIn(language).why.answer({
    verdict,
    when: shownInstant(decidedAt),
    ticket: ticket === null ? null : shown(ticket.number),
    reason: title !== null && primary?.file != null ? `${shown(primary.subject)}: ${title}` : title,
    accepted: items.filter((item) => item.verdict === 'accepted').length,
    total: items.length,
  });
};

/** What to do next: each remedy once, the most pressing first. */
export const remedyLines = ({ open }: Told, page: Page): readonly string[] => {
  const { codes } = wordsIn(page.language);
  const remedies = [...new Set(open.map(({ reason }) => codes[reason.code].remedy))];
  if (remedies.length === 0) return indented(screensIn(page.language).why.nothingToDo, 2, page.width);
  return remedies.flatMap((remedy) =>
    beside('-', remedy, { heading: 1, line: page.width - 2 }).map((line) => `  ${line}`),
  );
};

const sentenceLines = ({ reason, subject, file }: Reported, page: Page): readonly string[] => {
  const about = file === null ? '' : `${shown(subject)}: `;
  return indented(about + staffSentence(reason, page.language), 4, page.width);
};

const codeLines = (code: ReasonCode, group: readonly Reported[], page: Page): readonly string[] => {
  const { title, because } = wordsIn(page.language).codes[code];
  const sentences = group.flatMap((one) => sentenceLines(one, page));
  return [
    `  ${tint(page.stream, 'strong', code)}  ${title}`,
    ...sentences,
    ...indented(because, 4, page.width).map((line) => tint(page.stream, 'faint', line)),
  ];
};

/** What was found and waived: by whom, until when and why stands under it. */
const waivedLines = (code: ReasonCode, group: readonly Waived[], page: Page): readonly string[] => {
  const { waived } = areaWordsIn(page.language);
  return [
    `  ${tint(page.stream, 'faint', code)}  ${wordsIn(page.language).codes[code].title}`,
    ...group.flatMap((one) => {
      const { by, why, until } = one.waiver;
      const told = waived({ by: shown(by), why: shown(why), until: shownInstant(until) });
      return [...sentenceLines(one, page), ...indented(told, 4, page.width)];
    }),
  ];
};

const byCode = <R extends Reported>(reported: readonly R[]): ReadonlyMap<ReasonCode, readonly R[]> =>
  Map.groupBy(reported, ({ reason }) => reason.code);

/** Every finding with its evidence, those of one code together, the primary one first; then what was waived. */
export const findingLines = ({ all, waived }: Told, page: Page): readonly string[] => [
  ...[...byCode(all)].flatMap(([code, group]) => codeLines(code, group, page)),
  ...[...byCode(waived)].flatMap(([code, group]) => waivedLines(code, group, page)),
];
