import type { Observation, ObservationKind } from '../domain/observation.ts';
import type { Health, SignalStage } from '../domain/stability.ts';

/** One sentence for staff on everything that a look can find; a missing one does not compile. */
export type ObservationBook = { readonly [K in ObservationKind]: (seen: Observation<K>) => string };

/** Words for the watch over the platform. */
export type StabilityWords = {
  readonly seen: ObservationBook;
  readonly health: Readonly<Record<Health, string>>;
  readonly stages: Readonly<Record<SignalStage, string>>;
  readonly sources: {
    readonly feed: (name: string) => string;
    readonly probe: (name: string) => string;
    readonly failures: string;
    readonly noProgress: string;
  };
  /** Words of `ozma status --components`. */
  readonly components: {
    readonly none: readonly string[];
    readonly heads: readonly [component: string, status: string, isWatched: string];
    readonly watched: string;
    readonly ignored: string;
    readonly overall: (indicator: string) => string;
    readonly value: (pointer: string) => string;
    readonly unread: (why: string) => string;
    readonly says: (health: string, why: string) => string;
  };
};
