import type { Arrival } from '../domain/arrival.ts';
import { type Answer, type Finding, submissionSubject } from '../domain/finding.ts';
import { subjectOf } from '../domain/item.ts';
import type { Judgement } from '../domain/judgement.ts';
import { rules, rulesetVersion } from './index.ts';
import { mootBecause, type Rule } from './rule.ts';

/** A rule with its place in the order of asking, and those of the rules it stands on. */
type Placed = {
  readonly rule: Rule;
  readonly place: number;
  readonly needs: readonly number[];
  readonly yieldsTo: readonly number[];
};

const placesOf = (some: readonly Rule[] = []): readonly number[] => some.map((rule) => rules.indexOf(rule));

const placed: readonly Placed[] = rules.map((rule, place) => ({
  rule,
  place,
  needs: placesOf(rule.needs),
  yieldsTo: placesOf(rule.yieldsTo),
}));

/** What the rules answered so far, by their places: 100 000 folders make many millions of look-ups. */
type Answers = (Answer | undefined)[];

/** The rule that leaves another nothing to look at; an item's answers stand on those of its submission. */
const obstacleTo = ({ needs, yieldsTo }: Placed, own: Answers, shared: Answers): Rule | undefined => {
  for (const place of needs) {
    if ((own[place] ?? shared[place])?.kind !== 'passed') return rules[place];
  }
  for (const place of yieldsTo) {
    if ((own[place] ?? shared[place])?.kind === 'reported') return rules[place];
  }
  return undefined;
};

/**
 * Runs every rule once for each of its subjects and keeps every answer: no early exit, so that all faults are told at once
 * (product.md 2, principle 5). A rule is moot where something it needs did not pass.
 */
export const judge = (arrival: Arrival): Judgement => {
  const shared: Answers = [];
  const onItems = arrival.submission.items.map((item) => {
    const own: Answers = [];
    return { item, own, subject: subjectOf(item) };
  });
  const findings: Finding[] = [];
  for (const one of placed) {
    const { rule, place } = one;
    if (rule.subject === 'submission') {
      const obstacle = obstacleTo(one, shared, shared);
      const answer = obstacle === undefined ? rule.check(arrival) : mootBecause(obstacle);
      shared[place] = answer;
      findings.push({ rule: rule.name, subject: submissionSubject, file: null, answer });
      continue;
    }
    for (const { item, own, subject } of onItems) {
      const obstacle = obstacleTo(one, own, shared);
      const answer = obstacle === undefined ? rule.check(item, arrival) : mootBecause(obstacle);
      own[place] = answer;
      findings.push({ rule: rule.name, subject, file: item.file, answer });
    }
  }
  return { ruleset: rulesetVersion, findings };
};
