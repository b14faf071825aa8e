import { epochMsOf, type Instant } from '../domain/instant.ts';
import type { Store } from '../store/store.ts';
import { leaseFrom } from './claim-next.ts';
import type { Flights } from './flights.ts';
import type { RepairNews } from './news.ts';

/** What keeping leases works on. */
export type HeartbeatParts = {
  readonly store: Pick<Store, 'extendClaims'>;
  readonly flights: Pick<Flights, 'tokens' | 'drop'>;
  readonly leaseMs: number;
  readonly clock: () => Instant;
  readonly onNews: (news: RepairNews) => void;
};

/** Keeps the leases of all that is under way. */
export type Heartbeat = {
  /** Beats at once where the last beat is too long ago, as after a process that was stopped goes on, or a clock that was set. */
  readonly catchUp: () => Promise<void>;
  readonly close: () => void;
};

/**
 * Opens a heartbeat: every third of a lease. An attempt whose claim somebody else has by now is called off and its end forgotten. A beat that the store
 * refuses is told and made again soon.
 */
export const openHeartbeat = (parts: HeartbeatParts): Heartbeat => {
  const everyMs = parts.leaseMs / 3;
  // By both clocks: leases go by the time of day, which leaps when it is set or the machine was asleep, and the steady clock does not see that.
  const bothClocks = () => ({ steadyMs: performance.now(), wallMs: epochMsOf(parts.clock()) });
  let last = bothClocks();
  const extend = async (tokens: readonly string[]): Promise<void> => {
    const held = new Set(await parts.store.extendClaims(tokens, leaseFrom(parts.clock(), parts.leaseMs)));
    for (const token of tokens.filter((one) => !held.has(one))) {
      const claim = parts.flights.drop(token);
      if (claim !== null) parts.onNews({ kind: 'refused', work: claim.work, why: 'lease-lost' });
    }
  };
  const beat = async (): Promise<void> => {
    const before = last;
    last = bothClocks();
    const tokens = parts.flights.tokens();
    try {
      if (tokens.length > 0) await extend(tokens);
    } catch (error) {
      last = before;
      parts.onNews({ kind: 'fault', error });
    }
  };
  const timer = setInterval(() => void beat(), everyMs);
  return {
    catchUp: async () => {
      const now = bothClocks();
      const isLate = now.steadyMs - last.steadyMs > everyMs || Math.abs(now.wallMs - last.wallMs) > everyMs;
      if (isLate) await beat();
    },
    close: () => clearInterval(timer),
  };
};
