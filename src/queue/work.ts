import type { Claim, RepairWork } from '../domain/repair.ts';
import { type Asker, claimNext } from './claim-next.ts';
import type { Flights } from './flights.ts';
import type { Heartbeat } from './heartbeat.ts';
import type { Look } from './looks.ts';
import type { Places } from './places.ts';
import type { Ramp } from './ramp.ts';
import { recordEnds } from './record-ends.ts';
import type { RunnerParts } from './runner-parts.ts';
import type { StopNews } from './stop-news.ts';
import { takeOverDead } from './take-over.ts';

/** A runner's parts, and what it has opened over them. */
export type Works = RunnerParts & {
  readonly flights: Flights;
  readonly heartbeat: Heartbeat;
  readonly places: Places;
  readonly ramp: Ramp;
  readonly tellStops: StopNews;
  readonly asker: Asker;
  /** Repairs whose things may lie where they do not belong any more. */
  readonly unfollowed: RepairWork[];
};

/** Records what has ended. */
export const record = async (works: Works): Promise<void> => {
  const { store, flights, running, onNews, clock } = works;
  const ends = await recordEnds({ store, flights, retry: running.queue.retry, onNews }, clock());
  for (const outcome of ends.outcomes) works.ramp.ended(outcome);
  works.unfollowed.push(...ends.works);
};

/** Carries the things of what was recorded to their places. */
export const follow = async ({ places, unfollowed }: Works): Promise<void> => {
  const all = [...unfollowed];
  await places.follow(all);
  unfollowed.splice(0, all.length);
};

/** What time and other processes may have changed: leases, holders, pauses. */
const catchUp = async (works: Works): Promise<void> => {
  const { store, running, clock, onNews } = works;
  // First, so that after a long stop of this process its own claims are not taken for those of a dead one.
  await works.heartbeat.catchUp();
  for (const taken of await takeOverDead(store, running.queue.retry, clock())) onNews({ kind: 'taken-over', taken });
  await works.places.catchUp(clock());
  works.tellStops((await store.pauses()).filter(({ scope }) => scope.kind === 'desk'));
};

/** A repair that is claimed again while an attempt of ours is under way was lost to somebody meanwhile: two attempts never run beside each other here. */
const dropOlder = ({ flights, onNews }: Works, { work }: Claim): void => {
  const token = flights.tokenOf(work.repair);
  if (token === null) return;
  flights.drop(token);
  onNews({ kind: 'refused', work, why: 'lease-lost' });
};

/** Claims what there is room for and starts it; answers whether there may be more to claim at once. */
const claim = async (works: Works): Promise<boolean> => {
  const { flights, asker, onNews } = works;
  const room = works.ramp.room(flights.underWay());
  if (room === 0 || asker.kinds.length === 0) return false;
  const { claims, pauses } = await claimNext(asker, works.clock(), room);
  works.tellStops(pauses);
  for (const one of claims) {
    dropOlder(works, one);
    onNews({ kind: 'claimed', claim: one });
    flights.start(one);
  }
  return claims.length === room && pauses.length === 0 && works.ramp.room(flights.underWay()) > 0;
};

/**
 * Ends and claims are asked for in one go, so that the store makes both durable in one commit. What was claimed is started even where the ends could not
 * be recorded; the look that follows a fault does one after the other.
 */
const recordAndClaim = async (works: Works): Promise<boolean> => {
  const [recorded, claimed] = await Promise.allSettled([record(works), claim(works)]);
  if (recorded.status === 'rejected') throw recorded.reason;
  if (claimed.status === 'rejected') throw claimed.reason;
  return claimed.value;
};

const recordAndClaimAt = async (look: Look, works: Works, mayClaim: () => boolean): Promise<boolean> => {
  if (look === 'ends' && mayClaim()) return recordAndClaim(works);
  await record(works);
  if (look === 'everything') await catchUp(works);
  return mayClaim() && (await claim(works));
};

/** One look: records, catches up where everything is looked at, claims while the runner may, and moves. Answers whether to look again at once. */
export const workOnce = async (works: Works, look: Look, mayClaim: () => boolean): Promise<boolean> => {
  const isMore = await recordAndClaimAt(look, works, mayClaim);
  await follow(works);
  return isMore;
};
