import type { Arrival } from '../domain/arrival.ts';
import { type Answer, type Finding, submissionSubject } from '../domain/finding.ts';
import { itemKey, refOf, subjectOf } from '../domain/item.ts';
import type { Judgement } from '../domain/judgement.ts';
import { rules } from './index.ts';
import { mootBecause, type Rule } from './rule.ts';
import { rulesetVersion } from './ruleset-version.ts';
import { waive } from './waive.ts';

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
    const kind = (own[place] ?? shared[place])?.kind;
    if (kind !== 'passed' && kind !== 'waived') return rules[place];
  }
  for (const place of yieldsTo) {
    if ((own[place] ?? shared[place])?.kind === 'reported') return rules[place];
  }
  return undefined;
};

/**
 * Runs every rule once for each of its subjects and keeps every answer: no early exit, so that all faults are told at once
 * (product.md 2, principle 5). A rule is moot where something it needs did not pass; what is waived counts as passed, and is told.
 */
export const judge = (arrival: Arrival): Judgement => {
  const shared: Answers = [];
  const { waivers, policy } = arrival;
  const onSubmission = { itemKey: null, nameRule: policy.nameRule };
  const onItems = arrival.submission.items.map((item) => {
    const own: Answers = [];
    const ref = refOf(item);
    const about = { itemKey: ref === null ? null : itemKey(ref), nameRule: policy.nameRule };
    return { item, own, subject: subjectOf(item), about };
  });
  const findings: Finding[] = [];
  for (const one of placed) {
    const { rule, place } = one;
    if (rule.subject === 'submission') {
      const obstacle = obstacleTo(one, shared, shared);
      const answer = obstacle === undefined ? waive(rule.check(arrival), waivers, onSubmission) : mootBecause(obstacle);
      shared[place] = answer;
      findings.push({ rule: rule.name, subject: submissionSubject, file: null, answer });
      continue;
    }
    for (const { item, own, subject, about } of onItems) {
      const obstacle = obstacleTo(one, own, shared);
      const answer = obstacle === undefined ? waive(rule.check(item, arrival), waivers, about) : mootBecause(obstacle);
      own[place] = answer;
      findings.push({ rule: rule.name, subject, file: item.file, answer });
    }
  }
  return { ruleset: rulesetVersion, findings };
};
