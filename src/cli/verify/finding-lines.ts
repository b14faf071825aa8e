import type { Writable } from 'node:stream';
import { counted } from '../../texts/counted.ts';
import type { Language } from '../../texts/languages.ts';
import { shown } from '../../texts/shown.ts';
import type { VerifyWords } from '../../texts/verify-words.ts';
import { verifyWordsIn } from '../../texts/verify-words-in.ts';
import { cellWidth } from '../cell-width.ts';
import { fitTo, wrap } from '../fit.ts';
import { tint } from '../output.ts';
import { lineWidth } from '../verdict-lines.ts';
import type { Findings } from './findings.ts';

const indent = '  ';
/** A hash with its kind and its list fits; of a row that is wrong as many others are, the beginning. */
const longestLater = 100;

const isKeyOf = <Of extends object>(of: Of, key: PropertyKey): key is keyof Of => Object.hasOwn(of, key);

type WrongFound = ReturnType<Findings['wrong']>[number];

const placeOf = ({ news, from }: WrongFound, words: VerifyWords): string => {
  const { where, row } = news;
  const [place, number] = [shown(where), row === null ? null : shown(row)];
  if (number === null) return place;
  if (where === 'event') return words.event(number);
  return from === 'desk' || !/^\d+$/u.test(number) ? words.tableRow(place, number) : words.line(place, number);
};

/** Whether a description says otherwise than what it describes; which of the two was changed nobody can tell by that. */
const isSaidOtherwise = ({ claim, how }: WrongFound['news']): boolean =>
  how === 'changed' && (claim === 'counts' || claim === 'description');

/** What should be there; of a whole row what its form lacks. */
const expectedOf = ({ how, expected }: WrongFound['news'], { forms }: VerifyWords): string | null =>
  how === 'malformed' && expected !== null && isKeyOf(forms, expected) ? forms[expected] : expected;

/** What is there and what should be, so that it can be compared and copied: both whole, but for long texts after the first wrong thing. */
const valuesOf = ({ news }: WrongFound, words: VerifyWords, isFirst: boolean): readonly string[] => {
  const [found, expected] = isSaidOtherwise(news) ? [words.says, words.inFact] : [words.found, words.expected];
  const cut = (text: string): string =>
    isFirst || cellWidth(text) <= longestLater ? text : fitTo(text, longestLater).trimEnd();
  const wanted = expectedOf(news, words);
  return [
    ...(news.found === null ? [] : [found(cut(shown(news.found)))]),
    ...(wanted === null ? [] : [expected(cut(shown(wanted)))]),
  ];
};

const wrapped = (text: string, width: number): readonly string[] =>
  wrap(text, width - 2 * indent.length).map((line, index) => `${indent}${index === 0 ? '' : indent}${line}`);

/** One line where all fits into it, else a line for each value. */
const wrongText = (
  wrong: WrongFound,
  words: VerifyWords,
  { width, isFirst }: { readonly width: number; readonly isFirst: boolean },
): readonly string[] => {
  const { column, how } = wrong.news;
  const place = `${placeOf(wrong, words)}${column === null ? '' : `, ${shown(column)}`}`;
  const head = isSaidOtherwise(wrong.news) ? place : `${place}: ${words.how[how]}`;
  const values = valuesOf(wrong, words, isFirst);
  const whole = values.length === 0 ? head : `${head}: ${values.join(', ')}`;
  if (values.length === 0 || cellWidth(indent + whole) <= width) return wrapped(whole, width);
  const below = values.flatMap((value) => wrapped(value, width - indent.length).map((line) => indent + line));
  return [...wrapped(`${head}:`, width), ...below];
};

const provenLines = (findings: Findings, words: VerifyWords, width: number): readonly string[] =>
  findings
    .proven()
    .flatMap(({ news: { claim, count }, from, upTo }) =>
      wrapped(words.proven[claim]({ count, of: from, upTo }), width),
    );

type Unproven = ReturnType<Findings['unproven']>[number];

/** What was to be proven, with the part of it that was not. */
const claimText = ({ claim, of, count }: Unproven, words: VerifyWords): string => {
  const part = of.length > 0 ? of.map(shown).join(', ') : count === null ? null : counted(count);
  return words.unproven(words.claims[claim], part);
};

/** Each reason once: several claims that one reason leaves open stand below it. */
const unprovenLines = (findings: Findings, words: VerifyWords, width: number): readonly string[] =>
  [...Map.groupBy(findings.unproven(), ({ because }) => because)].flatMap(([because, claims]) => {
    const why = words.because[because];
    const [only, ...more] = claims;
    if (only !== undefined && more.length === 0) return wrapped(words.unprovenFor(claimText(only, words), why), width);
    const below = claims.flatMap((one) => wrapped(claimText(one, words), width - indent.length));
    return [...wrapped(words.allUnprovenFor(why), width), ...below.map((line) => indent + line)];
  });

const wrongLines = (findings: Findings, words: VerifyWords, width: number): readonly string[] => {
  const named = findings.wrong();
  const left = findings.wrongCount() - named.length;
  return [
    ...named.flatMap((wrong, index) => wrongText(wrong, words, { width, isFirst: index === 0 })),
    ...(left === 0 ? [] : [`${indent}${words.more(left)}`]),
  ];
};

/** All that a verification found, for people: what was proven, what was not, what is wrong, and in one sentence whether anything is. */
export const findingLines = (findings: Findings, language: Language, stream: Writable): readonly string[] => {
  const words = verifyWordsIn(language);
  const width = lineWidth(stream);
  const sections = [
    ['proven', 'good', provenLines(findings, words, width)],
    ['unproven', 'wait', unprovenLines(findings, words, width)],
    ['wrong', 'bad', wrongLines(findings, words, width)],
  ] as const;
  const count = findings.wrongCount();
  const end = count > 0 ? words.somethingWrong(count) : words.nothingWrong(findings.unproven().length);
  return [
    ...sections.flatMap(([heading, tone, lines]) =>
      lines.length === 0 ? [] : [tint(stream, tone, words.headings[heading]), ...lines, ''],
    ),
    tint(stream, 'strong', end),
  ];
};
