import type { Finding } from './finding.ts';
import { itemLabel } from './item.ts';
import { byPrecedence, type Reason } from './reason.ts';

/** All findings on one submission, one per rule and subject, in the order of the rules, with the ruleset's version. */
export type Judgement = {
  readonly ruleset: string;
  readonly findings: readonly Finding[];
};

/** A reason with the subject it is about, as shown to people. */
export type Reported = {
  readonly subject: string;
  readonly file: string | null;
  readonly rule: string;
  readonly reason: Reason;
};

const subjectOfReason = (finding: Finding, reason: Reason): string =>
  reason.code === 'ITEM_MISSING' ? itemLabel(reason.item) : finding.subject;

/** Every reported reason, the primary one first; of equal codes the one found first. */
export const reportedBy = (judgement: Judgement): readonly Reported[] =>
  judgement.findings
    .flatMap((finding) =>
      finding.answer.kind === 'reported'
        ? finding.answer.reasons.map((reason) => ({
            subject: subjectOfReason(finding, reason),
            file: finding.file,
            rule: finding.rule,
            reason,
          }))
        : [],
    )
    .sort((a, b) => byPrecedence(a.reason, b.reason));
