import type Database from 'better-sqlite3';
import type { SubmissionId } from '../../../domain/ids.ts';
import { idKey } from '../../../domain/text.ts';
import type { Snapshot } from '../../snapshot.ts';
import type { StoredEvent } from '../../stored-event.ts';
import type { Connection } from '../connection.ts';

/** An event's row as it is read here. */
export type StoredEventRow = Omit<StoredEvent, 'ticketKey' | 'hash'> & {
  readonly ticket_key: string | null;
  readonly hash: Buffer;
};

const pageSize = 500;
/** The columns of an event's row. */
export const eventCells = 'seq, at, kind, actor, submission, ticket, ticket_key, body, hash';
const selectPage = `select ${eventCells} from event where seq > +? order by seq limit ${pageSize}`;
const selectOfSubmissions = `select ${eventCells} from json_each(?) k cross join event e on e.submission = k.value order by seq`;
const selectOfTickets = `select ${eventCells} from json_each(?) k cross join event e on e.ticket_key = k.value
  where e.submission is null or e.kind = 'ticket-status-changed' order by seq`;

/** A row as the contract has it. */
export const storedEventOf = ({ ticket_key: ticketKey, hash, ...row }: StoredEventRow): StoredEvent => ({
  ...row,
  ticketKey,
  hash: hash.toString('hex'),
});

const openPages = ({ db, read }: Connection): Snapshot['storedEvents'] => {
  const select = db.prepare<[number], StoredEventRow>(selectPage);
  const page = read((after: number) => select.all(after).map(storedEventOf));
  return async function* (from) {
    let after = from;
    for (;;) {
      const events = await page(after);
      const last = events.at(-1);
      // A number beyond 2^53 is read as less than it is, and would be read again for ever.
      if (last === undefined || last.seq <= after) return;
      yield events;
      after = last.seq;
    }
  };
};

const openByKey = (db: Database.Database, sql: string) => {
  const select = db.prepare<[string], StoredEventRow>(sql);
  return (keys: readonly string[]): readonly StoredEvent[] =>
    select.all(JSON.stringify([...new Set(keys)])).map(storedEventOf);
};

/** Events exactly as they are stored, over an open database. */
export const openStoredEvents = (
  connection: Connection,
): Pick<Snapshot, 'storedEvents' | 'eventsOfSubmissions' | 'eventsOfTickets'> => {
  const { db, read } = connection;
  const ofSubmissions = openByKey(db, selectOfSubmissions);
  const ofTickets = openByKey(db, selectOfTickets);
  return {
    storedEvents: openPages(connection),
    eventsOfSubmissions: read((submissions: readonly SubmissionId[]) => ofSubmissions(submissions)),
    eventsOfTickets: read((tickets: readonly string[]) => ofTickets(tickets.map(idKey))),
  };
};
