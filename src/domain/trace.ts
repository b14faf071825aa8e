import { type Answer, waivedOf } from './finding.ts';
import { inOrder, type Judgement, type Reported, subjectOfReason, visitTelling, type Waived } from './judgement.ts';
import type { Reason } from './reason.ts';
import type { WaivedReason, Waiver } from './waiver.ts';

/**
 * A judgement as it is kept: for each subject one character a rule, `+` passed, `!` reported, `~` waived, `-` not asked of this kind of
 * subject, else the letter of the rule that made it moot. A judgement of forty rules on four subjects takes some 160 characters.
 */
export type PackedTrace = {
  readonly ruleset: string;
  readonly subjects: readonly (readonly [subject: string, file: string | null, answers: string])[];
  readonly reasons: readonly PackedReason[];
  /** What was found and waived; left out where nothing was. */
  readonly waived?: readonly (readonly [subjectIndex: number, ruleIndex: number, reason: Reason, waiver: Waiver])[];
};

type PackedReason = readonly [subjectIndex: number, ruleIndex: number, reason: Reason];

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

const [passedCode, reportedCode, waivedCode, notAskedCode] = [...'+!~-'].map((sign) => sign.charCodeAt(0));

/** The places of rules by their names: the same few lists of names come again and again. */
const remembered = new WeakMap<readonly string[], ReadonlyMap<string, number>>();

const placesOf = (rules: readonly string[]): ReadonlyMap<string, number> => {
  const known = remembered.get(rules);
  if (known !== undefined) return known;
  const places = new Map(rules.map((rule, place) => [rule, place]));
  remembered.set(rules, places);
  return places;
};

const codeOf = (answer: Answer | null, places: ReadonlyMap<string, number>): number => {
  if (answer === null) return notAskedCode ?? 0;
  if (answer.kind === 'passed') return passedCode ?? 0;
  if (answer.kind === 'reported') return reportedCode ?? 0;
  if (answer.kind === 'waived') return waivedCode ?? 0;
  return letters.charCodeAt(places.get(answer.because) ?? 0);
};

/** Packs a judgement of at most 62 rules. */
export const packTrace = (judgement: Judgement): PackedTrace => {
  const { ruleset, rules, subjects } = judgement;
  const places = placesOf(rules);
  const reasons: PackedReason[] = [];
  const waived: [number, number, Reason, Waiver][] = [];
  visitTelling(judgement, ({ answer }, place, index) => {
    if (answer.kind === 'reported') for (const reason of answer.reasons) reasons.push([index, place, reason]);
    for (const { reason, waiver } of waivedOf(answer)) waived.push([index, place, reason, waiver]);
  });
  return {
    ruleset,
    subjects: subjects.map(({ subject, file, answers }) => {
      const codes = answers.map((answer) => codeOf(answer, places));
      return [subject, file, String.fromCharCode(...codes)];
    }),
    reasons,
    ...(waived.length > 0 && { waived }),
  };
};

/** A packed reason with its subject and rule, as `reportedBy` has it. */
const toldIn =
  ({ subjects }: PackedTrace, rules: readonly string[]) =>
  ([subjectIndex, ruleIndex, reason]: PackedReason): Reported => {
    const [subject = '', file = null] = subjects[subjectIndex] ?? [];
    return { subject: subjectOfReason(subject, reason), file, rule: rules[ruleIndex] ?? '', reason };
  };

/** What `reportedBy` answers for the judgement that was packed; `rules` are the names of its rules in order. Nothing else is unpacked for it. */
export const reportedInTrace = (packed: PackedTrace, rules: readonly string[]): readonly Reported[] =>
  packed.reasons.length === 0 ? [] : inOrder(packed.reasons.map(toldIn(packed, rules)));

/** What `waivedBy` answers for the judgement that was packed. */
export const waivedInTrace = (packed: PackedTrace, rules: readonly string[]): readonly Waived[] => {
  if (packed.waived === undefined) return [];
  const told = toldIn(packed, rules);
  return inOrder(
    packed.waived.map(([subject, rule, reason, waiver]) => ({ ...told([subject, rule, reason]), waiver })),
  );
};

type Kept = { readonly reasons: readonly Reason[]; readonly waived: readonly WaivedReason[] };

const unpackAnswer = (sign: string, { reasons, waived }: Kept, rules: readonly string[]): Answer | null => {
  if (sign === '-' || sign === '') return null;
  if (sign === '+') return { kind: 'passed' };
  if (sign === '!') return waived.length === 0 ? { kind: 'reported', reasons } : { kind: 'reported', reasons, waived };
  if (sign === '~') return { kind: 'waived', waived };
  return { kind: 'moot', because: rules[letters.indexOf(sign)] ?? '' };
};

/** The judgement that was packed; rules that came since are asked of nothing. */
export const unpackTrace = (packed: PackedTrace, rules: readonly string[]): Judgement => ({
  ruleset: packed.ruleset,
  rules,
  subjects: packed.subjects.map(([subject, file, signs], subjectIndex) => ({
    subject,
    file,
    answers: rules.map((_, ruleIndex) => {
      const isOwn = ([s, r]: readonly [number, number, ...unknown[]]): boolean => s === subjectIndex && r === ruleIndex;
      const reasons = packed.reasons.filter(isOwn).map(([, , reason]) => reason);
      const waived = (packed.waived ?? []).filter(isOwn).map(([, , reason, waiver]) => ({ reason, waiver }));
      return unpackAnswer(signs.charAt(ruleIndex), { reasons, waived }, rules);
    }),
  })),
});
