import type { Instant } from '../../domain/instant.ts';
import type { RepairWay } from '../../domain/repair.ts';
import { type RunningConfig, wayOfKind } from '../../running-config.ts';
import type { RecordedSubmission, RepairView } from '../../store/reads.ts';
import type { Standing } from './standing.ts';

/** A repair as JSON: how it stands, what stops it, and how each attempt ended. */
export type RepairDocument = RepairView & {
  /** How its kind is repaired now. */
  readonly way: RepairWay;
  /** The numbers of the pauses that stop it; only what waits is stopped. */
  readonly pausedBy: readonly number[];
  readonly lastWhy: string | null;
  readonly claim: { readonly holder: string; readonly claimedAt: Instant; readonly leaseUntil: Instant } | null;
};

/** What documents of repairs are made from besides the submission. */
export type RepairFacts = { readonly standing: Standing; readonly running: RunningConfig };

/** The documents of a submission's repairs, one for each item, in their order; null where an item has none. */
export const repairDocuments = (
  { items, repairs }: RecordedSubmission,
  { standing, running }: RepairFacts,
): readonly (RepairDocument | null)[] =>
  repairs.map((view, index) => {
    if (view === null) return null;
    const summary = standing.repairs.get(view.repair);
    const claim = summary?.claim ?? null;
    return {
      ...view,
      way: wayOfKind(running, items[index]?.ref?.kind ?? '').way,
      pausedBy: view.state === 'queued' ? (summary?.pausedBy ?? []) : [],
      lastWhy: summary?.lastWhy ?? null,
      claim: claim && { holder: claim.holder, claimedAt: claim.claimedAt, leaseUntil: claim.leaseUntil },
    };
  });
