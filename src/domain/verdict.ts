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

/** What the verdicts of its items make of a submission about which as a whole nothing was found (product.md 7). */
export const verdictByItems = (verdicts: readonly ItemVerdict[]): Verdict => {
  const accepted = verdicts.filter((verdict) => verdict === 'accepted').length;
  if (accepted > 0) return accepted === verdicts.length ? 'accepted' : 'partial';
  return verdicts.includes('held') ? 'held' : 'rejected';
};

const verdictOf = (reasons: readonly Reason[], items: readonly ItemVerdict[]): Verdict => {
  if (has(reasons, 'rejects')) return 'rejected';
  if (has(reasons, 'duplicates')) return 'duplicate';
  return has(reasons, 'holds') ? 'held' : verdictByItems(items);
};

const defaultOf = ({ code }: Reason): Disposition => factsOf(code).disposition ?? 'return';

/**
 * Where a rejected submission goes: the primary code's default, but trash where nobody is known to whom it could be returned
 * (product.md 7, `UNSAFE_CONTENT` and `LABEL_NAME_MISSING`).
 */
const rejectedDisposition = (primary: Reason | undefined, arrival: Arrival): Disposition => {
  if (primary === undefined) return 'return';
  if (primary.code === 'UNSAFE_CONTENT' && arrival.ticket === null) return 'trash';
  const isInstructed = (arrival.ticket?.instructions.length ?? 0) > 0;
  if (primary.code === 'LABEL_NAME_MISSING' && !isInstructed) return 'trash';
  return defaultOf(primary);
};

const firstRejecting = (reasons: readonly Reason[]): Reason | undefined =>
  reasons.find((reason) => factsOf(reason.code).effect === 'rejects');

/** What is decided on an item by its own findings alone. */
const ownDecision = (item: Item, reasons: readonly Reason[]): ItemDecision => {
  const rejecting = firstRejecting(reasons);
  if (rejecting !== undefined) return { item, reasons, verdict: 'rejected', disposition: defaultOf(rejecting) };
  return has(reasons, 'holds')
    ? { item, reasons, verdict: 'held', disposition: 'hold' }
    : { item, reasons, verdict: 'accepted', disposition: 'repair' };
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
  const byFile = Map.groupBy(reported, ({ file }) => file);
  const reasonsOf = (file: string | null) => byFile.get(file)?.map(({ reason }) => reason) ?? [];
  const own = arrival.submission.items.map((item) => ownDecision(item, reasonsOf(item.file)));
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
      ...item,
      verdict: itemVerdictIn(verdict, item.verdict),
      disposition: goesWhole ? disposition : item.disposition,
    })),
  };
};
