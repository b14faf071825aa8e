import type { Difference } from '../../audit/replay/differences.ts';
import type { Replayed } from '../../audit/replay/replay.ts';
import type { ReplayNews } from '../../audit/replay/replay-news.ts';
import { ruleNames } from '../../domain/rule-name.ts';
import type { AnswerWord, ReplayWords } from '../../texts/replay-words.ts';
import { replayWordsIn } from '../../texts/replay-words-in.ts';
import { firstOf, shown } from '../../texts/shown.ts';
import { tint } from '../output.ts';
import type { Page } from '../page.ts';
import { indented } from '../table.ts';

const shownDifferences = 12;
const longestValue = 160;
const before = 40;

const answerOf: ReadonlyMap<string, AnswerWord> = new Map([
  ['+', 'passed'],
  ['!', 'reported'],
  ['~', 'waived'],
  ['-', 'not-asked'],
]);

const textOf = (value: Difference['recorded'], words: ReplayWords): string => {
  if (value === undefined || value === null) return words.nothing;
  return typeof value === 'string' ? value : JSON.stringify(value);
};

/** What of two long texts is shown: some of what comes before they differ, and what follows. */
const partFrom = (text: string, start: number): string => {
  const part = shown(text.slice(start, start + longestValue));
  return `${start > 0 ? '…' : ''}${part}${text.length > start + longestValue ? '…' : ''}`;
};

const changeText = (what: string, { recorded, replayed }: Difference, words: ReplayWords): string => {
  const [then, now] = [textOf(recorded, words), textOf(replayed, words)];
  let same = 0;
  while (same < then.length && then[same] === now[same]) same += 1;
  const start = Math.max(then.length, now.length) > longestValue ? Math.max(0, same - before) : 0;
  return words.change(what, partFrom(then, start), partFrom(now, start));
};

type Entry = Extract<Replayed, { kind: 'same' }>['entry'];

/** What a pointer points to, in words: a field, and the file or subject that it is of. */
const placeText = (at: string, entry: Entry | null, words: ReplayWords): string => {
  const steps = at.split('/').slice(1);
  const field = steps.findLast((step) => !/^\d+$/u.test(step)) ?? '';
  const [part, list, index] = steps;
  const file = part === 'judged' && list === 'items' ? entry?.items[Number(index)]?.file : undefined;
  const word = words.fields[field] ?? shown(field);
  return file === undefined ? word : `${shown(file)}: ${word}`;
};

/** The rules that answered otherwise on one subject: a trace has one sign for each of them. */
const answerLines = ({ at, recorded, replayed }: Difference, entry: Entry, words: ReplayWords): readonly string[] => {
  const subject = entry.trace.subjects[Number(at.split('/')[3])]?.[0] ?? '';
  const word = (sign: string | undefined): string => words.answers[answerOf.get(sign ?? '-') ?? 'moot'];
  return ruleNames.flatMap((rule, place) => {
    const [before, now] = [String(recorded)[place], String(replayed)[place]];
    const what = `${subject === 'submission' ? words.submission : shown(subject)}: ${rule}`;
    return before === now ? [] : [words.change(what, word(before), word(now))];
  });
};

const isAnswers = ({ at, recorded, replayed }: Difference): boolean =>
  /^\/trace\/subjects\/\d+\/2$/u.test(at) && typeof recorded === 'string' && typeof replayed === 'string';

const differenceLines = (one: Difference, entry: Entry | null, words: ReplayWords): readonly string[] =>
  entry !== null && isAnswers(one)
    ? answerLines(one, entry, words)
    : [`${changeText(placeText(one.at, entry, words), one, words)} (${shown(one.at)})`];

/** What is the matter with a submission, and where; the entry names what pointers point to. */
type Told = { readonly head: string; readonly differences: readonly Difference[]; readonly entry: Entry | null };

const toldOf = ({ replayed, rows }: Extract<ReplayNews, { kind: 'replayed' }>, words: ReplayWords): readonly Told[] => {
  const entry = 'entry' in replayed ? replayed.entry : null;
  const ofRows = rows.length === 0 ? [] : [{ head: words.rowsDiffer, differences: rows, entry: null }];
  switch (replayed.kind) {
    case 'differs':
      return [{ head: words.differs, differences: replayed.differences, entry }, ...ofRows];
    case 'altered':
      return [{ head: words.altered(replayed.parts), differences: [], entry }];
    case 'other-rules':
      return (replayed.decided?.length ?? 0) === 0
        ? []
        : [{ head: words.otherwise(shown(replayed.ruleset)), differences: replayed.decided ?? [], entry }];
    case 'same':
    case 'not-kept':
      return ofRows;
  }
};

/** What was found, for people: the submission, what is the matter with it, and each difference; no line where nothing was found. */
export const replayLines = (news: ReplayNews, page: Page): readonly string[] => {
  const words = replayWordsIn(page.language);
  if (news.kind === 'unknown') return [words.unknown(shown(news.submission), news.line)];
  if (news.kind === 'malformed') return [words.malformed(news.line)];
  return toldOf(news, words).flatMap(({ head, differences, entry }) => {
    const { first, left } = firstOf(differences, shownDifferences);
    const lines = first.flatMap((one) => differenceLines(one, entry, words));
    return [
      `${tint(page.stream, 'strong', shown(news.label))}  ${news.submission}`,
      ...indented(head, 2, page.width).map((line) => tint(page.stream, 'bad', line)),
      ...[...lines, ...(left === 0 ? [] : [words.more(left)])].flatMap((line) => indented(line, 4, page.width)),
    ];
  });
};

/** What was found as JSON: what is the matter, with which submission, and each difference by its JSON pointer. */
export const replayDocument = (news: ReplayNews): Readonly<Record<string, unknown>> => {
  if (news.kind !== 'replayed') return news;
  const { submission, label, replayed, rows } = news;
  const about = { submission, label };
  switch (replayed.kind) {
    case 'altered':
      return { kind: 'altered', ...about, parts: replayed.parts };
    case 'other-rules':
      return { kind: 'otherwise', ...about, ruleset: replayed.ruleset, differences: replayed.decided ?? [] };
    case 'differs':
      return { kind: 'differs', ...about, differences: [...replayed.differences, ...rows] };
    case 'same':
    case 'not-kept':
      return { kind: 'differs', ...about, differences: rows };
  }
};
