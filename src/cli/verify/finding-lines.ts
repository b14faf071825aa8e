import type { Writable } from 'node:stream';
import stringWidth from 'string-width';
import { counted } from '../../texts/counted.ts';
import { shown } from '../../texts/shown.ts';
import type { VerifyWords } from '../../texts/verify-words.ts';
import { verifyWordsIn } from '../../texts/verify-words-in.ts';
import type { Language } from '../../texts/words-in.ts';
import { fitTo, tint, wrap } from '../output.ts';
import { lineWidth } from '../verdict-lines.ts';
import type { Findings } from './findings.ts';

const indent = '  ';
/** As narrow as a value gets, so that something of it can be seen. */
const narrowestValue = 16;

type WrongFound = ReturnType<Findings['wrong']>[number];

const placeOf = ({ news, from }: WrongFound, words: VerifyWords): string => {
  const { where, row } = news;
  const [place, number] = [shown(where), row === null ? null : shown(row)];
  if (number === null) return place;
  if (where === 'event') return words.event(number);
  return from === 'desk' || !/^\d+$/u.test(number) ? words.tableRow(place, number) : words.line(place, number);
};

/** What was found and what was expected, each cut to an even share of the room. */
const valuesOf = ({ news: { found, expected } }: WrongFound, words: VerifyWords, room: number): string => {
  const texts = [
    ...(found === null ? [] : [{ say: words.found, text: shown(found) }]),
    ...(expected === null ? [] : [{ say: words.expected, text: shown(expected) }]),
  ];
  const width = Math.max(narrowestValue, Math.floor(room / Math.max(1, texts.length)) - 12);
  const cut = (text: string): string => (stringWidth(text) <= width ? text : fitTo(text, width).trimEnd());
  return texts.map(({ say, text }) => say(cut(text))).join(', ');
};

const wrongLine = (wrong: WrongFound, words: VerifyWords, width: number): string => {
  const { column, how } = wrong.news;
  const head = `${placeOf(wrong, words)}${column === null ? '' : `, ${shown(column)}`}: ${words.how[how]}`;
  const values = valuesOf(wrong, words, width - stringWidth(head));
  return values === '' ? head : `${head}: ${values}`;
};

const wrapped = (text: string, width: number): readonly string[] =>
  wrap(text, width - indent.length).map((line, index) => `${indent}${index === 0 ? '' : indent}${line}`);

const provenLines = (findings: Findings, words: VerifyWords, width: number): readonly string[] =>
  findings
    .proven()
    .flatMap(({ news: { claim, count }, from, upTo }) =>
      wrapped(words.proven[claim]({ count, of: from, upTo }), width),
    );

const unprovenLines = (findings: Findings, words: VerifyWords, width: number): readonly string[] =>
  findings.unproven().flatMap(({ claim, because, of, count }) => {
    const part = of.length > 0 ? of.map(shown).join(', ') : count === null ? null : counted(count);
    return wrapped(words.unproven(words.claims[claim], part, words.because[because]), width);
  });

const wrongLines = (findings: Findings, words: VerifyWords, width: number): readonly string[] => {
  const named = findings.wrong();
  const left = findings.wrongCount() - named.length;
  return [
    ...named.map((wrong) => `${indent}${wrongLine(wrong, words, width - indent.length)}`),
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
