import type Database from 'better-sqlite3';
import type { Entry } from '../../domain/entry.ts';
import type { Event } from '../../domain/event.ts';
import type { SubmissionId } from '../../domain/ids.ts';
import { itemKey } from '../../domain/item.ts';
import { idKey } from '../../domain/text.ts';
import type { Recorded } from '../store.ts';
import type { DeskState } from './desk-state.ts';
import { openEntryRows, type TicketFacts } from './entry-rows.ts';
import { evidenceOf, openEvidenceRows, withRecording } from './evidence.ts';
import type { Parts } from './parts.ts';
import type { Stops } from './pauses/stops.ts';
import { namesHash } from './rulesets.ts';
import { openSightings } from './sightings.ts';

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

const countEntries = (state: DeskState, entries: readonly Entry[]): void => {
  const tallies = new Map<string, number>();
  const count = (name: string): void => void tallies.set(name, (tallies.get(name) ?? 0) + 1);
  for (const { verdict, items } of entries) {
    count(`verdict:${verdict}`);
    for (const { place } of items) count(`place:${place}`);
  }
  for (const [name, by] of tallies) state.count(name, by);
};

const ticketKeysOf = (entries: readonly Entry[]): readonly string[] => [
  ...new Set(entries.flatMap(({ ticket }) => (ticket === null ? [] : [idKey(ticket.number)]))),
];

/** What became of one entry: its events, the ticket whose instruction it consumed, and whether a pause keeps its folder in `processing/`. */
type Written = {
  readonly submission: SubmissionId;
  readonly events: readonly Event[];
  readonly consumed: number | null;
  readonly isDetained: boolean;
};

/** What is held may go to its area whatever is paused; everything else waits (product.md 10, "While paused"). */
const openDetaining =
  (stops: Stops) =>
  (entry: Entry, ticket: TicketFacts | null): boolean =>
    entry.disposition !== 'hold' &&
    stops.isAny() &&
    stops.stopping({
      ticketKey: entry.ticket === null ? null : idKey(entry.ticket.number),
      ownerKey: ticket?.owner_key ?? null,
      itemKinds: entry.items.flatMap(({ ref }) => ref?.kind ?? []),
    }).length > 0;

/**
 * Records decisions, all or none (architecture.md, "The way of a folder"): none when the desk has changed since they were made, and those
 * that are recorded already only by name. The answer is to be called inside an immediate transaction.
 */
export const openRecord = (
  db: Database.Database,
  parts: Pick<Parts, 'tickets' | 'ledger' | 'state' | 'rules' | 'stops' | 'isDryRun'>,
): ((entries: readonly Entry[], epoch: number) => Recorded) => {
  const recorded = db.prepare<[string], number>(selectRecorded).pluck();
  const ticketOf = db.prepare<[string], TicketFacts>(selectTicket);
  const forget = db.prepare<[string]>(deleteClaim);
  const rows = openEntryRows(db, parts.rules);
  const evidenceRows = openEvidenceRows(db);
  const sightings = openSightings(db);
  const takeEffect = openTicketEffects(db);
  const isDetained = openDetaining(parts.stops);
  const rules = namesHash(parts.rules);
  const write = (entry: Entry, ledgerSeq: number): Written => {
    const ticket = entry.ticket === null ? null : (ticketOf.get(idKey(entry.ticket.number)) ?? null);
    const detained = isDetained(entry, ticket);
    const evidence = evidenceOf(entry);
    const { seq, repairs } = rows.insert(entry, ticket, { ledgerSeq, isDetained: detained, trace: evidence.trace });
    const events = withRecording(entry.events, { evidence, rules, isDetained: detained, repairs });
    if (!parts.isDryRun) evidenceRows.insert(seq, evidence);
    if (entry.sighting !== null) sightings.remember(entry.sighting, seq);
    if (ticket !== null) takeEffect(entry, ticket.id);
    forget.run(entry.submission);
    const consumed = ticket !== null && entry.consumed.length > 0 ? ticket.id : null;
    return { submission: entry.submission, events, consumed, isDetained: detained };
  };
  const writeAll = (entries: readonly Entry[]): readonly Written[] => {
    let { seq } = parts.ledger.head();
    const written = entries.map((entry) => {
      const one = write(entry, seq + 1);
      seq += one.events.length;
      return one;
    });
    parts.ledger.append(written.flatMap(({ events }) => events));
    countEntries(parts.state, entries);
    return written;
  };
  return (entries, epoch) => {
    const isRecorded = Map.groupBy(entries, (entry) => recorded.get(entry.submission) === 1);
    const fresh = isRecorded.get(false) ?? [];
    const alreadyRecorded = (isRecorded.get(true) ?? []).map((entry) => entry.submission);
    if (fresh.length === 0) return { kind: 'recorded', alreadyRecorded, detained: [] };
    if (parts.state.isStale(epoch, ticketKeysOf(fresh))) return { kind: 'stale' };
    const written = writeAll(fresh);
    parts.tickets.refreshInstructed(written.flatMap(({ consumed }) => consumed ?? []));
    parts.state.nextEpoch();
    const detained = written.filter((one) => one.isDetained).map(({ submission }) => submission);
    return { kind: 'recorded', alreadyRecorded, detained };
  };
};
