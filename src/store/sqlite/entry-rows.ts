import type Database from 'better-sqlite3';
import { placeAfter } from '../../domain/custody.ts';
import type { Entry, EntryItem, EntryTicket } from '../../domain/entry.ts';
import { itemKey } from '../../domain/item.ts';
import { textKey } from '../../domain/text.ts';
import { codesToText, refsToText } from './json.ts';
import { openRulesets, type Ruleset } from './rulesets.ts';

/** What of a ticket's row goes into the rows of its submissions. */
export type TicketFacts = {
  readonly id: number;
  readonly owner_key: string;
  readonly sort_key: string;
  readonly opened_at: string;
};

/** Writes the rows of one decision: submission, items, trace, repairs; to be called inside a transaction. */
export type EntryRows = {
  readonly insert: (entry: Entry, ticket: TicketFacts | null, recording: Recording) => Inserted;
};

/** The submission's number, and those of its repairs in the order of its items. */
type Inserted = { readonly seq: number; readonly repairs: readonly number[] };

/** What the store itself adds to a decision: the number of its `submission-judged` event, its trace as text, and whether a pause keeps it in `processing/`. */
type Recording = { readonly ledgerSeq: number; readonly isDetained: boolean; readonly trace: string };

const insertSubmission = `insert into submission (id, path, label, label_key, received_at, decided_at, ticket_id, ticket_number, ticket_status,
    owner, owner_id, owner_key, opened_at, instructed_at, expected, verdict, disposition, digest, duplicate_of, codes, ruleset_id,
    ledger_seq, place, is_detained)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const insertItem = `insert into item (submission_seq, position, file, kind, id, item_key, name, bytes, sha256, verdict, disposition, codes, place)
  values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`;
const insertTrace = 'insert into trace (submission_seq, body) values (?, ?)';
const insertRepair = `insert into repair (submission_seq, position, ticket_id, item_key, kind, owner_key, opened_at, sort_key, state, queued_at)
  values (?, ?, ?, ?, ?, ?, ?, ?, 'queued', ?)`;

type Text = string | null;
type SubmissionParams = [
  ...[id: string, path: string, label: string, labelKey: string, receivedAt: string, decidedAt: string],
  ...[ticketId: number | null, number: Text, status: Text, owner: Text, ownerId: Text, ownerKey: Text, openedAt: Text],
  ...[instructedAt: Text, expected: Text, verdict: string, disposition: string, digest: Buffer, duplicateOf: Text],
  ...[codes: string, rulesetId: number, ledgerSeq: number, place: string, isDetained: number],
];
type ItemParams = [
  ...[seq: number, position: number, file: string, kind: Text, id: Text, itemKey: Text, name: string, bytes: number],
  ...[sha256: Buffer | null, verdict: string, disposition: string, codes: string, place: string],
];

type RepairParams = [
  ...[seq: number, position: number, ticketId: number, itemKey: string, kind: string, ownerKey: string],
  ...[openedAt: string, sortKey: string, queuedAt: string],
];
type RepairOf = { readonly entry: Entry; readonly ticket: TicketFacts | null };

const ticketParams = (ticket: EntryTicket | null, facts: TicketFacts | null) =>
  [
    facts?.id ?? null,
    ticket?.number ?? null,
    ticket?.status ?? null,
    ticket?.owner.name ?? null,
    ticket?.owner.id ?? null,
    facts?.owner_key ?? null,
    ticket?.openedAt ?? null,
    ticket?.instructedAt ?? null,
    ticket === null ? null : refsToText(ticket.expected),
  ] as const;

const itemParams = (seq: number, position: number, item: EntryItem): ItemParams => [
  seq,
  position,
  item.file,
  item.ref?.kind ?? null,
  item.ref?.id ?? null,
  item.ref === null ? null : itemKey(item.ref),
  item.name,
  item.bytes,
  item.sha256 === null ? null : Buffer.from(item.sha256, 'hex'),
  item.verdict,
  item.disposition,
  codesToText(item.codes),
  item.place,
];

const openInsertSubmission = (db: Database.Database, rules: Ruleset) => {
  const insert = db.prepare<SubmissionParams>(insertSubmission);
  const rulesets = openRulesets(db, rules);
  return (entry: Entry, ticket: TicketFacts | null, { ledgerSeq, isDetained }: Recording): number => {
    const { lastInsertRowid } = insert.run(
      entry.submission,
      entry.path,
      entry.label,
      textKey(entry.label),
      entry.receivedAt,
      entry.decidedAt,
      ...ticketParams(entry.ticket, ticket),
      entry.verdict,
      entry.disposition,
      Buffer.from(entry.digest, 'hex'),
      entry.duplicateOf,
      codesToText(entry.codes),
      rulesets.idOf(entry.trace.ruleset),
      ledgerSeq,
      placeAfter(entry.disposition),
      isDetained ? 1 : 0,
    );
    return Number(lastInsertRowid);
  };
};

const openInsertRepair = (db: Database.Database) => {
  const insert = db.prepare<RepairParams>(insertRepair);
  return (at: { readonly seq: number; readonly position: number }, item: EntryItem, of: RepairOf): number => {
    const { entry, ticket } = of;
    if (item.ref === null || ticket === null)
      throw new Error(`${entry.submission}: ${item.file} has no ticket or no identity`);
    const { ref } = item;
    const order = [ticket.opened_at, ticket.sort_key] as const;
    const own = [itemKey(ref), ref.kind, ticket.owner_key] as const;
    return Number(insert.run(at.seq, at.position, ticket.id, ...own, ...order, entry.decidedAt).lastInsertRowid);
  };
};

/** The rows of decisions over an open database. */
export const openEntryRows = (db: Database.Database, rules: Ruleset): EntryRows => {
  const addSubmission = openInsertSubmission(db, rules);
  const addItem = db.prepare<ItemParams>(insertItem);
  const addTrace = db.prepare<[number, string]>(insertTrace);
  const addRepair = openInsertRepair(db);
  return {
    insert: (entry, ticket, recording) => {
      const seq = addSubmission(entry, ticket, recording);
      addTrace.run(seq, recording.trace);
      const repairs = entry.items.flatMap((item, position) => {
        addItem.run(...itemParams(seq, position, item));
        return item.disposition === 'repair' ? [addRepair({ seq, position }, item, { entry, ticket })] : [];
      });
      return { seq, repairs };
    },
  };
};
