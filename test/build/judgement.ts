import { type Finding, submissionSubject } from '../../src/domain/finding.ts';
import type { Item } from '../../src/domain/item.ts';
import type { Judgement } from '../../src/domain/judgement.ts';
import type { Reason, ReasonOf } from '../../src/domain/reason.ts';
import { ticketIsKnown } from '../../src/rules/ticket-is-known.ts';
import { first } from './seen.ts';

/** A judgement of which each finding is by a rule of its own. */
export const judgementOf = (findings: readonly Finding[]): Judgement => {
  const bySubject = Map.groupBy(findings, ({ file }) => file);
  return {
    ruleset: '1',
    rules: findings.map(({ rule }) => rule),
    subjects: [...bySubject].map(([file, own]) => ({
      subject: own[0]?.subject ?? submissionSubject,
      file,
      answers: findings.map((one) => (own.includes(one) ? one.answer : null)),
    })),
  };
};

/** A judgement that found the given reasons about the submission and about files, by whatever rule. */
export const found = (
  submission: readonly Reason[],
  files: Readonly<Record<string, readonly Reason[]>> = {},
): Judgement =>
  judgementOf([
    {
      rule: ticketIsKnown.name,
      subject: submissionSubject,
      file: null,
      answer: { kind: 'reported', reasons: submission },
    },
    ...Object.entries(files).map(([file, reasons]) => ({
      rule: 'item-is-whole',
      subject: file,
      file,
      answer: { kind: 'reported', reasons } as const,
    })),
  ]);

/** One reason of each effect, about the submission. */
export const rejecting: Reason = { code: 'NOTE_MISSING' };
export const repeating: Reason = { code: 'DUPLICATE', ...first, queuePlace: null };
export const holding: Reason = { code: 'RESEND_CHANGED', ...first, queuePlace: null };
export const advising: Reason = { code: 'TICKET_MIXED_PROBLEMS', problems: ['missing', 'other'] };

/** Reasons about one file. */
export const damaged = ({ file }: Item): ReasonOf<'ITEM_DAMAGED'> => ({ code: 'ITEM_DAMAGED', file, why: 'empty' });
export const boxed = ({ file }: Item): ReasonOf<'ITEM_BOXED'> => ({ code: 'ITEM_BOXED', file, by: 'name' });
export const unowned = ({ file }: Item): ReasonOf<'ITEM_OWNER_UNKNOWN'> => ({
  code: 'ITEM_OWNER_UNKNOWN',
  file,
  why: 'no-owner',
});
