import type { Arrival } from '../domain/arrival.ts';
import { type Answer, type Finding, submissionSubject } from '../domain/finding.ts';
import { subjectOf } from '../domain/item.ts';
import type { Judgement } from '../domain/judgement.ts';
import { rules, rulesetVersion } from './index.ts';
import { mootBecause, type Rule } from './rule.ts';

/** What an earlier rule answered, if it was asked of this subject; an item's answers stand on those of its submission. */
type Earlier = (rule: Rule) => Answer | undefined;

const obstacleTo = (rule: Rule, earlier: Earlier): Rule | undefined =>
  rule.needs?.find((need) => earlier(need)?.kind !== 'passed') ??
  rule.yieldsTo?.find((superior) => earlier(superior)?.kind === 'reported');

/**
 * Runs every rule once for each of its subjects and keeps every answer: no early exit, so that all faults are told at once
 * (product.md 2, principle 5). A rule is moot where something it needs did not pass.
 */
export const judge = (arrival: Arrival): Judgement => {
  const onSubmission = new Map<Rule, Answer>();
  const aboutSubmission: Earlier = (rule) => onSubmission.get(rule);
  const onItems = arrival.submission.items.map((item) => {
    const answers = new Map<Rule, Answer>();
    const aboutItem: Earlier = (rule) => answers.get(rule) ?? onSubmission.get(rule);
    return { item, answers, aboutItem, subject: subjectOf(item) };
  });
  const findings: Finding[] = [];
  for (const rule of rules) {
    if (rule.subject === 'submission') {
      const obstacle = obstacleTo(rule, aboutSubmission);
      const answer = obstacle === undefined ? rule.check(arrival) : mootBecause(obstacle);
      onSubmission.set(rule, answer);
      findings.push({ rule: rule.name, subject: submissionSubject, file: null, answer });
      continue;
    }
    for (const { item, answers, aboutItem, subject } of onItems) {
      const obstacle = obstacleTo(rule, aboutItem);
      const answer = obstacle === undefined ? rule.check(item, arrival) : mootBecause(obstacle);
      answers.set(rule, answer);
      findings.push({ rule: rule.name, subject, file: item.file, answer });
    }
  }
  return { ruleset: rulesetVersion, findings };
};
