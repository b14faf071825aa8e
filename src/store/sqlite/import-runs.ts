import type Database from 'better-sqlite3';
import type { Event } from '../../domain/event.ts';
import type { Instant } from '../../domain/instant.ts';
import type { BadRows, ImportEnd, ImportRun, ImportSource, RowOutcome } from '../store.ts';
import { openBulkIndexes } from './bulk-indexes.ts';
import type { DeskState } from './desk-state.ts';
import type { Ledger } from './ledger.ts';

/** Begins, counts and ends imports; to be called inside a transaction. */
export type ImportRuns = {
  /** Whether a file changes nothing; it needs no transaction that writes. */
  readonly isSettled: (source: ImportSource) => boolean;
  readonly start: (source: ImportSource, now: Instant) => ImportRun | 'unchanged';
  /** Adds what became of some rows to the run's figures. */
  readonly count: (run: ImportRun, outcomes: readonly RowOutcome[]) => void;
  /** The number of the last import of its kind that came to its end; 0 before the first. */
  readonly lastFinished: (what: ImportSource['what']) => number;
  /** Whether the desk has a registry: the last one imported had at least one row. */
  readonly hasRegistry: () => boolean;
  /** How many items the registry that counts has rows for. */
  readonly registered: () => number;
  readonly finish: (run: ImportRun, bad: BadRows, now: Instant) => ImportEnd;
};

type Finished = {
  readonly id: number;
  readonly origin: ImportSource['origin'];
  readonly sha256: string;
  readonly is_known: number;
  readonly rows: number;
  readonly data_rows: number;
};
type Figures = { readonly rows: number; readonly added: number; readonly changed: number; readonly refused: number };

const selectLast = `select id, origin, sha256, is_known, rows, rows + bad as data_rows from import_run
  where what = +? and origin in (?, ?) and finished_at is not null order by id desc limit 1`;
const insertRun = 'insert into import_run (what, origin, name, sha256, started_at) values (?, ?, ?, ?, ?)';
const addFigures = `update import_run
  set rows = rows + ?, added = added + ?, changed = changed + ?, refused = refused + ? where id = ?`;
const selectFigures = 'select rows, added, changed, refused from import_run where id = ?';
const endRun = 'update import_run set finished_at = ?, is_known = ?, bad = ?, vanished = ? where id = ?';
const markNamed = 'update ticket set run = max(run, ?) where key in (select value from json_each(?))';
const vanishedTickets = `select id, number as name from ticket
  where run >= ? and run < ? and id > ? and run in (select id from import_run where what = 'tickets' and origin = ?)
  order by id limit 1000`;
const vanishedItems = `select item_key as id, kind || ':' || id as name from registry
  where run >= ? and run < ? and item_key > ? order by item_key limit 1000`;

/** How many vanished rows are named. */
const exampleCount = 5;

const tally = (outcomes: readonly RowOutcome[], kind: RowOutcome['kind']): number =>
  outcomes.filter((outcome) => outcome.kind === kind).length;

const vanishedTicket = (ticket: string, run: ImportRun, now: Instant): Event => ({
  at: now,
  kind: 'ticket-vanished',
  actor: 'ozma',
  submission: null,
  ticket,
  body: { file: run.source.name },
});

const importedEvent = (run: ImportRun, figures: Figures, bad: number, vanished: number, now: Instant): Event => ({
  at: now,
  kind: run.source.what === 'tickets' ? 'tickets-imported' : 'registry-imported',
  actor: 'ozma',
  submission: null,
  ticket: null,
  body: { file: run.source.name, sha256: run.source.sha256, ...figures, bad, vanished },
});

type Vanished = { readonly id: number | string; readonly name: string };

/** Walks over rows of the last import that this one has not seen; tickets leave an event each, registry rows do not. */
const openVanished = (db: Database.Database, ledger: Ledger) => {
  const tickets = db.prepare<[number, number, number | string, string], Vanished>(vanishedTickets);
  const items = db.prepare<[number, number, number | string], Vanished>(vanishedItems);
  return (run: ImportRun, since: number, now: Instant): ImportEnd => {
    const isTickets = run.source.what === 'tickets';
    const examples: string[] = [];
    let vanished = 0;
    let after: number | string = isTickets ? 0 : '';
    for (;;) {
      const page: readonly Vanished[] = isTickets
        ? tickets.all(since, run.id, after, run.source.origin)
        : items.all(since, run.id, after);
      const last = page.at(-1);
      if (last === undefined) return { vanished, examples };
      vanished += page.length;
      examples.push(...page.slice(0, exampleCount - examples.length).map((row) => row.name));
      if (isTickets) ledger.append(page.map((row) => vanishedTicket(row.name, run, now)));
      after = last.id;
    }
  };
};

/** The imports that came to their end: the last one of all, and the last one from the same place. */
const openLasts = (db: Database.Database) => {
  const last = db.prepare<[string, string, string], Finished>(selectLast);
  return {
    of: (what: ImportSource['what']) => last.get(what, 'desk', 'elsewhere'),
    from: ({ what, origin }: ImportSource) => last.get(what, origin, origin),
  };
};

type Lasts = ReturnType<typeof openLasts>;

/**
 * Whether a file changes nothing (product.md 3): the desk's own is loaded only when it changed, whatever was imported from elsewhere since, and
 * one without rows is no registry, so that it does not end one from elsewhere.
 */
const isSettledBy = (source: ImportSource, lasts: Lasts): boolean => {
  const before = lasts.of(source.what);
  if (source.origin === 'elsewhere' || before?.origin !== 'elsewhere') {
    return before?.is_known === 1 && before.sha256 === source.sha256;
  }
  return lasts.from(source)?.sha256 === source.sha256 || (source.what === 'registry' && source.isEmpty);
};

/** Import runs over an open database. */
export const openImportRuns = (db: Database.Database, state: DeskState, ledger: Ledger): ImportRuns => {
  const lasts = openLasts(db);
  const insert = db.prepare<[string, string, string, string, Instant]>(insertRun);
  const add = db.prepare<[number, number, number, number, number]>(addFigures);
  const figuresOf = db.prepare<[number], Figures>(selectFigures);
  const end = db.prepare<[Instant, number, number, number, number]>(endRun);
  const mark = db.prepare<[number, string]>(markNamed);
  const vanishedSince = openVanished(db, ledger);
  const indexes = openBulkIndexes(db);
  return {
    isSettled: (source) => isSettledBy(source, lasts),
    start: (source, now) => {
      if (isSettledBy(source, lasts)) return 'unchanged';
      indexes.dropIfEmpty(source.what);
      const { what, origin, name, sha256 } = source;
      const { lastInsertRowid } = insert.run(what, origin, name, sha256, now);
      return { id: Number(lastInsertRowid), source, startedAt: now };
    },
    count: (run, outcomes) => {
      const [added, changed] = [tally(outcomes, 'added'), tally(outcomes, 'changed')];
      const [refused, repeated] = [tally(outcomes, 'refused'), tally(outcomes, 'repeated')];
      add.run(outcomes.length - repeated, added, changed, refused, run.id);
    },
    lastFinished: (what) => lasts.of(what)?.id ?? 0,
    hasRegistry: () => (lasts.of('registry')?.data_rows ?? 0) > 0,
    registered: () => lasts.of('registry')?.rows ?? 0,
    finish: (run, bad, now) => {
      indexes.ensure();
      if (bad.ticketKeys.length > 0) mark.run(run.id, JSON.stringify(bad.ticketKeys));
      const { source } = run;
      const before = source.what === 'tickets' ? lasts.from(source) : lasts.of('registry');
      const found = before === undefined ? { vanished: 0, examples: [] } : vanishedSince(run, before.id, now);
      const figures = figuresOf.get(run.id) ?? { rows: 0, added: 0, changed: 0, refused: 0 };
      end.run(now, bad.count === 0 ? 1 : 0, bad.count, found.vanished, run.id);
      const hasChanged = figures.added + figures.changed + found.vanished > 0 || before?.sha256 !== source.sha256;
      if (!hasChanged) return found;
      ledger.append([importedEvent(run, figures, bad.count, found.vanished, now)]);
      state.nextEpoch();
      return found;
    },
  };
};
