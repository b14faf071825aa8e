import { nearestWord } from '../../schemas/nearest-word.ts';
import { OzmaError } from '../domain/ozma-error.ts';
import { factsOf, isReasonCode, type ReasonCode, reasonCodes } from '../domain/reason.ts';
import { rules as allRules } from '../rules/index.ts';
import type { Rule } from '../rules/rule.ts';
import type { Language } from '../texts/languages.ts';
import { screensIn } from '../texts/screens-in.ts';
import { wordsIn } from '../texts/words-in.ts';
import { type Call, type ExitStatus, languageOf } from './call.ts';
import { tint, writeJson, writeLine } from './output.ts';
import { beside, columnWidths, indented, rowLine, widestOf } from './table.ts';
import { lineWidth } from './verdict-lines.ts';

/** What `ozma rules` was told: one code, or all. */
export type RulesOptions = { readonly code: string | null };

const reporting = (code: ReasonCode): readonly Rule[] => allRules.filter(({ reports }) => reports.includes(code));

const documentOf = (code: ReasonCode, language: Language) => {
  const { subject, effect, severity, disposition } = factsOf(code);
  const { title, because, remedy, customer } = wordsIn(language).codes[code];
  const rules = reporting(code).map(({ name }) => name);
  return { code, subject, effect, severity, disposition, title, because, remedy, customer, rules };
};

const effectOf = (code: ReasonCode, language: Language): string => {
  const { effect } = factsOf(code);
  return effect === 'none' ? '–' : wordsIn(language).effects[effect];
};

const goesTo = (code: ReasonCode, language: Language): string => {
  const { disposition } = factsOf(code);
  return disposition === null ? '–' : wordsIn(language).dispositions[disposition];
};

const tableLines = (call: Call, language: Language): readonly string[] => {
  const { headings, codes } = wordsIn(language);
  const head = [headings.code, headings.verdict, headings.disposition, headings.finding];
  const rows = reasonCodes.map((code) => [code, effectOf(code, language), goesTo(code, language), codes[code].title]);
  const widths = columnWidths([head, ...rows], lineWidth(call.stdout));
  return [tint(call.stdout, 'strong', rowLine(head, widths)), ...rows.map((row) => rowLine(row, widths))];
};

const wholeLines = (code: ReasonCode, call: Call, language: Language): readonly string[] => {
  const words = wordsIn(language);
  const { other } = screensIn(language);
  const { title, because, remedy, customer } = words.codes[code];
  const { subject, severity } = factsOf(code);
  const rules = reporting(code).map(({ name }) => `${words.rules[name]} (${name})`);
  const facts = [
    [words.headings.subject, words.subjects[subject]],
    [words.headings.verdict, effectOf(code, language)],
    [words.headings.disposition, goesTo(code, language)],
    [other.severity, words.severities[severity]],
    [other.reportedBy, rules.length === 0 ? other.byNoRule : rules.join('; ')],
    [words.headings.because, because],
    [words.headings.remedy, remedy],
  ] as const;
  const line = lineWidth(call.stdout);
  const heading = widestOf(facts.map(([name]) => name));
  return [
    `${tint(call.stdout, 'strong', code)}  ${title}`,
    '',
    ...facts.flatMap(([name, text]) => beside(name, text, { heading, line })),
    '',
    other.customerText,
    ...indented(customer, 2, line),
  ];
};

const knownCode = (given: string): ReasonCode => {
  const code = given.trim().toUpperCase().replaceAll('-', '_');
  if (isReasonCode(code)) return code;
  const near = nearestWord(code, reasonCodes);
  const alike = reasonCodes.filter((one) => one !== near && code.length > 2 && one.includes(code));
  const meant = [...(near === null ? [] : [near]), ...alike];
  const hint = meant.length === 0 ? 'See all with: ozma rules' : `Did you mean ${meant.join(', ')}?`;
  throw new OzmaError('usage', `There is no code "${given}". ${hint}`);
};

/** `ozma rules`: the catalogue as a table, or one code whole. Needs no desk; a code that is none is `usage`. */
export const rules = async (call: Call, { code: given }: RulesOptions): Promise<ExitStatus> => {
  const language = languageOf(call, 'en');
  const code = given === null ? null : knownCode(given);
  if (call.json) {
    for (const one of code === null ? reasonCodes : [code]) await writeJson(call.stdout, documentOf(one, language));
    return 0;
  }
  const lines = code === null ? tableLines(call, language) : wholeLines(code, call, language);
  for (const line of lines) await writeLine(call.stdout, line);
  return 0;
};
