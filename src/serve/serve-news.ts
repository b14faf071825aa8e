import type { RepairNews } from '../queue/news.ts';
import type { WatchNews } from '../stability/news.ts';
import type { IntakeNews } from './intake-loop.ts';
import type { KeeperNews } from './pause-keeper.ts';

/** What happens while `serve` runs, by the part that tells it. */
export type ServeNews =
  | { readonly part: 'intake'; readonly news: IntakeNews }
  | { readonly part: 'repairs'; readonly news: RepairNews }
  | { readonly part: 'pauses'; readonly news: KeeperNews }
  | { readonly part: 'platform'; readonly news: WatchNews }
  | {
      readonly part: 'serve';
      readonly news: { readonly kind: 'stopping' } | { readonly kind: 'fault'; readonly error: unknown };
    };
