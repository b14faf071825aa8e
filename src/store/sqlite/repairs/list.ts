import type Database from 'better-sqlite3';
import type { SubmissionId } from '../../../domain/ids.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { RepairState } from '../../../domain/repair.ts';
import type { RepairSummary } from '../../queue-store.ts';
import type { RepairFilter } from '../../reads.ts';
import type { Parts } from '../parts.ts';
import { openQueuePlaces } from '../queue-places.ts';

type ListRow = {
  readonly id: number;
  readonly state: RepairState;
  readonly kind: string;
  readonly item_id: string;
  readonly name: string;
  readonly ticket: string;
  readonly ticket_key: string;
  readonly owner: string;
  readonly owner_key: string;
  readonly submission: SubmissionId;
  readonly label: string;
  readonly opened_at: Instant;
  readonly sort_key: string;
  readonly submission_seq: number;
  readonly position: number;
  readonly queued_at: Instant;
  readonly not_before: Instant | null;
  readonly token: string | null;
  readonly holder: string | null;
  readonly claimed_at: Instant | null;
  readonly lease_until: Instant | null;
  readonly counted: number;
  readonly claims: number;
  readonly finished_at: Instant | null;
  readonly last_why: string | null;
};

type Place = {
  readonly opened_at: string;
  readonly sort_key: string;
  readonly submission_seq: number;
  readonly position: number;
};
type PageParams = Place & { readonly key: string; readonly states: string | null; readonly limit: number };

const start: Place = { opened_at: '', sort_key: '', submission_seq: 0, position: -1 };

const selectPlace = 'select opened_at, sort_key, submission_seq, position from repair where id = ?';
const cells = `r.id, r.state, r.kind, coalesce(i.id, '') as item_id, i.name, t.number as ticket, t.key as ticket_key, t.owner, r.owner_key,
    s.id as submission, s.label, r.opened_at, r.sort_key, r.submission_seq, r.position, r.queued_at, r.not_before, r.token, r.holder,
    r.claimed_at, r.lease_until, r.counted, r.claims, r.finished_at, r.last_why`;
const place = 'opened_at, sort_key, submission_seq, position';
const page = `(@states is null or state in (select value from json_each(@states)))
  and (${place}) > (@opened_at, @sort_key, @submission_seq, @position) order by ${place} limit @limit`;
/** The page is found first, and only its rows are looked up. */
const listed = (
  where: string,
): string => `select ${cells} from (select id from repair where ${where} ${page}) f cross join repair r on r.id = f.id
  cross join item i on i.submission_seq = r.submission_seq and i.position = r.position
  cross join submission s on s.seq = r.submission_seq cross join ticket t on t.id = r.ticket_id
  order by r.opened_at, r.sort_key, r.submission_seq, r.position`;
const selectAll = listed('');
const selectWaiting = listed(`state = 'queued' and`);
const selectOfTicket = listed('ticket_id = (select id from ticket where key = @key) and');
const selectOfItem = listed('item_key = @key and');

const claimOf = (row: ListRow): RepairSummary['claim'] => {
  const { token, holder, claimed_at: claimedAt, lease_until: leaseUntil } = row;
  if (token === null || holder === null || claimedAt === null || leaseUntil === null) return null;
  return { token, holder, claimedAt, leaseUntil };
};

const summaryOf = (row: ListRow, told: Pick<RepairSummary, 'queuePlace' | 'pausedBy'>): RepairSummary => ({
  repair: row.id,
  state: row.state,
  item: { kind: row.kind, id: row.item_id },
  name: row.name,
  ticket: row.ticket,
  owner: row.owner,
  submission: row.submission,
  label: row.label,
  openedAt: row.opened_at,
  queuedAt: row.queued_at,
  notBefore: row.not_before,
  claim: claimOf(row),
  attempts: row.counted,
  claims: row.claims,
  finishedAt: row.finished_at,
  lastWhy: row.last_why,
  ...told,
});

const openRows = (db: Database.Database) => {
  const statement = (sql: string) => db.prepare<[PageParams], ListRow>(sql);
  const all = statement(selectAll);
  const waiting = statement(selectWaiting);
  const ofTicket = statement(selectOfTicket);
  const ofItem = statement(selectOfItem);
  return ({ states, ticketKey, itemKey }: RepairFilter, at: Place & { readonly limit: number }): readonly ListRow[] => {
    const wanted = { ...at, states: states === null ? null : JSON.stringify(states), key: itemKey ?? ticketKey ?? '' };
    if (itemKey !== null) return ofItem.all(wanted);
    if (ticketKey !== null) return ofTicket.all(wanted);
    return (states?.every((state) => state === 'queued') === true ? waiting : all).all(wanted);
  };
};

/** Repairs in the order of the queue (`Reads.repairs`); to be called inside a transaction. */
export const openRepairList = (db: Database.Database, { stops }: Pick<Parts, 'stops'>) => {
  const placeOf = db.prepare<[number | null], Place>(selectPlace);
  const rowsOf = openRows(db);
  const places = openQueuePlaces(db);
  return (filter: RepairFilter, { after, limit }: { readonly after: number | null; readonly limit: number }) => {
    const rows = rowsOf(filter, { ...(placeOf.get(after) ?? start), limit });
    const waiting = rows.filter(({ state }) => state === 'queued').map(({ id, ...at }) => ({ ...at, repair: id }));
    const queuePlaces = places.of(waiting);
    const isAnyPaused = stops.isAny();
    const pausedBy = ({ ticket_key: ticketKey, owner_key: ownerKey, kind }: ListRow): readonly number[] =>
      isAnyPaused ? stops.stopping({ ticketKey, ownerKey, itemKinds: [kind] }) : [];
    return rows.map((row): RepairSummary => {
      const isOver = row.state === 'fulfilled' || row.state === 'unrepairable' || row.state === 'withdrawn';
      return summaryOf(row, { queuePlace: queuePlaces.get(row.id) ?? null, pausedBy: isOver ? [] : pausedBy(row) });
    });
  };
};
