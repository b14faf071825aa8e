import type Database from 'better-sqlite3';
import type { QueueStore, RepairName, Requeued } from '../../queue-store.ts';
import type { Parts } from '../parts.ts';
import { openRepairRows, type RepairRow, repairEvent } from './repair-rows.ts';

type Requeuer = Parameters<QueueStore['requeue']>[1];
type Why = Extract<Requeued, { kind: 'refused' }>['why'];

/** Of an item's repairs the newest that is not over; where all are, the newest. */
const selectOfItem = `select id from repair where item_key = +?
  order by state in ('fulfilled', 'unrepairable', 'withdrawn'), id desc limit 1`;
const updateRequeued = `update repair set state = 'queued', not_before = null, counted = 0 where id = ?`;
/** Its attempts count anew, so those that were made count no more. */
const updateAttempts = 'update attempt set is_counted = 0 where repair_id = ? and is_counted = 1';

const refusalOf = (row: RepairRow, { now }: Requeuer): Why | null => {
  switch (row.state) {
    case 'claimed':
      return 'claimed';
    case 'fulfilled':
    case 'unrepairable':
      return 'finished';
    case 'withdrawn':
      return 'withdrawn';
    case 'queued':
      return row.not_before === null || row.not_before <= now ? 'waits-already' : null;
    case 'escalated':
      return null;
  }
};

/** Puts a repair back into the queue (`QueueStore.requeue`); to be called inside an immediate transaction. */
export const openRequeue = (
  db: Database.Database,
  { ledger }: Parts,
): ((name: RepairName, by: Requeuer) => Requeued) => {
  const ofItem = db.prepare<[string], number>(selectOfItem).pluck();
  const rows = openRepairRows(db);
  const put = db.prepare<[number]>(updateRequeued);
  const clear = db.prepare<[number]>(updateAttempts);
  return (name, by) => {
    const repair = 'repair' in name ? name.repair : ofItem.get(name.itemKey);
    const row = repair === undefined ? undefined : rows.byId(repair);
    if (row === undefined) return { kind: 'refused', why: 'unknown-repair' };
    const why = refusalOf(row, by);
    if (why !== null) return { kind: 'refused', why };
    put.run(row.id);
    clear.run(row.id);
    ledger.append([repairEvent(row, 'repair-requeued', { at: by.now, actor: by.actor, body: { why: by.why } })]);
    return { kind: 'requeued', repair: row.id };
  };
};
