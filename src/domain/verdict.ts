import type { Arrival } from './arrival.ts';
import type { Item } from './item.ts';
import { type Judgement, reportedBy } from './judgement.ts';
import { type Disposition, factsOf, type Reason } from './reason.ts';

/** The verdict of a submission (product.md 1). */
export type Verdict = 'accepted' | 'partial' | 'duplicate' | 'held' | 'rejected';

/** The verdict of an item. */
export type ItemVerdict = 'accepted' | 'held' | 'rejected';

/** What was decided on one item. */
export type ItemDecision = {
  readonly item: Item;
  readonly reasons: readonly Reason[];
  readonly verdict: ItemVerdict;
  readonly disposition: Disposition;
};

/** What was decided on a submission and each of its items: folds over the judgement, computed and never set. */
export type Decision = {
  readonly verdict: Verdict;
  readonly disposition: Disposition;
  readonly items: readonly ItemDecision[];
};

const has = (reasons: readonly Reason[], effect: 'rejects' | 'duplicates' | 'holds'): boolean =>
  reasons.some((reason) => factsOf(reason.code).effect === effect);

const ownVerdict = (reasons: readonly Reason[]): ItemVerdict => {
  if (has(reasons, 'rejects')) return 'rejected';
  return has(reasons, 'holds') ? 'held' : 'accepted';
};

const verdictByItems = (verdicts: readonly ItemVerdict[]): Verdict => {
  const accepted = verdicts.filter((verdict) => verdict === 'accepted').length;
  if (accepted > 0) return accepted === verdicts.length ? 'accepted' : 'partial';
  return verdicts.includes('held') ? 'held' : 'rejected';
};

const verdictOf = (reasons: readonly Reason[], items: readonly ItemVerdict[]): Verdict => {
  if (has(reasons, 'rejects')) return 'rejected';
  if (has(reasons, 'duplicates')) return 'duplicate';
  return has(reasons, 'holds') ? 'held' : verdictByItems(items);
};

/**
 * Where a rejected submission goes: the primary code's default, but trash where nobody is known to whom it could be returned
 * (product.md 7, `UNSAFE_CONTENT` and `LABEL_NAME_MISSING`).
 */
const rejectedDisposition = (primary: Reason | undefined, arrival: Arrival): Disposition => {
  if (primary === undefined) return 'return';
  if (primary.code === 'UNSAFE_CONTENT' && arrival.ticket === null) return 'trash';
  const isInstructed = (arrival.ticket?.instructions.length ?? 0) > 0;
  if (primary.code === 'LABEL_NAME_MISSING' && !isInstructed) return 'trash';
  return factsOf(primary.code).disposition ?? 'return';
};

const firstRejecting = (reasons: readonly Reason[]): Reason | undefined =>
  reasons.find((reason) => factsOf(reason.code).effect === 'rejects');

const ownDisposition = (reasons: readonly Reason[], verdict: ItemVerdict): Disposition => {
  if (verdict === 'accepted') return 'repair';
  if (verdict === 'held') return 'hold';
  return factsOf(firstRejecting(reasons)?.code ?? 'ITEM_UNIDENTIFIED').disposition ?? 'return';
};

const itemVerdictIn = (verdict: Verdict, own: ItemVerdict): ItemVerdict => {
  if (verdict === 'rejected' || verdict === 'duplicate') return 'rejected';
  return verdict === 'held' && own === 'accepted' ? 'held' : own;
};

const dispositionOf = (verdict: Verdict, primary: Reason | undefined, arrival: Arrival): Disposition => {
  switch (verdict) {
    case 'accepted':
    case 'partial':
      return 'repair';
    case 'held':
      return 'hold';
    case 'duplicate':
      return 'return';
    case 'rejected':
      return rejectedDisposition(primary, arrival);
  }
};

/** Folds a judgement to the verdicts and dispositions of product.md 7 and 12. */
export const decide = (arrival: Arrival, judgement: Judgement): Decision => {
  const reported = reportedBy(judgement);
  const reasonsOf = (file: string | null) => reported.filter((one) => one.file === file).map((one) => one.reason);
  const own = arrival.submission.items.map((item) => {
    const reasons = reasonsOf(item.file);
    return { item, reasons, verdict: ownVerdict(reasons) };
  });
  const verdict = verdictOf(
    reasonsOf(null),
    own.map((item) => item.verdict),
  );
  const primary = firstRejecting(reported.map((one) => one.reason));
  const disposition = dispositionOf(verdict, primary, arrival);
  const goesWhole = verdict !== 'accepted' && verdict !== 'partial';
  return {
    verdict,
    disposition,
    items: own.map((item) => ({
      item: item.item,
      reasons: item.reasons,
      verdict: itemVerdictIn(verdict, item.verdict),
      disposition: goesWhole ? disposition : ownDisposition(item.reasons, item.verdict),
    })),
  };
};
