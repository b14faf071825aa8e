import { describe, expect, it } from 'vitest';
import type { Arrival } from '../../src/domain/arrival.ts';
import type { Answer } from '../../src/domain/finding.ts';
import { findingsOf } from '../../src/domain/judgement.ts';
import type { Reason } from '../../src/domain/reason.ts';
import type { RuleName } from '../../src/domain/rule-name.ts';
import { judge } from '../../src/rules/judge.ts';
import { passed, type Rule } from '../../src/rules/rule.ts';

/** What a rule answers in a judgement: once for the submission, or once for each item. */
const answersOf = (rule: Rule, arrival: Arrival): readonly Answer[] =>
  findingsOf(judge(arrival))
    .filter((finding) => finding.rule === rule.name)
    .map((finding) => finding.answer);

/** Cases of a rule: what is so, the arrival where it is, and what the rule makes of it. */
export type RuleTable = {
  readonly accepts: readonly (readonly [what: string, arrival: Arrival])[];
  /** The reasons of all subjects in order; the subjects without one pass. */
  readonly rejects: readonly (readonly [what: string, arrival: Arrival, reasons: readonly Reason[]])[];
  /** Arrivals where the rule is moot for every subject, and because of which rule. */
  readonly moot: readonly (readonly [what: string, arrival: Arrival, because: RuleName])[];
};

/** Runs a rule's table through whole judgements, and makes sure that its rejections show every code the rule may report. */
export const describeRule = (rule: Rule, { accepts, rejects, moot }: RuleTable): void => {
  describe(rule.name, () => {
    it.each(accepts)('accepts %s', (_, arrival) => {
      const answers = answersOf(rule, arrival);
      expect(answers).not.toHaveLength(0);
      expect(answers).toEqual(answers.map(() => passed));
    });

    it.each(rejects)('reports %s', (_, arrival, reasons) => {
      const told = answersOf(rule, arrival).filter(({ kind }) => kind !== 'passed');
      expect(told.map(({ kind }) => kind)).toEqual(told.map(() => 'reported'));
      expect(told.flatMap((answer) => (answer.kind === 'reported' ? answer.reasons : []))).toEqual(reasons);
    });

    it('reports in these cases every code that it declares', () => {
      const shown = new Set(rejects.flatMap(([, , reasons]) => reasons.map(({ code }) => code)));
      expect([...shown].toSorted()).toEqual([...rule.reports].toSorted());
    });

    it.runIf(moot.length > 0).each(moot)('is moot for %s', (_, arrival, because) => {
      const answers = answersOf(rule, arrival);
      expect(answers).not.toHaveLength(0);
      expect(answers).toEqual(answers.map(() => ({ kind: 'moot', because })));
    });
  });
};
