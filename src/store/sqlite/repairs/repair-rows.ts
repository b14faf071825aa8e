import type Database from 'better-sqlite3';
import type { Event, EventKind } from '../../../domain/event.ts';
import type { SubmissionId } from '../../../domain/ids.ts';
import type { Instant } from '../../../domain/instant.ts';
import { itemLabel } from '../../../domain/item.ts';
import type { RepairState } from '../../../domain/repair.ts';
import type { TicketStatus } from '../../../domain/ticket.ts';

/** A repair's row with its item, submission and ticket. */
export type RepairRow = {
  readonly id: number;
  readonly state: RepairState;
  readonly token: string | null;
  readonly way: 'engine' | 'hand' | null;
  readonly holder: string | null;
  readonly claimed_at: Instant | null;
  readonly is_test: number;
  readonly claims: number;
  readonly counted: number;
  readonly answered: number;
  readonly not_before: Instant | null;
  readonly kind: string;
  readonly owner_key: string;
  readonly ticket_id: number;
  readonly submission_seq: number;
  readonly position: number;
  readonly item_id: string;
  readonly name: string;
  readonly file: string;
  readonly bytes: number;
  readonly sha256: Buffer | null;
  readonly codes: string;
  readonly submission: SubmissionId;
  readonly label: string;
  readonly ticket: string;
  readonly ticket_key: string;
  readonly owner: string;
  readonly owner_id: string | null;
  readonly status: TicketStatus;
};

/** Loads repairs as they are now; to be called inside a transaction. */
export type RepairRows = {
  readonly byId: (repair: number) => RepairRow | undefined;
  /** In the order asked for. */
  readonly byIds: (repairs: readonly number[]) => readonly RepairRow[];
  /** Those that somebody holds, in the order in which they were queued. */
  readonly inFlight: () => readonly RepairRow[];
};

const cells = `r.id, r.state, r.token, r.way, r.holder, r.claimed_at, r.is_test, r.claims, r.counted, r.answered, r.not_before, r.kind,
    r.owner_key, r.ticket_id, r.submission_seq, r.position, coalesce(i.id, '') as item_id, i.name, i.file, i.bytes, i.sha256, i.codes,
    s.id as submission, s.label, t.number as ticket, t.key as ticket_key, t.owner, t.owner_id, t.status`;
const beside = `cross join item i on i.submission_seq = r.submission_seq and i.position = r.position
  cross join submission s on s.seq = r.submission_seq cross join ticket t on t.id = r.ticket_id`;
const selectById = `select ${cells} from repair r ${beside} where r.id = +?`;
const selectByIds = `select ${cells} from json_each(?) k cross join repair r on r.id = k.value ${beside} order by k.key`;
const selectInFlight = `select ${cells} from repair r indexed by repair_claimed ${beside} where r.state = 'claimed' order by r.id`;

/** Repairs over an open database. */
export const openRepairRows = (db: Database.Database): RepairRows => {
  const byId = db.prepare<[number], RepairRow>(selectById);
  const byIds = db.prepare<[string], RepairRow>(selectByIds);
  const inFlight = db.prepare<[], RepairRow>(selectInFlight);
  return {
    byId: (repair) => byId.get(repair),
    byIds: (repairs) => byIds.all(JSON.stringify(repairs)),
    inFlight: () => inFlight.all(),
  };
};

/** `kind:id` of a repair's item. */
export const itemOf = (row: RepairRow): string => itemLabel({ kind: row.kind, id: row.item_id });

/** What happened to a repair, as the ledger tells it. */
export const repairEvent = (
  row: RepairRow,
  kind: EventKind,
  by: { readonly at: Instant; readonly actor: string; readonly body: Event['body'] },
): Event => ({
  at: by.at,
  kind,
  actor: by.actor,
  submission: row.submission,
  ticket: row.ticket,
  body: { repair: row.id, item: itemOf(row), ...by.body },
});
