import type Database from 'better-sqlite3';
import type { Entry } from '../../domain/entry.ts';
import { itemKey } from '../../domain/item.ts';
import { idKey } from '../../domain/text.ts';
import type { Recorded } from '../store.ts';
import type { DeskState } from './desk-state.ts';
import { openEntryRows, type TicketFacts } from './entry-rows.ts';
import type { Ledger } from './ledger.ts';
import type { Ruleset } from './rulesets.ts';
import { openSightings } from './sightings.ts';
import type { Tickets } from './tickets.ts';

const selectRecorded = 'select 1 from submission where id = ?';
const selectTicket = 'select id, owner_key, sort_key, opened_at from ticket where key = ?';
const insertConsumption = `insert into consumption (instruction_id, item_key, submission)
  select id, ?, ? from instruction where ticket_id = ? and at = ?
  on conflict (instruction_id, item_key) do nothing`;
const updateStatus = 'update ticket set status = ? where id = ?';
const deleteClaim = 'delete from folder_claim where submission = ?';

/** What an entry changes of its ticket: status, and what its instruction is consumed for. */
const openTicketEffects = (db: Database.Database) => {
  const consume = db.prepare<[string, string, number, string]>(insertConsumption);
  const setStatus = db.prepare<[string, number]>(updateStatus);
  return (entry: Entry, ticketId: number): void => {
    const at = entry.ticket?.instructedAt ?? '';
    for (const ref of entry.consumed) consume.run(itemKey(ref), entry.submission, ticketId, at);
    if (entry.newStatus !== null) setStatus.run(entry.newStatus, ticketId);
  };
};

const countEntry = (state: DeskState, entry: Entry): void => {
  state.count(`verdict:${entry.verdict}`, 1);
  for (const [place, items] of Map.groupBy(entry.items, (item) => item.place))
    state.count(`place:${place}`, items.length);
};

/**
 * Records decisions, all or none (architecture.md, "The way of a folder"): none when the desk has changed since they were made, and those
 * that are recorded already only by name. The answer is to be called inside an immediate transaction.
 */
export const openRecord = (
  db: Database.Database,
  parts: { readonly tickets: Tickets; readonly ledger: Ledger; readonly state: DeskState; readonly rules: Ruleset },
): ((entries: readonly Entry[], epoch: number) => Recorded) => {
  const recorded = db.prepare<[string], number>(selectRecorded).pluck();
  const ticketOf = db.prepare<[string], TicketFacts>(selectTicket);
  const forget = db.prepare<[string]>(deleteClaim);
  const rows = openEntryRows(db, parts.rules);
  const sightings = openSightings(db);
  const takeEffect = openTicketEffects(db);
  const write = (entry: Entry): number | null => {
    const ticket = entry.ticket === null ? null : (ticketOf.get(idKey(entry.ticket.number)) ?? null);
    const seq = rows.insert(entry, ticket, parts.ledger.append(entry.events));
    if (entry.sighting !== null) sightings.remember(entry.sighting, seq);
    if (ticket !== null) takeEffect(entry, ticket.id);
    forget.run(entry.submission);
    countEntry(parts.state, entry);
    return ticket !== null && entry.consumed.length > 0 ? ticket.id : null;
  };
  return (entries, epoch) => {
    const isRecorded = Map.groupBy(entries, (entry) => recorded.get(entry.submission) === 1);
    const fresh = isRecorded.get(false) ?? [];
    const alreadyRecorded = (isRecorded.get(true) ?? []).map((entry) => entry.submission);
    if (fresh.length === 0) return { kind: 'recorded', alreadyRecorded };
    if (parts.state.epoch() !== epoch) return { kind: 'stale' };
    const consumed = fresh.map(write).filter((id) => id !== null);
    parts.tickets.refreshInstructed(consumed);
    parts.state.nextEpoch();
    return { kind: 'recorded', alreadyRecorded };
  };
};
