import type { EventKind, LedgerEvent } from '../../domain/event.ts';
import type { Reported, Waived } from '../../domain/judgement.ts';
import type { ReasonCode } from '../../domain/reason.ts';
import { areaWordsIn } from '../../texts/area-words-in.ts';
import { screensIn } from '../../texts/screens-in.ts';
import { shown, shownInstant } from '../../texts/shown.ts';
import { staffSentence, wordsIn } from '../../texts/words-in.ts';
import { tint } from '../output.ts';
import type { Page } from '../page.ts';
import { beside, indented } from '../table.ts';
import { eventText } from './event-lines.ts';
import { primaryOf, type Told } from './told.ts';

const decisions: ReadonlySet<EventKind> = new Set(['held-accepted', 'held-rejected', 'trash-restored', 'trash-purged']);

/** Whether a person has decided something about it: nobody but a person takes a repair out for a changed resend. */
const isDecision = ({ kind, body }: LedgerEvent): boolean =>
  decisions.has(kind) || (kind === 'repair-withdrawn' && body['why'] === 'RESEND_CHANGED');

const isAboutTrash = ({ kind }: LedgerEvent): boolean => kind === 'trash-restored' || kind === 'trash-purged';

/** What people have decided since it was judged, oldest first: when, what, why and who. */
export const decisionLines = (events: readonly LedgerEvent[], page: Page): readonly string[] =>
  events
    .filter(isDecision)
    .map((event) => `${shownInstant(event.at)}  ${eventText(event, page.language)}`)
    .flatMap((line) => beside('→', line, { heading: 1, line: page.width }));

/** The answer in one sentence: the verdict, since when it stands, for which ticket, and for what primary reason. */
export const answerSentence = (told: Told, events: readonly LedgerEvent[], { language }: Page): string => {
  const { verdict, decidedAt, ticket, items } = told.recorded;
  const changedAt = events.findLast((event) => isDecision(event) && !isAboutTrash(event))?.at;
  const primary = primaryOf(told);
  const title = primary === null ? null : wordsIn(language).codes[primary.reason.code].title;
  return screensIn(language).why.answer({
    verdict,
    when: shownInstant(changedAt ?? decidedAt),
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
