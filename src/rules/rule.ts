import type { Arrival } from '../domain/arrival.ts';
import type { Answer } from '../domain/finding.ts';
import type { Item } from '../domain/item.ts';
import type { ReasonCode, ReasonOf } from '../domain/reason.ts';
import type { RuleName } from '../domain/rule-name.ts';

/** An answer that can report only the codes a rule has declared. */
export type AnswerOf<C extends ReasonCode> =
  | Exclude<Answer, { kind: 'reported' | 'waived' }>
  | { readonly kind: 'reported'; readonly reasons: readonly ReasonOf<C>[] };

type Named<C extends ReasonCode> = {
  readonly name: RuleName;
  /** Rules that must have passed; where one did not, this rule is moot because of it. */
  readonly needs?: readonly Rule[];
  /** Rules whose report makes this rule moot. */
  readonly yieldsTo?: readonly Rule[];
  /** The codes it may report. */
  readonly reports: readonly C[];
};

/** A rule about the submission as a whole. */
export type SubmissionRule = Named<ReasonCode> & {
  readonly subject: 'submission';
  readonly check: (arrival: Arrival) => Answer;
};

/** A rule about each item by itself. */
export type ItemRule = Named<ReasonCode> & {
  readonly subject: 'item';
  readonly check: (item: Item, arrival: Arrival) => Answer;
};

/** A rule of the catalogue: pure and synchronous. */
export type Rule = SubmissionRule | ItemRule;

/** Declares a rule about the submission. */
export const submissionRule = <const C extends ReasonCode>(
  rule: Named<C> & { readonly check: (arrival: Arrival) => NoInfer<AnswerOf<C>> },
): SubmissionRule => ({ subject: 'submission', ...rule });

/** Declares a rule about an item. */
export const itemRule = <const C extends ReasonCode>(
  rule: Named<C> & { readonly check: (item: Item, arrival: Arrival) => NoInfer<AnswerOf<C>> },
): ItemRule => ({ subject: 'item', ...rule });

/** The answer of a rule that found what should hold. */
export const passed = { kind: 'passed' } as const;

/** The answer of a rule that found something; with no reasons it has passed. */
export const reported = <R>(
  ...reasons: readonly R[]
): typeof passed | { readonly kind: 'reported'; readonly reasons: readonly R[] } =>
  reasons.length === 0 ? passed : { kind: 'reported', reasons };

/** The answer of a rule that has nothing to look at, because of what another rule is about. */
export const mootBecause = (rule: Rule): { readonly kind: 'moot'; readonly because: RuleName } => ({
  kind: 'moot',
  because: rule.name,
});
