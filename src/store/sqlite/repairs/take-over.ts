import type Database from 'better-sqlite3';
import type { Event } from '../../../domain/event.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { RetryPolicy } from '../../../domain/repair.ts';
import type { TakenOver } from '../../queue-store.ts';
import type { Parts } from '../parts.ts';
import { openEndAttempt } from './attempts.ts';
import { openRepairRows, type RepairRow, repairEvent } from './repair-rows.ts';

/** Which claims are to be taken back: those whose lease is over, and those of holders who are known to have ended. */
type Gone = { readonly now: Instant; readonly dead: readonly string[]; readonly retry: RetryPolicy };

const selectGone = `select id from repair indexed by repair_claimed where state = 'claimed'
  and (lease_until <= ? or holder in (select value from json_each(?))) order by id`;

const lapsed = (
  row: RepairRow,
  taken: TakenOver,
  told: { readonly at: Instant; readonly isCounted: boolean; readonly why: string },
) => {
  const { at, isCounted, why } = told;
  const { holder, next } = taken;
  const body = { attempt: row.claims, holder, why, isCounted, next };
  const events: Event[] = [repairEvent(row, 'repair-lapsed', { at, actor: 'ozma', body })];
  if (next === 'escalated') {
    const attempts = row.counted + (isCounted ? 1 : 0);
    const ended = { attempt: row.claims, outcome: 'lapsed', why, attempts };
    events.push(repairEvent(row, 'repair-escalated', { at, actor: 'ozma', body: ended }));
  }
  return events;
};

/** Takes claims back (`QueueStore.takeOver`); to be called inside an immediate transaction. */
export const openTakeOver = (
  db: Database.Database,
  { ledger, stops }: Parts,
): ((gone: Gone) => readonly TakenOver[]) => {
  const select = db.prepare<[Instant, string], number>(selectGone).pluck();
  const rows = openRepairRows(db);
  const end = openEndAttempt(db);
  return ({ now, dead, retry }) => {
    const ids = select.all(now, JSON.stringify(dead));
    if (ids.length === 0) return [];
    const isCounted = !stops.deskPauses().some(({ kind }) => kind === 'platform');
    const taken = rows.byIds(ids).map((row) => {
      const holder = row.holder ?? '';
      const why = dead.includes(holder) ? 'holder-gone' : 'lease-over';
      const isOver = isCounted && row.counted + 1 >= retry.attempts;
      const next = isOver ? ('escalated' as const) : ('queued' as const);
      end(row, { at: now, ending: 'lapsed', why, isCounted, state: next, notBefore: null, returnedAt: null });
      const answer = { repair: row.id, holder, next };
      return { answer, events: lapsed(row, answer, { at: now, isCounted, why }) };
    });
    ledger.append(taken.flatMap(({ events }) => events));
    return taken.map(({ answer }) => answer);
  };
};
