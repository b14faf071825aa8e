import type { StoredRows } from '../../stored-rows.ts';
import type { Connection } from '../connection.ts';
import { pauseCells } from '../pauses/pause-rows.ts';
import { openAllCells } from './stored-cells.ts';
import { eventCells, type StoredEventRow, storedEventOf } from './stored-events.ts';
import { openStoredSubmissions } from './stored-submissions.ts';
import { openStoredTickets } from './stored-tickets.ts';

const pageSize = 2000;

const selectWaivers = `select w.id, t.number as ticket, w.code, w.item_key, w.only_for, w.given_by, w.why, w.since, w.until
  from waiver w left join ticket t on t.id = w.ticket_id order by w.id`;
const selectPauses = `select ${pauseCells} from pause order by id`;
const selectEnded = `select ${pauseCells}, ended_at, ended_by, ended_why from pause_ended order by id`;
const selectEvents = `select ${eventCells} from event e
  where e.seq > ? and e.kind in (select value from json_each(?)) order by e.seq limit ${pageSize}`;

const openEventsOf = ({ db, read }: Connection): StoredRows['storedEventsOf'] => {
  const select = db.prepare<[number, string], StoredEventRow>(selectEvents);
  const page = read((after: number, kinds: string) => select.all(after, kinds).map(storedEventOf));
  return async function* (kinds) {
    let after = Number.MIN_SAFE_INTEGER;
    for (;;) {
      const events = await page(after, JSON.stringify(kinds));
      const last = events.at(-1);
      if (last === undefined || last.seq <= after) return;
      yield events;
      after = last.seq;
    }
  };
};

/** Rows as they are stored, over an open database. */
export const openStoredRows = (connection: Connection): StoredRows => {
  const { db, read } = connection;
  const tables = {
    waiver: openAllCells(db, selectWaivers),
    pause: openAllCells(db, selectPauses),
    pause_ended: openAllCells(db, selectEnded),
  };
  return {
    storedSubmissions: openStoredSubmissions(connection),
    storedTickets: openStoredTickets(connection),
    storedRowsOf: read((table: keyof typeof tables) => tables[table]()),
    storedEventsOf: openEventsOf(connection),
  };
};
