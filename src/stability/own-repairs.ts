import { epochMsOf, type Instant, instantAt } from '../domain/instant.ts';
import type { RepairTroubles } from '../domain/stability.ts';
import type { OwnersWithin } from '../running-config.ts';
import { type Finding, found } from './finding.ts';

/** When the desk's own repairs are looked at, and the last change of the source's stage, before which nothing counts; null where none was. */
export type OwnMoment = { readonly now: Instant; readonly countsFrom: Instant | null };

const shownRepairs = 20;

const ownersOf = (repairs: readonly { readonly ownerKey: string }[]): number =>
  new Set(repairs.map(({ ownerKey }) => ownerKey)).size;

/** The instant from which faults count: so long ago, but not before the source last changed its stage; a clock set back forgets nothing for ever. */
export const faultsSince = (withinMs: number, { now, countsFrom }: OwnMoment): Instant => {
  const windowStart = instantAt(epochMsOf(now) - withinMs);
  if (countsFrom === null || countsFrom > now) return windowStart;
  return windowStart < countsFrom ? countsFrom : windowStart;
};

/** Whether the repairs of several unrelated owners fail: then it is not the items. One owner's bad run never pauses the others. */
export const failuresFinding = ({ faults }: RepairTroubles, limit: OwnersWithin, moment: OwnMoment): Finding => {
  const { withinMs } = limit;
  const since = faultsSince(withinMs, moment);
  const counted = faults.filter(({ at }) => at >= since);
  const owners = ownersOf(counted);
  if (owners < limit.owners) return found({ kind: 'repairs-fine', owners, withinMs });
  const shown = counted.slice(-shownRepairs).map(({ repair, owner, at, why }) => ({ repair, owner, at, why }));
  return found(
    { kind: 'repairs-failing', owners, faults: counted.length, withinMs },
    { details: { faults: shown }, forgiveSince: counted[0]?.at ?? null },
  );
};

/** Whether all that is begun hangs: an outage that answers nothing produces no failure at all. */
export const progressFinding = (troubles: RepairTroubles, limit: OwnersWithin, { now }: OwnMoment): Finding => {
  const { withinMs } = limit;
  const { inFlight, lastEndAt } = troubles;
  const before = instantAt(epochMsOf(now) - withinMs);
  const owners = ownersOf(inFlight);
  const isStuck =
    owners >= limit.owners &&
    inFlight.every(({ claimedAt }) => claimedAt <= before) &&
    (lastEndAt === null || lastEndAt <= before);
  if (!isStuck) return found({ kind: 'repairs-moving', owners, withinMs });
  const claims = inFlight.slice(0, shownRepairs).map(({ repair, owner, claimedAt }) => ({ repair, owner, claimedAt }));
  return found(
    { kind: 'repairs-stuck', owners, claims: inFlight.length, withinMs },
    { details: { claims, lastEndAt } },
  );
};
