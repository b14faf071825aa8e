import type Database from 'better-sqlite3';
import type { SubmissionId } from '../../domain/ids.ts';
import { idKey } from '../../domain/text.ts';
import type { Reads, TicketSummary } from '../reads.ts';
import { openClockFacts } from './clock-facts.ts';
import type { Connection } from './connection.ts';
import { openEventPages } from './event-pages.ts';
import { openExportedSubmissions } from './exported-submissions.ts';
import { openFigures } from './figures.ts';
import { type Ledger, ledgerEventOf } from './ledger.ts';
import type { Parts } from './parts.ts';
import { openRepairList } from './repairs/list.ts';
import { openReportReads } from './report/open.ts';
import { openServeState } from './serve-state.ts';
import { openFind } from './stories.ts';
import { openCountSubmissions, openSubmissionPages } from './submission-pages.ts';
import type { StoredTicket } from './tickets.ts';

/** Events proven at once, so that no proof holds the database for long. */
const proofPage = 2000;

const countSubmissions = 'select count(*) from submission where ticket_id = ?';
const selectOfOwner = 'select id from ticket where owner_key = +? order by sort_key limit +?';
const countQueued = `select count(*) from repair where ticket_id = ? and state = 'queued'`;
const eventCells = 'seq, at, kind, actor, submission, ticket, body, hash';
const eventsOfSubmission = `select ${eventCells} from event where submission = +? order by seq`;
const eventsAfter = `select ${eventCells} from event where seq > +? order by seq limit +?`;
const eventsOfTicket = `select ${eventCells} from event where ticket_key = +? order by seq`;
type EventRow = Parameters<typeof ledgerEventOf>[0];

const openSummary = (db: Database.Database) => {
  const submissions = db.prepare<[number], number>(countSubmissions).pluck();
  const queued = db.prepare<[number], number>(countQueued).pluck();
  return ({ id, ticket }: StoredTicket): TicketSummary => ({
    ticket,
    submissions: submissions.get(id) ?? 0,
    queued: queued.get(id) ?? 0,
  });
};

const openEvents = (db: Database.Database) => {
  const ofSubmission = db.prepare<[string], EventRow>(eventsOfSubmission);
  const ofTicket = db.prepare<[string], EventRow>(eventsOfTicket);
  return (of: { readonly submission: SubmissionId } | { readonly ticket: string }) =>
    ('submission' in of ? ofSubmission.all(of.submission) : ofTicket.all(idKey(of.ticket))).map(ledgerEventOf);
};

const openFirstBroken = ({ read }: Connection, ledger: Ledger) => {
  const proveFrom = read((seq: number) => ({ broken: ledger.firstBroken(seq, proofPage), end: ledger.head().seq }));
  return async (): Promise<number | null> => {
    for (let seq = 1; ; seq += proofPage) {
      const { broken, end } = await proveFrom(seq);
      if (broken !== null || seq + proofPage > end) return broken;
    }
  };
};

/** The lists for screens and exports over an open database. */
export const openReads = (connection: Connection, parts: Parts): Reads => {
  const { db, read } = connection;
  const summary = openSummary(db);
  const ofOwner = db.prepare<[string, number], number>(selectOfOwner).pluck();
  const clocks = openClockFacts(connection, parts);
  const after = db.prepare<[number, number], EventRow>(eventsAfter);
  const ofNumber = (number: string) => parts.tickets.byKeys([idKey(number)])[0];
  return {
    tickets: read(({ after, limit }: { readonly after: string | null; readonly limit: number }) =>
      parts.tickets.page(after === null ? null : idKey(after), limit).map(summary),
    ),
    ticket: read((number: string) => {
      const stored = ofNumber(number);
      return stored === undefined ? null : summary(stored);
    }),
    ticketsOfOwner: read((ownerKey: string, limit: number) =>
      parts.tickets.byIds(ofOwner.all(ownerKey, limit)).map(summary),
    ),
    find: read(openFind(db)),
    submissions: openSubmissionPages(connection),
    exported: openExportedSubmissions(connection),
    countSubmissions: read(openCountSubmissions(db)),
    events: read(openEvents(db)),
    figures: read(openFigures(db, parts)),
    repairs: read(openRepairList(db, parts)),
    eventsOf: openEventPages(connection),
    eventsSince: read((seq: number, limit: number) => after.all(seq, limit).map(ledgerEventOf)),
    serveState: read(openServeState(db)),
    clockFacts: clocks.of,
    openClockFacts: clocks.ofOpenTickets,
    instructions: read((number: string) => ofNumber(number)?.ticket.instructions ?? []),
    firstBrokenEvent: openFirstBroken(connection, parts.ledger),
    ...openReportReads(connection),
  };
};
