import type Database from 'better-sqlite3';
import type { EventKind, LedgerEvent } from '../../domain/event.ts';
import type { Connection } from './connection.ts';
import { ledgerEventOf } from './ledger.ts';

type EventRow = Parameters<typeof ledgerEventOf>[0];

/** Events looked at at once, so that no page holds the database for long however few of them are asked for. */
const pageSpan = 5000;

const selectLast = 'select coalesce(max(seq), 0) from event';
const selectPage = `select seq, at, kind, actor, submission, ticket, body, hash from event
  where seq > ? and seq <= ? and kind in (select value from json_each(?)) order by seq`;

const openPage = (db: Database.Database) => {
  const select = db.prepare<[number, number, string], EventRow>(selectPage);
  return (after: number, to: number, kinds: string): readonly LedgerEvent[] =>
    select.all(after, to, kinds).map(ledgerEventOf);
};

/** The events of some kinds, oldest first, in pages; what is recorded after the first page is asked for does not come. */
export const openEventPages = ({
  db,
  read,
}: Connection): ((kinds: readonly EventKind[]) => AsyncIterable<readonly LedgerEvent[]>) => {
  const newest = db.prepare<[], number>(selectLast).pluck();
  const last = read(() => newest.get() ?? 0);
  const page = read(openPage(db));
  return async function* (kinds) {
    const wanted = JSON.stringify(kinds);
    const end = await last();
    for (let after = 0; after < end; after += pageSpan) {
      const events = await page(after, Math.min(after + pageSpan, end), wanted);
      if (events.length > 0) yield events;
    }
  };
};
