import type Database from 'better-sqlite3';
import type { Event, LedgerEvent } from '../../domain/event.ts';
import { idKey } from '../../domain/text.ts';
import { canonicalBody } from '../canonical-body.ts';
import { chainStart, eventHash } from '../chain.ts';

/** The newest event's number and hash; 0 and zeros before the first. */
type LedgerHead = { readonly seq: number; readonly hash: Buffer };

/** Writes and proves the chain of events; to be called inside a transaction. */
export type Ledger = {
  readonly head: () => LedgerHead;
  /** Chains events to the end; answers the number of the first of them. */
  readonly append: (events: readonly Event[]) => number;
  /** The first event from `seq` on (at most `count` of them) that does not fit its predecessor, or null. */
  readonly firstBroken: (seq: number, count: number) => number | null;
};

type EventRow = Omit<Event, 'body'> & {
  readonly seq: number;
  readonly body: string;
  readonly ticket_key: string | null;
  readonly hash: Buffer;
};

const selectHead = 'select ledger_seq as seq, ledger_hash as hash from meta where id = 1';
const updateHead = 'update meta set ledger_seq = ?, ledger_hash = ? where id = 1';
const insertEvents = (count: number): string =>
  `insert into event (seq, at, kind, actor, submission, ticket, ticket_key, body, hash)
  values ${Array(count).fill('(?, ?, ?, ?, ?, ?, ?, ?, ?)').join(', ')}`;
const selectHash = 'select hash from event where seq = ?';
const selectEvents = `select seq, at, kind, actor, submission, ticket, ticket_key, body, hash
  from event where seq >= +? order by seq limit +?`;

const ticketKeyOf = (ticket: string | null): string | null => (ticket === null ? null : idKey(ticket.toWellFormed()));

const fits = (row: EventRow, previous: Buffer): boolean =>
  row.ticket_key === ticketKeyOf(row.ticket) && eventHash(previous, row.seq, row, row.body).equals(row.hash);

type EventCells = readonly [
  ...[seq: number, at: string, kind: string, actor: string, submission: string | null],
  ...[ticket: string | null, ticketKey: string | null, body: string, hash: Buffer],
];

/** How many events one statement writes; measured with 25, each alone takes two fifths longer. */
const mostAtOnce = 32;

/** Writes events by as few statements as there are, each prepared when it is first needed. */
const openInsert = (db: Database.Database) => {
  const statements = new Map<number, Database.Statement<EventCells[number][]>>();
  const insertOf = (count: number) => {
    const known = statements.get(count);
    if (known !== undefined) return known;
    const made = db.prepare<EventCells[number][]>(insertEvents(count));
    statements.set(count, made);
    return made;
  };
  return (rows: readonly EventCells[]): void => {
    if (rows.length > 0) insertOf(rows.length).run(...rows.flat());
  };
};

const cellsOf = (seq: number, event: Event, previous: Buffer): EventCells => {
  const { at, kind, submission } = event;
  const actor = event.actor.toWellFormed();
  const ticket = event.ticket?.toWellFormed() ?? null;
  const body = canonicalBody(event.body);
  const own = eventHash(previous, seq, event, body);
  return [seq, at, kind, actor, submission, ticket, ticketKeyOf(ticket), body, own];
};

const openAppend = (db: Database.Database, head: Ledger['head']): Ledger['append'] => {
  const setHead = db.prepare<[number, Buffer]>(updateHead);
  const insert = openInsert(db);
  return (events) => {
    const start = head();
    let { seq, hash: previous } = start;
    let rows: EventCells[] = [];
    for (const event of events) {
      seq += 1;
      const cells = cellsOf(seq, event, previous);
      previous = cells[8];
      rows.push(cells);
      if (rows.length < mostAtOnce) continue;
      insert(rows);
      rows = [];
    }
    insert(rows);
    if (events.length > 0) setHead.run(seq, previous);
    return start.seq + 1;
  };
};

const openFirstBroken = (db: Database.Database, head: Ledger['head']): Ledger['firstBroken'] => {
  const hashAt = db.prepare<[number], Buffer>(selectHash).pluck();
  const page = db.prepare<[number, number], EventRow>(selectEvents);
  return (seq, count) => {
    let previous = seq === 1 ? chainStart : hashAt.get(seq - 1);
    let expected = seq;
    if (previous === undefined) return seq - 1;
    for (const row of page.all(seq, count)) {
      if (row.seq !== expected || !fits(row, previous)) return expected;
      previous = row.hash;
      expected += 1;
    }
    const end = head();
    if (expected - seq === count && expected <= end.seq) return null;
    const isEnd = end.seq === expected - 1 && end.hash.equals(previous) && page.get(expected, 1) === undefined;
    return isEnd ? null : expected;
  };
};

/** The desk's ledger over an open database. */
export const openLedger = (db: Database.Database): Ledger => {
  const select = db.prepare<[], LedgerHead>(selectHead);
  const head = (): LedgerHead => select.get() ?? { seq: 0, hash: chainStart };
  return { head, append: openAppend(db, head), firstBroken: openFirstBroken(db, head) };
};

/** The ledger of a dry run, which nobody will ever read: it writes nothing down. */
export const silentLedger: Ledger = {
  head: () => ({ seq: 0, hash: chainStart }),
  append: () => 0,
  firstBroken: () => null,
};

/** An event row as the domain has it. */
export const ledgerEventOf = (row: Omit<EventRow, 'ticket_key'>): LedgerEvent => ({
  seq: row.seq,
  at: row.at,
  kind: row.kind,
  actor: row.actor,
  submission: row.submission,
  ticket: row.ticket,
  body: JSON.parse(row.body),
  hash: row.hash.toString('hex'),
});
