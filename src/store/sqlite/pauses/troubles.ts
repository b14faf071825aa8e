import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/instant.ts';
import type { RepairTroubles } from '../../../domain/stability.ts';
import type { PauseStore } from '../../pause-store.ts';
import { partsFromFolder } from '../parting.ts';

type Asked = Parameters<PauseStore['repairTroubles']>[0];
type Fault = RepairTroubles['faults'][number];
type InFlight = RepairTroubles['inFlight'][number];
type Test = NonNullable<RepairTroubles['lastTest']>;

const selectFaults = `select a.repair_id as repair, a.owner_key as ownerKey, coalesce(t.owner, '') as owner, a.ended_at as at,
    coalesce(a.why, '') as why
  from attempt a left join repair r on r.id = a.repair_id left join ticket t on t.id = r.ticket_id
  where a.ending = 'fault' and a.ended_at >= ? and a.way = 'engine' order by a.ended_at, a.repair_id`;
const selectInFlight = `select r.id as repair, r.owner_key as ownerKey, coalesce(t.owner, '') as owner, r.claimed_at as claimedAt
  from repair r left join ticket t on t.id = r.ticket_id
  where r.state = 'claimed' and r.way = 'engine' order by r.claimed_at, r.id`;
const selectLastEnd = `select max(ended_at) from attempt
  where way = 'engine' and ending in ('fulfilled', 'unrepairable', 'retry', 'fault')`;
const selectRunningTest = `select claimed_at as claimedAt, null as ending from repair
  where state = 'claimed' and is_test = 1 and claimed_at >= ? order by claimed_at desc limit 1`;
const selectEndedTest = `select claimed_at as claimedAt, ending from attempt
  where is_test = 1 and claimed_at >= ? order by claimed_at desc limit 1`;
// A folder that is kept counts where a test may let it go (see `openReleaseForTest`), or a test would be waited for that nobody can make.
const countWaiting = `select count(*) from repair
  where state = 'queued' and kind in (select value from json_each(@kinds)) and (not_before is null or not_before <= @now)
  and not exists (select 1 from submission s indexed by submission_detained
    where s.is_detained = 1 and s.seq = repair.submission_seq and exists (${partsFromFolder}))`;
const countUnpaused = `${countWaiting}
  and ticket_id not in (select t.id from pause p join ticket t on t.key = p.scope_key where p.scope_kind = 'ticket')
  and owner_key not in (select scope_key from pause where scope_kind = 'owner')
  and kind not in (select scope_key from pause where scope_kind = 'item-kind')`;
const selectScoped = `select exists (select 1 from pause where scope_kind <> 'desk')`;

const newer = (running: Test | undefined, ended: Test | undefined): Test | null => {
  if (running === undefined || ended === undefined) return running ?? ended ?? null;
  return ended.claimedAt > running.claimedAt ? ended : running;
};

/** How the repairs of an open database fare; to be called inside a transaction. */
export const openTroubles = (db: Database.Database): ((asked: Asked) => RepairTroubles) => {
  const faults = db.prepare<[Instant], Fault>(selectFaults);
  const inFlight = db.prepare<[], InFlight>(selectInFlight);
  const lastEnd = db.prepare<[], Instant | null>(selectLastEnd).pluck();
  const runningTest = db.prepare<[Instant], Test>(selectRunningTest);
  const endedTest = db.prepare<[Instant], Test>(selectEndedTest);
  const scoped = db.prepare<[], number>(selectScoped).pluck();
  const waiting = db.prepare<[{ kinds: string; now: Instant }], number>(countWaiting).pluck();
  const unpaused = db.prepare<[{ kinds: string; now: Instant }], number>(countUnpaused).pluck();
  return ({ since, now, kinds }) => ({
    faults: faults.all(since),
    inFlight: inFlight.all(),
    lastEndAt: lastEnd.get() ?? null,
    lastTest: newer(runningTest.get(since), endedTest.get(since)),
    waiting: (scoped.get() === 1 ? unpaused : waiting).get({ kinds: JSON.stringify(kinds), now }) ?? 0,
  });
};
