import type { Instant } from '../domain/instant.ts';
import type { RetryPolicy } from '../domain/repair.ts';
import { isAlive, processOf } from '../spool/holder.ts';
import type { TakenOver } from '../store/queue-store.ts';
import type { Store } from '../store/store.ts';

/** Whether a claim's holder is a process of this machine that has ended. Of people and of other machines only the lease tells. */
const isDead = (holder: string, now: Instant): boolean =>
  processOf(holder) !== null && !isAlive({ holder, claimedAt: now }, now);

/** Takes back the claims of processes that have died and those whose lease is over; answers none where nothing is claimed. */
export const takeOverDead = async (
  store: Pick<Store, 'claimHolders' | 'takeOver'>,
  retry: RetryPolicy,
  now: Instant,
): Promise<readonly TakenOver[]> => {
  const holders = await store.claimHolders();
  if (holders.length === 0) return [];
  return store.takeOver({ now, dead: holders.filter((holder) => isDead(holder, now)), retry });
};
