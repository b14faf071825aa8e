import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/instant.ts';
import type { ReasonOf } from '../../../domain/reason.ts';
import type { Altered } from '../../queue-store.ts';
import { codesOfText, codesToText } from '../json.ts';
import type { Parts } from '../parts.ts';
import { openEndAttempt } from './attempts.ts';
import { openRepairRows, type RepairRow, repairEvent } from './repair-rows.ts';

const updateItem = `update item set place = 'held', verdict = 'held', disposition = 'hold', codes = ?, placed_at = ?
  where submission_seq = ? and position = ?`;
/** With its last item the rest of the folder leaves the repair area: to what went back, else to what is held. */
const updateFolder = `update submission set placed_at = @at, place = case
    when exists (select 1 from repair r cross join item i on i.submission_seq = r.submission_seq and i.position = r.position
      where r.submission_seq = seq and i.place = 'returned') then 'returned' else 'held' end
  where seq = @seq and place = 'repair' and not exists (select 1 from item where submission_seq = seq and item.place = 'repair')`;
const insertFinding = 'insert into later_finding (submission_seq, position, at, reason) values (?, ?, ?, ?)';

type ItemParams = [codes: string, at: Instant, seq: number, position: number];

/** Writes down that an item is held now, and why. */
const openHold = (db: Database.Database) => {
  const item = db.prepare<ItemParams>(updateItem);
  const folder = db.prepare<[{ at: Instant; seq: number }]>(updateFolder);
  const find = db.prepare<[number, number, Instant, string]>(insertFinding);
  return (row: RepairRow, reason: ReasonOf<'ITEM_ALTERED'>, at: Instant): void => {
    const { submission_seq: seq, position } = row;
    const codes = [...codesOfText(row.codes).filter((code) => code !== reason.code), reason.code];
    item.run(codesToText(codes), at, seq, position);
    folder.run({ at, seq });
    find.run(seq, position, at, JSON.stringify(reason));
  };
};

/** Holds what was found altered at its claim (`QueueStore.withdrawAltered`); to be called inside an immediate transaction. */
export const openAltered = (
  db: Database.Database,
  { ledger, state }: Parts,
): ((altered: Altered, now: Instant) => boolean) => {
  const rows = openRepairRows(db);
  const end = openEndAttempt(db);
  const hold = openHold(db);
  return ({ repair, token, found, actor }, now) => {
    const row = rows.byId(repair);
    if (row?.token !== token) return false;
    const { file } = row;
    const judged = row.sha256?.toString('hex') ?? '';
    const left = { state: 'withdrawn', notBefore: null, returnedAt: null } as const;
    end(row, { at: now, ending: 'altered', why: found, isCounted: false, ...left });
    hold(row, { code: 'ITEM_ALTERED', file, judged, found }, now);
    state.count('place:repair', -1);
    state.count('place:held', 1);
    state.touch([row.ticket_id]);
    ledger.append([
      repairEvent(row, 'item-altered', { at: now, actor, body: { file, judged, found } }),
      repairEvent(row, 'repair-withdrawn', { at: now, actor, body: { why: 'ITEM_ALTERED' } }),
    ]);
    return true;
  };
};
