import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/instant.ts';
import type { ReasonCode } from '../../../domain/reason.ts';
import { idKey } from '../../../domain/text.ts';
import type { Waiver } from '../../../domain/waiver.ts';
import type { WaiverGiven } from '../../area-store.ts';
import type { Parts } from '../parts.ts';
import type { StoredTicket } from '../tickets.ts';

type WaiverRow = {
  readonly id: number;
  readonly ticket_id: number;
  readonly ticket: string;
  readonly code: ReasonCode;
  readonly item_key: string | null;
  readonly only_for: string | null;
  readonly given_by: string;
  readonly why: string;
  readonly since: Instant;
  readonly until: Instant;
};

const cells = `w.id, w.ticket_id, t.number as ticket, w.code, w.item_key, w.only_for, w.given_by, w.why, w.since, w.until`;
const selectOfTickets = `select ${cells} from json_each(?) k cross join waiver w on w.ticket_id = k.value
  join ticket t on t.id = w.ticket_id order by w.id`;
const selectAll = `select ${cells} from waiver w join ticket t on t.id = w.ticket_id
  where ? is null or t.key = ? order by w.id desc`;
const insertWaiver = `insert into waiver (ticket_id, code, item_key, only_for, given_by, why, since, until)
  values (?, ?, ?, ?, ?, ?, ?, ?)`;

type InsertParams = [
  ...[ticketId: number, code: string, itemKey: string | null, onlyFor: string | null],
  ...[by: string, why: string, since: Instant, until: Instant],
];

const waiverOf = (row: WaiverRow): Waiver => ({
  id: row.id,
  ticket: row.ticket,
  code: row.code,
  itemKey: row.item_key,
  onlyFor: row.only_for,
  by: row.given_by,
  why: row.why,
  since: row.since,
  until: row.until,
});

/** The waivers of tickets by ticket key, oldest first; the answer is to be called inside a transaction. */
export const openWaiversOf = (
  db: Database.Database,
): ((tickets: readonly StoredTicket[]) => ReadonlyMap<string, readonly Waiver[]>) => {
  const select = db.prepare<[string], WaiverRow>(selectOfTickets);
  return (tickets) => {
    const rows = Map.groupBy(select.all(JSON.stringify(tickets.map(({ id }) => id))), (row) => row.ticket_id);
    return new Map(tickets.flatMap(({ id, key }) => (rows.has(id) ? [[key, (rows.get(id) ?? []).map(waiverOf)]] : [])));
  };
};

/** Lists waivers of a ticket by its key, or of all, youngest first; to be called inside a transaction. */
export const openWaivers = (db: Database.Database): ((ticketKey: string | null) => readonly Waiver[]) => {
  const select = db.prepare<[string | null, string | null], WaiverRow>(selectAll);
  return (ticketKey) => select.all(ticketKey, ticketKey).map(waiverOf);
};

/** Records a waiver with its event; it may change judgements from now on. To be called inside a transaction. */
export const openWaive = (
  db: Database.Database,
  { tickets, ledger, state }: Pick<Parts, 'tickets' | 'ledger' | 'state'>,
): ((given: WaiverGiven) => Waiver | null) => {
  const insert = db.prepare<InsertParams>(insertWaiver);
  return ({ ticket: number, code, itemKey, onlyFor, by, why, since, until }) => {
    const stored = tickets.byKeys([idKey(number)])[0];
    if (stored === undefined) return null;
    const { lastInsertRowid } = insert.run(stored.id, code, itemKey, onlyFor, by, why, since, until);
    const id = Number(lastInsertRowid);
    const ticket = stored.ticket.number;
    const body = { waiver: id, code, item: itemKey, onlyFor, why, until };
    ledger.append([{ at: since, kind: 'waiver-given', actor: by, submission: null, ticket, body }]);
    state.nextEpoch();
    return { id, ticket, code, itemKey, onlyFor, by, why, since, until };
  };
};
