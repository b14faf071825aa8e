import type { Instant } from '../domain/instant.ts';
import type { WatchNews } from './news.ts';

/** Runs what may fail through the store; answers whether it went well. */
export type Attempt = (work: () => Promise<void>) => Promise<boolean>;

/** Tells a fault once, not at each try, until something has gone well again: a database that is locked for an hour is one piece of news. */
export const openAttempts = (parts: {
  readonly clock: () => Instant;
  readonly onNews: (news: WatchNews) => void;
}): Attempt => {
  let told: string | null = null;
  return async (work) => {
    try {
      await work();
      told = null;
      return true;
    } catch (error) {
      const text = String(error);
      if (text !== told) parts.onNews({ kind: 'fault', at: parts.clock(), error });
      told = text;
      return false;
    }
  };
};
