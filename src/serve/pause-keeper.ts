import type { Instant } from '../domain/instant.ts';
import type { Pause } from '../domain/pause.ts';
import { keepPauses, type PauseNews } from '../queue/keep-pauses.ts';
import type { WeeklyWindow } from '../running-config.ts';
import type { Store } from '../store/store.ts';

/** What happened to a pause: besides, that it waits for a test repair, or holds again after one. */
export type KeeperNews = PauseNews | { readonly kind: 'staged'; readonly pause: Pause };

/** Keeps the pauses up to date, and tells of each that begins or ends, whoever opened or ended it, in this process or beside it. */
export type PauseKeeper = { readonly keep: () => Promise<readonly KeeperNews[]> };

/** How many ended pauses are looked at to find those that have gone since the last look. */
const pageSize = 100;

/** Opens a keeper; the first time it tells of every pause that there is. */
export const openPauseKeeper = (parts: {
  readonly store: Store;
  readonly schedule: readonly WeeklyWindow[];
  readonly clock: () => Instant;
}): PauseKeeper => {
  const { store, schedule, clock } = parts;
  let known: ReadonlyMap<number, Pause> = new Map();
  const endedSince = async (gone: ReadonlySet<number>): Promise<readonly PauseNews[]> => {
    if (gone.size === 0) return [];
    const ended = await store.endedPauses({ before: null, limit: pageSize });
    return ended.flatMap((pause) => (gone.has(pause.id) ? [{ kind: 'ended' as const, pause }] : []));
  };
  return {
    keep: async () => {
      await keepPauses(store, schedule, clock());
      const now = new Map((await store.pauses()).map((pause) => [pause.id, pause]));
      const gone = new Set([...known.keys()].filter((id) => !now.has(id)));
      const opened = [...now.values()].filter(({ id }) => !known.has(id));
      const staged = [...now.values()].filter(({ id, stage }) => (known.get(id)?.stage ?? stage) !== stage);
      known = now;
      return [
        ...(await endedSince(gone)),
        ...opened.map((pause): KeeperNews => ({ kind: 'opened', pause })),
        ...staged.map((pause): KeeperNews => ({ kind: 'staged', pause })),
      ];
    },
  };
};
