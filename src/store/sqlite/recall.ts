import type Database from 'better-sqlite3';
import type { Sha256, SubmissionId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/instant.ts';
import type { ItemInCustody, NoteSighting, RegistryEntry } from '../../domain/seen.ts';
import type { Recall, RecallQuery } from '../store.ts';
import { openActives } from './actives.ts';
import { openWaiversOf } from './areas/waivers.ts';
import type { DeskState } from './desk-state.ts';
import type { ImportRuns } from './import-runs.ts';
import { prefixOf } from './sightings.ts';
import type { Tickets } from './tickets.ts';

type CustodyRow = {
  readonly item_key: string;
  readonly place: 'held' | 'repair';
  readonly id: SubmissionId;
  readonly label: string;
};
type SightingRow = {
  readonly ticket: string;
  readonly owner: string;
  readonly owner_id: string | null;
  readonly instructed_at: Instant | null;
  readonly id: SubmissionId;
  readonly label: string;
  readonly received_at: Instant;
};
type RegistryCells = {
  readonly item_key: string;
  readonly name: string;
  readonly owner: string | null;
  readonly owner_id: string | null;
};

const selectCustody = `select i.item_key, i.place, s.id, s.label
  from json_each(?) k cross join item i on i.item_key = k.value and i.place in ('repair', 'held')
  join submission s on s.seq = i.submission_seq
  order by i.item_key, i.place = 'held', i.submission_seq`;
/** Asked for a whole batch first, since notes that were seen before are few. */
const selectKnownPrefixes = `select k.value from json_each(?) k where exists (select 1 from sighting g where g.prefix = k.value)`;
/** Sightings that differ in ticket, owner or instruction: more of them tell a rule nothing new. */
const selectSightings = `select g.ticket, g.owner, g.owner_id, g.instructed_at, s.id, s.label, s.received_at
  from sighting g join submission s on s.seq = g.submission_seq
  where g.prefix = +? and g.fingerprint = +? order by g.id limit 20`;
const selectRegistry = `select r.item_key, r.name, r.owner, r.owner_id
  from json_each(?) k cross join registry r on r.item_key = k.value where r.run >= ?`;

const keysToText = (keys: readonly string[]): string => JSON.stringify([...new Set(keys)]);

const registryEntry = (row: RegistryCells): RegistryEntry => ({
  itemKey: row.item_key,
  name: row.name,
  owner: row.owner === null ? null : { name: row.owner, id: row.owner_id },
});

const sightingOf = (fingerprint: Sha256, row: SightingRow): NoteSighting => ({
  fingerprint,
  ticket: row.ticket,
  owner: { name: row.owner, id: row.owner_id },
  instructedAt: row.instructed_at,
  submission: row.id,
  label: row.label,
  receivedAt: row.received_at,
});

const openCustody = (db: Database.Database) => {
  const select = db.prepare<[string], CustodyRow>(selectCustody);
  return (keys: readonly string[]): ReadonlyMap<string, ItemInCustody> => {
    const custody = new Map<string, ItemInCustody>();
    for (const { item_key, place, id, label } of select.all(keysToText(keys))) {
      if (!custody.has(item_key)) custody.set(item_key, { itemKey: item_key, place, submission: id, label });
    }
    return custody;
  };
};

const openNotes = (db: Database.Database) => {
  const known = db.prepare<[string], bigint>(selectKnownPrefixes).pluck().safeIntegers();
  const select = db.prepare<[bigint, Buffer], SightingRow>(selectSightings);
  return (fingerprints: readonly Sha256[]): ReadonlyMap<Sha256, readonly NoteSighting[]> => {
    const notes = new Map<Sha256, readonly NoteSighting[]>();
    const prefixes = new Map([...new Set(fingerprints)].map((one) => [one, prefixOf(Buffer.from(one, 'hex'))]));
    const seen = new Set(known.all(`[${[...prefixes.values()].join(',')}]`));
    for (const [fingerprint, prefix] of prefixes) {
      if (!seen.has(prefix)) continue;
      const rows = select.all(prefix, Buffer.from(fingerprint, 'hex'));
      if (rows.length > 0)
        notes.set(
          fingerprint,
          rows.map((row) => sightingOf(fingerprint, row)),
        );
    }
    return notes;
  };
};

/** Answers what was seen before, all of one moment; the answer is to be called inside a transaction. */
export const openRecall = (
  db: Database.Database,
  parts: { readonly tickets: Tickets; readonly runs: ImportRuns; readonly state: DeskState },
): ((query: RecallQuery) => Recall) => {
  const registry = db.prepare<[string, number], RegistryCells>(selectRegistry);
  const actives = openActives(db);
  const custody = openCustody(db);
  const notes = openNotes(db);
  const waiversOf = openWaiversOf(db);
  const registered = (keys: readonly string[]): ReadonlyMap<string, RegistryEntry> | null => {
    if (!parts.runs.hasRegistry()) return null;
    const rows = registry.all(keysToText(keys), parts.runs.lastFinished('registry'));
    return new Map(rows.map((row) => [row.item_key, registryEntry(row)]));
  };
  return (query) => {
    const tickets = parts.tickets.byKeys(query.ticketKeys);
    return {
      epoch: parts.state.epoch(),
      tickets: new Map(tickets.map((stored) => [stored.key, stored.ticket])),
      actives: actives(tickets),
      custody: custody(query.itemKeys),
      notes: notes(query.fingerprints),
      registry: registered(query.itemKeys),
      waivers: waiversOf(tickets),
    };
  };
};
