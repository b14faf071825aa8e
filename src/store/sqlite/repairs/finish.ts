import type Database from 'better-sqlite3';
import type { Event } from '../../../domain/event.ts';
import type { Instant } from '../../../domain/instant.ts';
import { isFinished, nextTry, type RepairOutcome } from '../../../domain/repair.ts';
import type { Finish, Finished } from '../../queue-store.ts';
import type { Parts } from '../parts.ts';
import { openEndAttempt } from './attempts.ts';
import { openRepairRows, type RepairRow, repairEvent } from './repair-rows.ts';
import { openReturning } from './returning.ts';
import { openTicketMoves } from './ticket-moves.ts';

type Done = Extract<RepairOutcome, { kind: 'fulfilled' | 'unrepairable' }>;
type Undone = Extract<RepairOutcome, { kind: 'retry' | 'fault' }>;

/** The circumstances of all finishes of one transaction. */
type Times = { readonly now: Instant; readonly isUnstable: boolean };

/** What one finish came to; `finished` is the repair that needs nothing more, `returned` whether its item went back at once. */
type Step = {
  readonly answer: Finished;
  readonly events: readonly Event[];
  readonly finished: RepairRow | null;
  readonly isReturned: boolean;
};

const refusal = (row: RepairRow | undefined): Finished => {
  if (row === undefined) return { kind: 'refused', why: 'unknown-repair' };
  return { kind: 'refused', why: isFinished(row.state) ? 'already-finished' : 'not-held' };
};

const finishedEvent = (row: RepairRow, { outcome, actor }: Finish & { readonly outcome: Done }, at: Instant): Event => {
  const said = outcome.kind === 'fulfilled' ? { note: outcome.note } : { why: outcome.why };
  return repairEvent(row, 'repair-finished', {
    at,
    actor,
    body: { attempt: row.claims, outcome: outcome.kind, ...said },
  });
};

const openDone = (db: Database.Database, parts: Parts) => {
  const end = openEndAttempt(db);
  const { mayReturn } = openReturning(db, parts);
  return (row: RepairRow, finish: Finish & { readonly outcome: Done }, { now }: Times): Step => {
    const { outcome } = finish;
    const isReturned = mayReturn(row);
    end(row, {
      at: now,
      ending: outcome.kind,
      why: outcome.kind === 'fulfilled' ? outcome.note : outcome.why,
      isCounted: false,
      state: outcome.kind,
      notBefore: null,
      returnedAt: isReturned ? now : null,
    });
    return { answer: { kind: 'finished' }, events: [finishedEvent(row, finish, now)], finished: row, isReturned };
  };
};

const openUndone = (db: Database.Database) => {
  const end = openEndAttempt(db);
  return (row: RepairRow, finish: Finish & { readonly outcome: Undone }, { now, isUnstable }: Times): Step => {
    const { outcome, retry, actor } = finish;
    const isCounted = !isUnstable;
    const attempts = row.counted + (isCounted ? 1 : 0);
    const next = nextTry({ at: now, counted: attempts, isCounted, wishedMs: outcome.afterMs }, retry);
    const notBefore = next.state === 'queued' ? next.notBefore : null;
    end(row, {
      at: now,
      ending: outcome.kind,
      why: outcome.why,
      isCounted,
      state: next.state,
      notBefore,
      returnedAt: null,
    });
    const told = { attempt: row.claims, outcome: outcome.kind, why: outcome.why, attempts };
    const nothing = { finished: null, isReturned: false };
    if (next.state === 'escalated') {
      const event = repairEvent(row, 'repair-escalated', { at: now, actor, body: told });
      return { answer: { kind: 'escalated' }, events: [event], ...nothing };
    }
    const event = repairEvent(row, 'repair-postponed', { at: now, actor, body: { ...told, notBefore, isCounted } });
    return { answer: { kind: 'postponed', notBefore, isCounted }, events: [event], ...nothing };
  };
};

/** Ends attempts (`QueueStore.finishClaims`); to be called inside an immediate transaction. */
export const openFinish = (
  db: Database.Database,
  parts: Parts,
): ((finishes: readonly Finish[], now: Instant) => readonly Finished[]) => {
  const rows = openRepairRows(db);
  const done = openDone(db, parts);
  const undone = openUndone(db);
  const { giveBack } = openReturning(db, parts);
  const moves = openTicketMoves(db, parts);
  const step = (finish: Finish, row: RepairRow | undefined, times: Times): Step => {
    const { outcome } = finish;
    if (row?.token !== finish.token) return { answer: refusal(row), events: [], finished: null, isReturned: false };
    return outcome.kind === 'fulfilled' || outcome.kind === 'unrepairable'
      ? done(row, { ...finish, outcome }, times)
      : undone(row, { ...finish, outcome }, times);
  };
  return (finishes, now) => {
    const isUnstable = parts.stops.deskPauses().some(({ kind }) => kind === 'platform');
    const known = new Map(rows.byIds(finishes.map(({ repair }) => repair)).map((row) => [row.id, row]));
    const steps = finishes.map((finish) => {
      const one = step(finish, known.get(finish.repair) ?? rows.byId(finish.repair), { now, isUnstable });
      known.delete(finish.repair);
      return one;
    });
    const finished = steps.flatMap((one) => one.finished ?? []);
    const returned = steps.flatMap((one) => (one.isReturned && one.finished !== null ? [one.finished] : []));
    const events = steps.flatMap((one) => one.events);
    parts.ledger.append([...events, ...giveBack(returned, now), ...moves.resolve(finished, now)]);
    return steps.map(({ answer }) => answer);
  };
};
