import type { Snapshot, StoredJudgement } from '../../store/snapshot.ts';
import type { RecordedAsOf } from './recorded-as-of.ts';

/** Tells judgements again as of an event (`recordedAsOf`), page by page; one answer for each, in order. */
export type TellAsOf = (
  judgements: readonly StoredJudgement[],
  upTo: number,
) => Promise<readonly (RecordedAsOf | null)[]>;

/** Loads from a snapshot what judgements are told again from. */
export const openTellAsOf =
  async (_snapshot: Snapshot): Promise<TellAsOf> =>
  async (judgements) =>
    judgements.map(() => null);
