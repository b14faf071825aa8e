import type { SubmissionId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { RepairWork } from '../domain/repair.ts';
import { nameInArea } from '../spool/name-in-area.ts';
import { findSubmissions } from '../spool/spool.ts';
import type { Store } from '../store/store.ts';
import { reconcileAreas } from './area-moves.ts';
import { carryOut } from './carry-out.ts';
import type { RepairNews } from './news.ts';
import { type Carried, reconcileRepairs, returnItems } from './return-items.ts';

/** The moves on disk that follow what is recorded. */
export type Places = {
  /** Carries the things of these repairs to where they belong. */
  readonly follow: (works: readonly RepairWork[]) => Promise<void>;
  /** Does what pauses or the disk have put off; the first time also what a crash left undone. */
  readonly catchUp: (now: Instant) => Promise<void>;
};

/** Opens the moves of a desk. What the disk refuses is told and tried again at each `catchUp`. */
export const openPlaces = (deskDir: string, store: Store, onNews: (news: RepairNews) => void): Places => {
  const refused = new Set<SubmissionId>();
  // What is tried again each second is told once while it stays the same.
  const told = new Map<SubmissionId, string>();
  const tellRefused = (submission: SubmissionId, error: unknown): void => {
    if (told.get(submission) === String(error)) return;
    told.set(submission, String(error));
    onNews({ kind: 'unmoved', submission, error });
  };
  let isReconciled = false;
  const tell = (all: readonly Carried[]): void => {
    for (const carried of all) {
      if (carried.kind === 'failed') {
        refused.add(carried.submission);
        tellRefused(carried.submission, carried.error);
        continue;
      }
      told.delete(carried.place.submission);
      if (carried.lost.length > 0) {
        onNews({ kind: 'lost', submission: carried.place.submission, files: carried.lost });
      }
    }
  };
  const tryAgain = async (): Promise<void> => {
    if (refused.size === 0) return;
    const lying = [...findSubmissions(deskDir, 'repair')].filter(([submission]) => refused.has(submission));
    refused.clear();
    tell(await returnItems(deskDir, store, new Map(lying)));
  };
  return {
    follow: async (works) => {
      if (works.length === 0) return;
      const names = works.map((work) => [work.submission, nameInArea(deskDir, 'repair', work)] as const);
      tell(await returnItems(deskDir, store, new Map(names)));
    },
    catchUp: async (now) => {
      if (!isReconciled) {
        // Areas first: what is to go back from there would be missed in `repair/` and told as lost.
        tell((await reconcileAreas(deskDir, store)).map((one) => ({ kind: 'failed', ...one })));
        tell(await reconcileRepairs(deskDir, store));
      }
      isReconciled = true;
      await tryAgain();
      tell(await carryOut(deskDir, store, now));
    },
  };
};
