import type { Arrival } from '../domain/arrival.ts';
import { type Answer, submissionSubject } from '../domain/finding.ts';
import { itemKey, refOf, subjectOf } from '../domain/item.ts';
import type { Judgement } from '../domain/judgement.ts';
import { ruleNames } from '../domain/rule-name.ts';
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
  /** The answer of a rule that is moot because of this one. */
  readonly moot: Answer;
};

const placesOf = (some: readonly Rule[] = []): readonly number[] => some.map((rule) => rules.indexOf(rule));

const placed: readonly Placed[] = rules.map((rule, place) => ({
  rule,
  place,
  needs: placesOf(rule.needs),
  yieldsTo: placesOf(rule.yieldsTo),
  moot: mootBecause(rule),
}));

/** What the rules answered so far, by their places: 100 000 folders make many millions of look-ups. */
type Answers = (Answer | null)[];

/** Where nothing was answered yet; as long as it will be, for an array that grows or has holes is slow. */
const unanswered: Answers = rules.map(() => null);

/** The answer where another rule leaves this one nothing to look at; an item's answers stand on those of its submission. */
const mootAnswer = ({ needs, yieldsTo }: Placed, own: Answers, shared: Answers): Answer | undefined => {
  for (const place of needs) {
    const kind = (own[place] ?? shared[place])?.kind;
    if (kind !== 'passed' && kind !== 'waived') return placed[place]?.moot;
  }
  for (const place of yieldsTo) {
    if ((own[place] ?? shared[place])?.kind === 'reported') return placed[place]?.moot;
  }
  return undefined;
};

/**
 * Runs every rule once for each of its subjects and keeps every answer: no early exit, so that all faults are told at once
 * (product.md 2, principle 5). A rule is moot where something it needs did not pass; what is waived counts as passed, and is told.
 */
export const judge = (arrival: Arrival): Judgement => {
  const { waivers, policy } = arrival;
  const shared = unanswered.slice();
  const onSubmission = { itemKey: null, nameRule: policy.nameRule };
  const onItems = arrival.submission.items.map((item) => {
    const ref = refOf(item);
    const about = { itemKey: ref === null ? null : itemKey(ref), nameRule: policy.nameRule };
    return { item, about, subject: subjectOf(item), file: item.file, answers: unanswered.slice() };
  });
  for (const one of placed) {
    const { rule, place } = one;
    if (rule.subject === 'submission') {
      shared[place] = mootAnswer(one, shared, shared) ?? waive(rule.check(arrival), waivers, onSubmission);
      continue;
    }
    for (const { item, about, answers } of onItems) {
      answers[place] = mootAnswer(one, answers, shared) ?? waive(rule.check(item, arrival), waivers, about);
    }
  }
  const onSubject = { subject: submissionSubject, file: null, answers: shared };
  const subjects = [onSubject, ...onItems.map(({ subject, file, answers }) => ({ subject, file, answers }))];
  return { ruleset: rulesetVersion, rules: ruleNames, subjects };
};
