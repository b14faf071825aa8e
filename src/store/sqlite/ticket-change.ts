import type Database from 'better-sqlite3';
import type { Event, Json } from '../../domain/event.ts';
import type { Instant } from '../../domain/instant.ts';
import { itemLabel } from '../../domain/item.ts';
import { mayMove, type TicketStatus } from '../../domain/ticket.ts';
import type { ImportRun, RowOutcome, TicketRow } from '../store.ts';
import { openCsvInstruction } from './csv-instruction.ts';
import { refsOfText, refsToText } from './json.ts';
import type { Ledger } from './ledger.ts';
import type { Tickets } from './tickets.ts';

/** A ticket's row as it is stored. */
export type TicketCells = {
  readonly id: number;
  readonly key: string;
  readonly number: string;
  readonly owner: string;
  readonly owner_id: string | null;
  readonly owner_key: string;
  readonly owner_skeleton: string;
  readonly status: TicketStatus;
  readonly problems: string;
  readonly opened_at: Instant;
  readonly items: string;
  readonly columns: string;
  readonly csv_status: TicketStatus;
  readonly csv_instructed_at: Instant | null;
  readonly run: number;
};

/** What became of the row; `hasNewKeys` when the desk compares names otherwise than at the last import. */
export type TicketChange = { readonly outcome: RowOutcome; readonly hasNewKeys: boolean };

type Changes = { readonly [field: string]: { readonly before: Json; readonly after: Json } };

const updateTicket = `update ticket set number = ?, owner = ?, owner_id = ?, owner_key = ?, owner_skeleton = ?, status = ?, problems = ?,
    opened_at = ?, items = ?, columns = ?, csv_status = ?, csv_instructed_at = ? where id = ?`;
const updateQueue = `update repair set opened_at = ?, owner_key = ?
  where ticket_id = ? and state in ('queued', 'claimed', 'escalated')`;

type UpdateParams = [
  ...[number: string, owner: string, ownerId: string | null, ownerKey: string, skeleton: string, status: TicketStatus],
  ...[problems: string, openedAt: Instant, items: string, columns: string],
  ...[csvStatus: TicketStatus, csvInstructedAt: Instant | null, id: number],
];

const labels = (items: string): Json => refsOfText(items).map(itemLabel);

const changesIn = (row: TicketRow, stored: TicketCells): Changes => {
  const columns = JSON.stringify(row.columns);
  const problems = JSON.stringify(row.problems);
  const items = refsToText(row.items);
  return {
    ...(row.number !== stored.number && { number: { before: stored.number, after: row.number } }),
    ...(row.owner.name !== stored.owner && { owner: { before: stored.owner, after: row.owner.name } }),
    ...(row.owner.id !== stored.owner_id && { owner_id: { before: stored.owner_id, after: row.owner.id } }),
    ...(problems !== stored.problems && {
      problem: { before: JSON.parse(stored.problems), after: JSON.parse(problems) },
    }),
    ...(row.openedAt !== stored.opened_at && { opened_at: { before: stored.opened_at, after: row.openedAt } }),
    ...(items !== stored.items && { items: { before: labels(stored.items), after: labels(items) } }),
    ...(columns !== stored.columns && { columns: { before: JSON.parse(stored.columns), after: JSON.parse(columns) } }),
  };
};

const updateParams = (row: TicketRow, stored: TicketCells, status: TicketStatus): UpdateParams => [
  row.number,
  row.owner.name,
  row.owner.id,
  row.ownerKey,
  row.ownerSkeleton,
  status,
  JSON.stringify(row.problems),
  row.openedAt,
  refsToText(row.items),
  JSON.stringify(row.columns),
  row.status,
  row.instructedAt,
  stored.id,
];

const fieldSteps = (changes: Changes, from: TicketStatus, to: TicketStatus) => [
  ...(Object.keys(changes).length > 0 ? [{ kind: 'ticket-changed' as const, body: { changes } }] : []),
  ...(from === to ? [] : [{ kind: 'ticket-status-changed' as const, body: { from, to, origin: 'csv' } }]),
];

/** Applies a row to the ticket that is known already; the answer is to be called inside a transaction. */
export const openTicketChange = (
  db: Database.Database,
  parts: { readonly tickets: Tickets; readonly ledger: Ledger },
): ((run: ImportRun, row: TicketRow, stored: TicketCells) => TicketChange) => {
  const update = db.prepare<UpdateParams>(updateTicket);
  const reorder = db.prepare<[Instant, string, number]>(updateQueue);
  const instruct = openCsvInstruction(db, parts.tickets);
  return (run, row, stored) => {
    const status = row.status === stored.csv_status ? stored.status : row.status;
    if (!mayMove(stored.status, status)) {
      return { outcome: { kind: 'refused', column: 'status', from: stored.status, to: status }, hasNewKeys: false };
    }
    const changes = changesIn(row, stored);
    const cell = { ticketId: stored.id, before: stored.csv_instructed_at, now: row.instructedAt };
    const instructed = instruct({ ...cell, label: row.label, file: run.source.name });
    const steps = [...fieldSteps(changes, stored.status, status), ...instructed];
    const hasNewKeys = row.ownerKey !== stored.owner_key || row.ownerSkeleton !== stored.owner_skeleton;
    const hasNewCells = row.status !== stored.csv_status || row.instructedAt !== stored.csv_instructed_at;
    if (steps.length > 0 || hasNewKeys || hasNewCells) update.run(...updateParams(row, stored, status));
    if (hasNewKeys || row.openedAt !== stored.opened_at) reorder.run(row.openedAt, row.ownerKey, stored.id);
    if (steps.length === 0) return { outcome: { kind: 'unchanged' }, hasNewKeys };
    const about = { at: run.startedAt, actor: 'ozma', submission: null, ticket: row.number } as const;
    parts.ledger.append(steps.map((step): Event => ({ ...about, ...step })));
    parts.tickets.refreshInstructed([stored.id]);
    return { outcome: { kind: 'changed' }, hasNewKeys };
  };
};
