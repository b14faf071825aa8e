import { type Answer, type Finding, waivedOf } from './finding.ts';
import type { Judgement } from './judgement.ts';
import type { Reason } from './reason.ts';
import type { WaivedReason, Waiver } from './waiver.ts';

/**
 * A judgement as it is kept: for each subject one character a rule, `+` passed, `!` reported, `~` waived, `-` not asked of this kind of
 * subject, else the letter of the rule that made it moot. A judgement of forty rules on four subjects takes some 160 characters.
 */
export type PackedTrace = {
  readonly ruleset: string;
  readonly subjects: readonly (readonly [subject: string, file: string | null, answers: string])[];
  readonly reasons: readonly (readonly [subjectIndex: number, ruleIndex: number, reason: Reason])[];
  /** What was found and waived; left out where nothing was. */
  readonly waived?: readonly (readonly [subjectIndex: number, ruleIndex: number, reason: Reason, waiver: Waiver])[];
};

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const remembered = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

const indexesOf = (rules: readonly string[]): ReadonlyMap<string, number> => {
  const indexes = remembered.get(rules) ?? new Map(rules.map((rule, index) => [rule, index]));
  remembered.set(rules, indexes);
  return indexes;
};

const packAnswer = (answer: Answer, indexOf: ReadonlyMap<string, number>): string => {
  if (answer.kind === 'passed') return '+';
  if (answer.kind === 'reported') return '!';
  if (answer.kind === 'waived') return '~';
  return letters.charAt(indexOf.get(answer.because) ?? 0);
};

/** Packs a judgement; `rules` are the names of its ruleset's rules in order, at most 62. */
export const packTrace = (judgement: Judgement, rules: readonly string[]): PackedTrace => {
  const indexOf = indexesOf(rules);
  const subjects = new Map<
    string | null,
    { readonly index: number; readonly finding: Finding; readonly answers: string[] }
  >();
  const reasons: [number, number, Reason][] = [];
  const waived: [number, number, Reason, Waiver][] = [];
  for (const finding of judgement.findings) {
    const rule = indexOf.get(finding.rule) ?? 0;
    const known = subjects.get(finding.file);
    const subject = known ?? { index: subjects.size, finding, answers: rules.map(() => '-') };
    if (known === undefined) subjects.set(finding.file, subject);
    subject.answers[rule] = packAnswer(finding.answer, indexOf);
    if (finding.answer.kind === 'reported') {
      for (const reason of finding.answer.reasons) reasons.push([subject.index, rule, reason]);
    }
    for (const { reason, waiver } of waivedOf(finding.answer)) waived.push([subject.index, rule, reason, waiver]);
  }
  return {
    ruleset: judgement.ruleset,
    subjects: [...subjects.values()].map(({ finding, answers }) => [finding.subject, finding.file, answers.join('')]),
    reasons,
    ...(waived.length > 0 && { waived }),
  };
};

type Kept = { readonly reasons: readonly Reason[]; readonly waived: readonly WaivedReason[] };

const unpackAnswer = (sign: string, { reasons, waived }: Kept, rules: readonly string[]): Answer => {
  if (sign === '+') return { kind: 'passed' };
  if (sign === '!') return waived.length === 0 ? { kind: 'reported', reasons } : { kind: 'reported', reasons, waived };
  if (sign === '~') return { kind: 'waived', waived };
  return { kind: 'moot', because: rules[letters.indexOf(sign)] ?? '' };
};

/** The judgement that was packed; findings come rule by rule, as they were found. */
export const unpackTrace = (packed: PackedTrace, rules: readonly string[]): Judgement => ({
  ruleset: packed.ruleset,
  findings: rules.flatMap((rule, ruleIndex) =>
    packed.subjects.flatMap(([subject, file, answers], subjectIndex) => {
      const sign = answers.charAt(ruleIndex);
      if (sign === '-' || sign === '') return [];
      const isOwn = ([s, r]: readonly [number, number, ...unknown[]]): boolean => s === subjectIndex && r === ruleIndex;
      const reasons = packed.reasons.filter(isOwn).map(([, , reason]) => reason);
      const waived = (packed.waived ?? []).filter(isOwn).map(([, , reason, waiver]) => ({ reason, waiver }));
      return [{ rule, subject, file, answer: unpackAnswer(sign, { reasons, waived }, rules) }];
    }),
  ),
});
