import { type Finding, waivedOf } from '../../domain/finding.ts';
import { findingsOf } from '../../domain/judgement.ts';
import { type RuleName, ruleNames } from '../../domain/rule-name.ts';
import { areaWordsIn } from '../../texts/area-words-in.ts';
import { screensIn } from '../../texts/screens-in.ts';
import { firstOf, shown } from '../../texts/shown.ts';
import { wordsIn } from '../../texts/words-in.ts';
import { type Tone, tint } from '../output.ts';
import type { Page } from '../page.ts';
import { beside, indented, widestOf } from '../table.ts';
import type { Told } from './told.ts';

const shownSubjects = 8;

const isRuleName = (text: string): text is RuleName => ruleNames.some((name) => name === text);

/** What a rule says should hold; a rule of an older ruleset goes by its name. */
const statementOf = (rule: string, { language }: Page): string =>
  isRuleName(rule) ? wordsIn(language).rules[rule] : rule;

const codesIn = ({ answer }: Finding): readonly string[] =>
  answer.kind === 'reported' ? [...new Set(answer.reasons.map(({ code }) => code))] : [];

/** The codes that were waived, each with the waiver's number. */
const waivedIn = ({ answer }: Finding): readonly string[] => [
  ...new Set(waivedOf(answer).map(({ reason, waiver }) => `${reason.code} #${waiver.id}`)),
];

const becauseOf = ({ answer }: Finding): string | null => (answer.kind === 'moot' ? answer.because : null);

/** Findings whose moot answers name the rule that began it: what was moot because of a moot rule is moot because of that one's reason. */
const ledToRoots = (findings: readonly Finding[], about: readonly Finding[]): readonly Finding[] => {
  const answers = new Map([...about, ...findings].map((finding) => [finding.rule, becauseOf(finding)]));
  const rootOf = (rule: string): string => {
    const because = answers.get(rule);
    return because === undefined || because === null ? rule : rootOf(because);
  };
  return findings.map((finding) => {
    const because = becauseOf(finding);
    return because === null ? finding : { ...finding, answer: { kind: 'moot', because: rootOf(because) } };
  });
};

/** Rules that follow one another and are moot for the same reason stand under it; any other answer stands alone. */
const runsOf = (findings: readonly Finding[]): readonly (readonly Finding[])[] => {
  const runs: Finding[][] = [];
  for (const finding of findings) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    const continues = before !== undefined && becauseOf(finding) !== null && becauseOf(before) === becauseOf(finding);
    if (run !== undefined && continues) run.push(finding);
    else runs.push([finding]);
  }
  return runs;
};

const runLines = (run: readonly Finding[], page: Page, heading: number): readonly string[] => {
  const words = screensIn(page.language).why;
  const { passedByWaiver } = areaWordsIn(page.language);
  const line = page.width - 4;
  const [first] = run;
  if (first === undefined) return [];
  const told = (word: string, text: string, tone: Tone) =>
    beside(word, text, { heading, line }).map((one) => `    ${tint(page.stream, tone, one)}`);
  const because = becauseOf(first);
  if (because !== null) {
    const rules = run.flatMap(({ rule }) => indented(statementOf(rule, page), heading + 8, page.width));
    return [
      ...told(words.moot, words.mootBecause(statementOf(because, page)), 'faint'),
      ...rules.map((one) => tint(page.stream, 'faint', one)),
    ];
  }
  const codes = codesIn(first);
  const waived = waivedIn(first);
  if (first.answer.kind === 'waived') {
    return told(passedByWaiver, `${statementOf(first.rule, page)} (${waived.join(', ')})`, 'wait');
  }
  if (codes.length === 0) return told(words.passed, statementOf(first.rule, page), 'good');
  return told(words.reported, `${statementOf(first.rule, page)} (${[...codes, ...waived].join(', ')})`, 'bad');
};

/** What tells the answers for one subject from those for another. */
const pattern = (findings: readonly Finding[]): string =>
  JSON.stringify(
    findings.map((finding) => [
      finding.rule,
      finding.answer.kind,
      becauseOf(finding),
      codesIn(finding),
      waivedIn(finding),
    ]),
  );

const subjectLine = (subjects: readonly string[], page: Page): readonly string[] => {
  const { first, left } = firstOf(subjects.map(shown), shownSubjects);
  const { letter } = wordsIn(page.language);
  return indented([...first, ...(left === 0 ? [] : [letter.more(left)])].join(letter.comma), 2, page.width);
};

/** Every rule in order with what it answered, for each subject; subjects with the same answers stand together. */
export const traceLines = ({ judgement, waived }: Told, page: Page): readonly string[] => {
  const words = screensIn(page.language).why;
  const passedByWaiver = waived.length === 0 ? [] : [areaWordsIn(page.language).passedByWaiver];
  const heading = widestOf([words.passed, words.reported, words.moot, ...passedByWaiver]);
  const all = findingsOf(judgement);
  const bySubject = Map.groupBy(all, ({ file, subject }) => JSON.stringify([file, subject]));
  const about = all.filter(({ file }) => file === null);
  const alike = Map.groupBy(
    [...bySubject.values()].map((findings) => ledToRoots(findings, about)),
    pattern,
  );
  return [...alike.values()].flatMap((group) => {
    const [findings = []] = group;
    const subjects = group.flatMap(([one]) => {
      if (one === undefined) return [];
      return [one.file === null ? wordsIn(page.language).subjects.submission : one.subject];
    });
    return [...subjectLine(subjects, page), ...runsOf(findings).flatMap((run) => runLines(run, page, heading))];
  });
};
