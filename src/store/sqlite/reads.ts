import type Database from 'better-sqlite3';
import type { SubmissionId } from '../../domain/ids.ts';
import { idKey } from '../../domain/text.ts';
import type { DeskFigures, Reads, TicketSummary } from '../reads.ts';
import { openClockFacts } from './clock-facts.ts';
import type { Connection } from './connection.ts';
import type { DeskState } from './desk-state.ts';
import type { ImportRuns } from './import-runs.ts';
import { type Ledger, ledgerEventOf } from './ledger.ts';
import { openFind } from './stories.ts';
import { openSubmissionPages } from './submission-pages.ts';
import type { StoredTicket, Tickets } from './tickets.ts';

type Parts = {
  readonly tickets: Tickets;
  readonly ledger: Ledger;
  readonly state: DeskState;
  readonly runs: ImportRuns;
};

/** Events proven at once, so that no proof holds the database for long. */
const proofPage = 2000;

const countSubmissions = 'select count(*) from submission where ticket_id = ?';
const selectOfOwner = 'select id from ticket where owner_key = ? order by sort_key limit ?';
const countQueued = `select count(*) from repair where ticket_id = ? and state = 'queued'`;
const eventCells = 'seq, at, kind, actor, submission, ticket, body, hash';
const eventsOfSubmission = `select ${eventCells} from event where submission = ? order by seq`;
const eventsOfTicket = `select ${eventCells} from event where ticket_key = ? order by seq`;
const selectFigures = `select (select count(*) from ticket) as tickets,
  (select count(*) from ticket where is_instructed = 1) as instructed,
  (select count(*) from repair where state = 'queued') as queued,
  (select count(*) from folder_claim) as claims`;

type EventRow = Parameters<typeof ledgerEventOf>[0];
type FigureRow = Pick<DeskFigures, 'tickets' | 'instructed' | 'queued' | 'claims'>;

const openSummary = (db: Database.Database) => {
  const submissions = db.prepare<[number], number>(countSubmissions).pluck();
  const queued = db.prepare<[number], number>(countQueued).pluck();
  return ({ id, ticket }: StoredTicket): TicketSummary => ({
    ticket,
    submissions: submissions.get(id) ?? 0,
    queued: queued.get(id) ?? 0,
  });
};

const openFigures = (db: Database.Database, { state, runs, ledger }: Parts) => {
  const select = db.prepare<[], FigureRow>(selectFigures);
  return (): DeskFigures => {
    const counts = state.tallies();
    const of = (name: string): number => counts.get(name) ?? 0;
    const head = ledger.head();
    return {
      ...(select.get() ?? { tickets: 0, instructed: 0, queued: 0, claims: 0 }),
      registered: runs.registered(),
      submissions: {
        accepted: of('verdict:accepted'),
        partial: of('verdict:partial'),
        duplicate: of('verdict:duplicate'),
        held: of('verdict:held'),
        rejected: of('verdict:rejected'),
      },
      places: {
        held: of('place:held'),
        repair: of('place:repair'),
        returned: of('place:returned'),
        trash: of('place:trash'),
      },
      quarantined: of('quarantined'),
      ledger: { seq: head.seq, hash: head.hash.toString('hex') },
    };
  };
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
    events: read(openEvents(db)),
    figures: read(openFigures(db, parts)),
    clockFacts: clocks.of,
    openClockFacts: clocks.ofOpenTickets,
    instructions: read((number: string) => ofNumber(number)?.ticket.instructions ?? []),
    firstBrokenEvent: openFirstBroken(connection, parts.ledger),
  };
};
