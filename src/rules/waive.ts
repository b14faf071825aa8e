import type { Answer } from '../domain/finding.ts';
import type { WaivedReason, Waiver, WaiverSubject } from '../domain/waiver.ts';
import { covers } from '../domain/waiver.ts';

/**
 * A rule's answer once waivers are taken into account: what they cover no longer counts and stays told (product.md 1, "waiver"). Where nothing else was
 * found the answer is `waived`, which counts as passed; else the rest stays reported.
 */
export const waive = (answer: Answer, waivers: readonly Waiver[], subject: WaiverSubject): Answer => {
  if (answer.kind !== 'reported' || waivers.length === 0) return answer;
  const waived: WaivedReason[] = [];
  const reasons = answer.reasons.filter((reason) => {
    const waiver = waivers.find((one) => covers(one, reason, subject));
    if (waiver !== undefined) waived.push({ reason, waiver });
    return waiver === undefined;
  });
  if (waived.length === 0) return answer;
  return reasons.length === 0 ? { kind: 'waived', waived } : { kind: 'reported', reasons, waived };
};
