import type Database from 'better-sqlite3';
import type { Instant } from '../../domain/instant.ts';
import { idKey } from '../../domain/text.ts';
import { ticketOrderKey } from '../../domain/ticket-order.ts';
import type { ImportRun, RowOutcome, TicketRow } from '../store.ts';
import type { DeskState } from './desk-state.ts';
import type { ImportRuns } from './import-runs.ts';
import { openInstructions } from './instructions.ts';
import { refsToText } from './json.ts';
import type { Ledger } from './ledger.ts';
import { openTicketChange, type TicketCells } from './ticket-change.ts';
import type { Tickets } from './tickets.ts';

const selectStored = `select t.id, t.key, t.number, t.owner, t.owner_id, t.owner_key, t.owner_skeleton, t.status, t.problems, t.opened_at,
    t.items, t.columns, t.csv_status, t.csv_instructed_at, t.run
  from json_each(?) k cross join ticket t on t.key = k.value`;
const insertTicket = `insert into ticket (key, number, sort_key, owner, owner_id, owner_key, owner_skeleton, status, problems, opened_at,
    items, columns, csv_status, csv_instructed_at, is_instructed, run)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const markSeen = 'update ticket set run = max(run, ?) where id in (select value from json_each(?))';

type InsertParams = [
  ...[
    key: string,
    number: string,
    sortKey: string,
    owner: string,
    ownerId: string | null,
    ownerKey: string,
    skeleton: string,
  ],
  ...[status: string, problems: string, openedAt: Instant, items: string, columns: string],
  ...[csvStatus: string, csvInstructedAt: Instant | null, isInstructed: number, run: number],
];

const insertParams = (key: string, row: TicketRow, run: ImportRun): InsertParams => [
  key,
  row.number,
  ticketOrderKey(key),
  row.owner.name,
  row.owner.id,
  row.ownerKey,
  row.ownerSkeleton,
  row.status,
  JSON.stringify(row.problems),
  row.openedAt,
  refsToText(row.items),
  JSON.stringify(row.columns),
  row.status,
  row.instructedAt,
  row.instructedAt === null ? 0 : 1,
  run.id,
];

/** Compares and writes rows of tickets.csv (product.md 3); the answer is to be called inside a transaction. */
export const openImportTickets = (
  db: Database.Database,
  parts: { readonly tickets: Tickets; readonly ledger: Ledger; readonly state: DeskState; readonly runs: ImportRuns },
): ((run: ImportRun, rows: readonly TicketRow[]) => readonly RowOutcome[]) => {
  const load = db.prepare<[string], TicketCells>(selectStored);
  const insert = db.prepare<InsertParams>(insertTicket);
  const mark = db.prepare<[number, string]>(markSeen);
  const instructions = openInstructions(db);
  const change = openTicketChange(db, parts);
  const add = (key: string, row: TicketRow, run: ImportRun): RowOutcome => {
    const { lastInsertRowid } = insert.run(...insertParams(key, row, run));
    const ticketId = Number(lastInsertRowid);
    const { instructedAt: at, label } = row;
    if (at !== null) instructions.insert({ ticketId, at, label, items: [], origin: 'csv', givenBy: run.source.name });
    return { kind: 'added' };
  };
  return (run, rows) => {
    const keys = rows.map((row) => idKey(row.number));
    const stored = new Map(load.all(JSON.stringify(keys)).map((row) => [row.key, row]));
    const came = new Set<string>();
    const seen: number[] = [];
    let refreshed = 0;
    const outcomes = rows.map((row, index): RowOutcome => {
      const key = keys[index] ?? '';
      const before = stored.get(key);
      if (came.has(key) || before?.run === run.id) return { kind: 'repeated' };
      came.add(key);
      if (before === undefined) return add(key, row, run);
      seen.push(before.id);
      const { outcome, hasNewKeys } = change(run, row, before);
      if (hasNewKeys) refreshed += 1;
      return outcome;
    });
    if (seen.length > 0) mark.run(run.id, JSON.stringify(seen));
    parts.runs.count(run, outcomes);
    const writes = outcomes.filter(({ kind }) => kind === 'added' || kind === 'changed').length;
    if (writes + refreshed > 0) parts.state.nextEpoch();
    return outcomes;
  };
};
