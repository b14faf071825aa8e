import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/instant.ts';
import { type AttemptEnd, isFinished, type RepairState } from '../../../domain/repair.ts';
import type { RepairRow } from './repair-rows.ts';

/** How the attempt that is held ends, and where its repair stands then. */
export type Ending = {
  readonly at: Instant;
  readonly ending: AttemptEnd;
  readonly why: string | null;
  readonly isCounted: boolean;
  readonly state: RepairState;
  readonly notBefore: Instant | null;
  readonly returnedAt: Instant | null;
};

const insertAttempt = `insert into attempt (repair_id, number, way, holder, owner_key, claimed_at, ended_at, ending, why, is_counted, is_test)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const updateLeft = `update repair set state = ?, not_before = ?, counted = ?, answered = ?, last_why = ?, finished_at = ?, returned_at = ?,
    token = null, way = null, holder = null, claimed_at = null, lease_until = null, is_test = 0 where id = ?`;

type AttemptParams = [
  ...[repair: number, number: number, way: 'engine' | 'hand', holder: string, ownerKey: string, claimedAt: Instant],
  ...[endedAt: Instant, ending: AttemptEnd, why: string | null, isCounted: number, isTest: number],
];
type LeftParams = [
  ...[state: RepairState, notBefore: Instant | null, counted: number, answered: number, why: string | null],
  ...[finishedAt: Instant | null, returnedAt: Instant | null, id: number],
];

/** Ends the attempt of a repair that is claimed: remembers it, and lets the repair go; to be called inside a transaction. */
export const openEndAttempt = (db: Database.Database): ((row: RepairRow, end: Ending) => void) => {
  const insert = db.prepare<AttemptParams>(insertAttempt);
  const leave = db.prepare<LeftParams>(updateLeft);
  return (row, { at, ending, why, isCounted, state, notBefore, returnedAt }) => {
    const { id, claims, way, holder, claimed_at: claimedAt } = row;
    if (way === null || holder === null || claimedAt === null) throw new Error(`repair ${id} is not claimed`);
    const counts = isCounted ? 1 : 0;
    insert.run(id, claims, way, holder, row.owner_key, claimedAt, at, ending, why, counts, row.is_test);
    const answered = row.answered + (ending === 'retry' ? 1 : 0);
    leave.run(state, notBefore, row.counted + counts, answered, why, isFinished(state) ? at : null, returnedAt, id);
  };
};
