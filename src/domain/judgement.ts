import { type Answer, type Finding, waivedOf } from './finding.ts';
import { itemLabel } from './item.ts';
import { byPrecedence, type Reason } from './reason.ts';
import type { Waiver } from './waiver.ts';

/** What every rule answered on one subject, by the place of the rule; null where it is not asked of this kind of subject. */
type SubjectAnswers = {
  /** `submission`, `kind:id`, or a file's path. */
  readonly subject: string;
  /** The file that the subject stands for; null for the submission. */
  readonly file: string | null;
  readonly answers: readonly (Answer | null)[];
};

/** All that was answered on one submission: one answer per rule and subject, the submission first, with the ruleset's version and its rules in order. */
export type Judgement = {
  readonly ruleset: string;
  readonly rules: readonly string[];
  readonly subjects: readonly SubjectAnswers[];
};

type Visit = (finding: Finding, place: number, subjectIndex: number) => void;

/** Visits the answers that say more than that a rule passed or was moot, rule by rule as they were asked. */
export const visitTelling = ({ rules, subjects }: Judgement, visit: Visit): void => {
  for (let place = 0; place < rules.length; place += 1) {
    for (let index = 0; index < subjects.length; index += 1) {
      const of = subjects[index];
      const answer = of?.answers[place] ?? null;
      if (of === undefined || answer === null || answer.kind === 'passed' || answer.kind === 'moot') continue;
      visit({ rule: rules[place] ?? '', subject: of.subject, file: of.file, answer }, place, index);
    }
  }
};

/** Every answer with its rule and subject, rule by rule as they were asked. */
export const findingsOf = ({ rules, subjects }: Judgement): readonly Finding[] =>
  rules.flatMap((rule, place) =>
    subjects.flatMap(({ subject, file, answers }): readonly Finding[] => {
      const answer = answers[place] ?? null;
      return answer === null ? [] : [{ rule, subject, file, answer }];
    }),
  );

/** A reason with the subject it is about, as shown to people. */
export type Reported = {
  readonly subject: string;
  readonly file: string | null;
  readonly rule: string;
  readonly reason: Reason;
};

/** The subject that a reason is told of: a missing item is its own, whatever was asked. */
export const subjectOfReason = (subject: string, reason: Reason): string =>
  reason.code === 'ITEM_MISSING' ? itemLabel(reason.item) : subject;

/** Puts reasons in the order in which they are told: the primary one first; of equal codes the one found first. */
export const inOrder = <R extends Reported>(reasons: R[]): readonly R[] =>
  reasons.length < 2 ? reasons : reasons.sort((a, b) => byPrecedence(a.reason, b.reason));

/** Every reported reason, in the order in which they are told. */
export const reportedBy = (judgement: Judgement): readonly Reported[] => {
  const all: Reported[] = [];
  visitTelling(judgement, ({ rule, subject, file, answer }) => {
    if (answer.kind !== 'reported') return;
    for (const reason of answer.reasons) all.push({ subject: subjectOfReason(subject, reason), file, rule, reason });
  });
  return inOrder(all);
};

/** What was found and does not count, with the waiver that says so. */
export type Waived = Reported & { readonly waiver: Waiver };

/** Every waived reason, in the order in which they are told; none of them decides anything. */
export const waivedBy = (judgement: Judgement): readonly Waived[] => {
  const all: Waived[] = [];
  visitTelling(judgement, ({ rule, subject, file, answer }) => {
    for (const { reason, waiver } of waivedOf(answer)) {
      all.push({ subject: subjectOfReason(subject, reason), file, rule, reason, waiver });
    }
  });
  return inOrder(all);
};
