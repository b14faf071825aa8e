import type { Instant } from '../domain/instant.ts';
import type { RunningConfig } from '../running-config.ts';
import type { Store } from '../store/store.ts';
import type { LookTiming } from './looks.ts';
import type { RepairNews } from './news.ts';
import type { Ways } from './ways/ways.ts';

/** What the runner works with. */
export type RunnerParts = {
  readonly deskDir: string;
  readonly store: Store;
  readonly running: RunningConfig;
  /** How many repairs may be under way at once. */
  readonly concurrency: number;
  readonly ways: Pick<Ways, 'perform'>;
  readonly clock: () => Instant;
  readonly newToken: () => string;
  readonly onNews: (news: RepairNews) => void;
  /** How often it looks; each second where nothing is said. */
  readonly timing?: LookTiming;
};
