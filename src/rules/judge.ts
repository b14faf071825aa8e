import type { Arrival } from '../domain/arrival.ts';
import { type Answer, type Finding, submissionSubject } from '../domain/finding.ts';
import { type Item, subjectOf } from '../domain/item.ts';
import type { Judgement } from '../domain/judgement.ts';
import { rules, rulesetVersion } from './index.ts';
import type { Rule } from './rule.ts';

/** What the rules answered so far on one subject; an item's answers stand on those of its submission. */
type Answers = ReadonlyMap<string, Answer>;

const obstacleTo = (rule: Rule, kindOf: (rule: Rule) => Answer['kind'] | undefined): Rule | undefined =>
  rule.needs?.find((need) => kindOf(need) !== 'passed') ??
  rule.yieldsTo?.find((superior) => kindOf(superior) === 'reported');

const answerOf = (rule: Rule, answers: readonly Answers[], check: () => Answer): Answer => {
  const kindOf = (other: Rule) =>
    answers.map((some) => some.get(other.name)).find((answer) => answer !== undefined)?.kind;
  const obstacle = obstacleTo(rule, kindOf);
  return obstacle === undefined ? check() : { kind: 'moot', because: obstacle.name };
};

/**
 * Runs every rule once for each of its subjects and keeps every answer: no early exit, so that all faults are told at once
 * (product.md 2, principle 5). A rule is moot where something it needs did not pass.
 */
export const judge = (arrival: Arrival): Judgement => {
  const onSubmission = new Map<string, Answer>();
  const onItems = arrival.submission.items.map((item) => ({ item, answers: new Map<string, Answer>() }));
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (rule.subject === 'submission') {
      const answer = answerOf(rule, [onSubmission], () => rule.check(arrival));
      onSubmission.set(rule.name, answer);
      findings.push({ rule: rule.name, subject: submissionSubject, file: null, answer });
      continue;
    }
    for (const { item, answers } of onItems) {
      const answer = answerOf(rule, [answers, onSubmission], () => rule.check(item, arrival));
      answers.set(rule.name, answer);
      findings.push(aboutItem(rule, item, answer));
    }
  }
  return { ruleset: rulesetVersion, findings };
};

const aboutItem = (rule: Rule, item: Item, answer: Answer): Finding => ({
  rule: rule.name,
  subject: subjectOf(item),
  file: item.file,
  answer,
});
