import { type Finding, waivedOf } from './finding.ts';
import { itemLabel } from './item.ts';
import { byPrecedence, type Reason } from './reason.ts';
import type { Waiver } from './waiver.ts';

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

/** What was found and does not count, with the waiver that says so, in the order of the codes. */
export type Waived = Reported & { readonly waiver: Waiver };

/** Every waived reason, in the order of the codes; none of them decides anything. */
export const waivedBy = (judgement: Judgement): readonly Waived[] =>
  judgement.findings
    .flatMap((finding) =>
      waivedOf(finding.answer).map(({ reason, waiver }) => ({
        subject: subjectOfReason(finding, reason),
        file: finding.file,
        rule: finding.rule,
        reason,
        waiver,
      })),
    )
    .sort((a, b) => byPrecedence(a.reason, b.reason));
