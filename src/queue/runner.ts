import type { Claim } from '../domain/repair.ts';
import { engineKinds } from '../running-config.ts';
import { thisHolder } from '../spool/holder.ts';
import { openFlights } from './flights.ts';
import { openFly } from './fly.ts';
import { openHeartbeat } from './heartbeat.ts';
import { type LookTiming, openLooks } from './looks.ts';
import { openPlaces } from './places.ts';
import { openRamp } from './ramp.ts';
import type { RunnerParts } from './runner-parts.ts';
import { openStopNews } from './stop-news.ts';
import { follow, record, type Works, workOnce } from './work.ts';

/** Works the queue until it is stopped. */
export type Runner = AsyncDisposable & {
  /** Says that something may have changed: it looks soon instead of at the next tick. */
  readonly wake: () => void;
  /** Claims nothing more, waits so long for what is under way, then gives the rest back; all that has ended is recorded. */
  readonly stop: (limitMs: number) => Promise<void>;
};

const usualTiming: LookTiming = { everyMs: 1000, restMs: 3000 };

const stopWhy = 'ozma is shutting down';

const openWorks = (parts: RunnerParts, onLanded: () => void): Works => {
  const { deskDir, store, running, ways, concurrency, onNews, newToken } = parts;
  const { leaseMs } = running.queue;
  const flights = openFlights(openFly(deskDir, store, ways), onLanded);
  const ramp = openRamp(concurrency);
  return {
    ...parts,
    flights,
    ramp,
    heartbeat: openHeartbeat({ ...parts, flights, leaseMs }),
    places: openPlaces(deskDir, store, onNews),
    tellStops: openStopNews(ramp, onNews),
    asker: { store, holder: thisHolder(), kinds: engineKinds(running), leaseMs, newToken },
    unfollowed: [],
  };
};

const giveBack = async ({ store, clock, onNews }: RunnerParts, claims: readonly Claim[]): Promise<void> => {
  if (claims.length === 0) return;
  const tokens = claims.map(({ token }) => token);
  const held = new Set(await store.releaseClaims(tokens, { actor: 'ozma', why: stopWhy, now: clock() }));
  for (const { token, work } of claims) {
    onNews(held.has(token) ? { kind: 'released', work, why: stopWhy } : { kind: 'refused', work, why: 'not-held' });
  }
};

/** The end: nothing is claimed any more and no look runs. What the store refuses now is left to the lease. */
const finishUp = async (works: Works): Promise<void> => {
  const left = works.flights.dropAll();
  const steps = [() => record(works), () => giveBack(works, left), () => follow(works)];
  for (const step of steps) await step().catch((error: unknown) => works.onNews({ kind: 'fault', error }));
  works.heartbeat.close();
};

/**
 * Opens the runner: it works the queue in ticket order with as many repairs under way as the desk says, beside other processes on the same desk. It looks
 * at once, each second, when an attempt has ended, and when it is woken. A fault of the store is told, and it looks again after a rest.
 */
export const openRunner = (parts: RunnerParts): Runner => {
  const { onNews } = parts;
  let stopping: Promise<void> | null = null;
  let onIdle = (): void => undefined;
  const works = openWorks(parts, () => {
    if (works.flights.isEmpty()) onIdle();
    looks.ask('ends');
  });
  const looks = openLooks(
    async (look) => {
      if (await workOnce(works, look, () => stopping === null)) looks.ask('ends');
    },
    (error) => onNews({ kind: 'fault', error }),
    parts.timing ?? usualTiming,
  );
  const idleWithin = (limitMs: number): Promise<void> =>
    new Promise((resolve) => {
      if (works.flights.isEmpty()) return resolve();
      const timer = setTimeout(resolve, limitMs);
      onIdle = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  const stop = async (limitMs: number): Promise<void> => {
    await idleWithin(limitMs);
    await looks.close();
    await finishUp(works);
  };
  const stopOnce = (limitMs: number): Promise<void> => {
    stopping ??= stop(limitMs);
    return stopping;
  };
  looks.ask('everything');
  return {
    wake: () => looks.ask('everything'),
    stop: stopOnce,
    [Symbol.asyncDispose]: () => stopOnce(0),
  };
};
