import type Database from 'better-sqlite3';
import type { Judging } from '../../domain/clocks.ts';
import type { EventKind, Json } from '../../domain/event.ts';
import type { Instant } from '../../domain/instant.ts';
import type { ItemRef } from '../../domain/item.ts';
import { expectedItems, type Ticket, type TicketStatus, ticketStatuses } from '../../domain/ticket.ts';
import type { TicketMoment, TicketTimes } from '../../domain/ticket-times.ts';
import { refsOfText } from './json.ts';
import type { StoredTicket } from './tickets.ts';

/** A ticket as time went by, with its number, the kinds of the items that it expects, and how long its folders were judged. */
type Times = TicketTimes & {
  readonly number: string;
  readonly kinds: readonly string[];
  readonly judging: readonly Judging[];
};

/** Tells how tickets stood as time went by; the answer is to be called inside a transaction. */
export type TicketHistories = (stored: readonly StoredTicket[]) => readonly Times[];

type EventRow = {
  readonly ticket_key: string;
  readonly at: Instant;
  readonly kind: EventKind;
  readonly body: string;
};
type InstructionRow = { readonly ticket_id: number; readonly at: Instant; readonly items: string };
type ConsumptionRow = {
  readonly ticket_id: number;
  readonly instructed_at: Instant;
  readonly item_key: string;
  readonly at: Instant;
};

const selectEvents = `select e.ticket_key, e.at, e.kind, e.body from json_each(?) k cross join event e on e.ticket_key = k.value
  where e.kind in ('ticket-changed', 'ticket-status-changed', 'instruction-given', 'instruction-withdrawn') order by e.seq`;
const selectInstructions = `select i.ticket_id, i.at, i.items from json_each(?) k cross join instruction i on i.ticket_id = k.value
  order by i.at`;
const selectConsumed = `select i.ticket_id, i.at as instructed_at, c.item_key, s.decided_at as at
  from json_each(?) k cross join instruction i on i.ticket_id = k.value
  join consumption c on c.instruction_id = i.id join submission s on s.id = c.submission`;

/** A folder that is held waits for a person, and what was decided by hand was decided then. */
const selectJudging = `select s.ticket_id, s.received_at, case
      when exists (select 1 from item i where i.submission_seq = s.seq and i.place = 'held' and i.placed_at is null) then null
      else coalesce((select max(e.at) from event e where e.submission = s.id and e.kind in ('held-accepted', 'held-rejected')
        and not exists (select 1 from event a where a.submission = s.id and a.kind in ('item-altered', 'trash-restored'))), s.decided_at)
    end as decided_at
  from json_each(?) k cross join submission s on s.ticket_id = k.value`;

type JudgingRow = { readonly ticket_id: number; readonly received_at: Instant; readonly decided_at: Instant | null };
type Body = { readonly [key: string]: Json };
type Told = { readonly at: Instant; readonly kind: EventKind; readonly body: Body };

const statusIn = (value: Json | undefined): TicketStatus | null =>
  ticketStatuses.find((status) => status === value) ?? null;

const isBody = (value: Json | undefined): value is Body =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const refsIn = (value: Json | undefined): readonly ItemRef[] | null => {
  if (!Array.isArray(value)) return null;
  const labels = value.filter((one) => typeof one === 'string');
  return labels.map((label) => {
    const colon = label.indexOf(':');
    return { kind: label.slice(0, colon), id: label.slice(colon + 1) };
  });
};

/** The items that a `ticket-changed` says the ticket named before or names after it; null where they stayed. */
const itemsIn = ({ changes }: Body, side: 'before' | 'after'): readonly ItemRef[] | null => {
  const items = isBody(changes) ? changes['items'] : undefined;
  return isBody(items) ? refsIn(items[side]) : null;
};

/** Events in their order, none earlier than the one before it: a clock that was set back does not turn them round. */
const toldIn = (rows: readonly EventRow[]): readonly Told[] => {
  let latest: Instant | null = null;
  return rows.map(({ at, kind, body }) => {
    if (latest === null || at > latest) latest = at;
    return { at: latest, kind, body: JSON.parse(body) };
  });
};

/** What an event says of a ticket's standing; an instruction is named by its instant in the body. */
const momentsOf = (
  { at, kind, body }: Told,
  instructions: ReadonlyMap<string, Instant>,
  own: ReadonlyMap<string, readonly ItemRef[]>,
): readonly TicketMoment[] => {
  const instruction = instructions.get(`${body['at']}`);
  if (kind === 'ticket-status-changed') {
    const status = statusIn(body['to']);
    return status === null ? [] : [{ at, kind: 'status', status }];
  }
  if (kind === 'ticket-changed') {
    const items = itemsIn(body, 'after');
    return items === null ? [] : [{ at, kind: 'items', items }];
  }
  if (instruction === undefined) return [];
  if (kind === 'instruction-withdrawn') return [{ at, kind: 'withdrawn', instruction }];
  return at > instruction ? [{ at, kind: 'given', instruction, items: own.get(instruction) ?? [] }] : [];
};

type Rows = {
  readonly events: readonly EventRow[];
  readonly instructions: readonly InstructionRow[];
  readonly consumed: readonly ConsumptionRow[];
  readonly judging: readonly JudgingRow[];
};

const allMoments = (told: readonly Told[], { instructions, consumed }: Rows): readonly TicketMoment[] => {
  const own = new Map(instructions.map(({ at, items }) => [at, refsOfText(items)]));
  const named = new Map(instructions.map(({ at }) => [at, at]));
  return [
    ...instructions.map(({ at }): TicketMoment => ({ at, kind: 'given', instruction: at, items: own.get(at) ?? [] })),
    ...consumed.map(
      ({ at, instructed_at, item_key }): TicketMoment => ({
        ...{ at, kind: 'consumed', instruction: instructed_at },
        itemKey: item_key,
      }),
    ),
    ...told.flatMap((one) => momentsOf(one, named, own)),
  ];
};

/** How a ticket stood when it was first known: what the first event that changed it says of before. */
const firstStanding = (ticket: Ticket, told: readonly Told[]): Pick<TicketTimes, 'status' | 'items'> => ({
  status:
    told.flatMap(({ kind, body }) => (kind === 'ticket-status-changed' ? (statusIn(body['from']) ?? []) : []))[0] ??
    ticket.status,
  items: told.map(({ body }) => itemsIn(body, 'before')).find((items) => items !== null) ?? ticket.items,
});

const timesOf = ({ ticket }: StoredTicket, rows: Rows): Times => {
  const told = toldIn(rows.events);
  return {
    number: ticket.number,
    openedAt: ticket.openedAt,
    kinds: [...new Set(expectedItems(ticket).map(({ kind }) => kind))],
    judging: rows.judging.map(({ received_at, decided_at }) => ({ receivedAt: received_at, decidedAt: decided_at })),
    ...firstStanding(ticket, told),
    moments: allMoments(told, rows),
  };
};

/** The histories of tickets over an open database: from the ledger and the tables, never from the configuration. */
export const openTicketHistories = (db: Database.Database): TicketHistories => {
  const events = db.prepare<[string], EventRow>(selectEvents);
  const instructions = db.prepare<[string], InstructionRow>(selectInstructions);
  const consumed = db.prepare<[string], ConsumptionRow>(selectConsumed);
  const judging = db.prepare<[string], JudgingRow>(selectJudging);
  return (stored) => {
    const keys = JSON.stringify(stored.map(({ key }) => key));
    const ids = JSON.stringify(stored.map(({ id }) => id));
    const eventsOf = Map.groupBy(events.all(keys), (row) => row.ticket_key);
    const instructionsOf = Map.groupBy(instructions.all(ids), (row) => row.ticket_id);
    const consumedOf = Map.groupBy(consumed.all(ids), (row) => row.ticket_id);
    const judgingOf = Map.groupBy(judging.all(ids), (row) => row.ticket_id);
    return stored.map((one) =>
      timesOf(one, {
        events: eventsOf.get(one.key) ?? [],
        instructions: instructionsOf.get(one.id) ?? [],
        consumed: consumedOf.get(one.id) ?? [],
        judging: judgingOf.get(one.id) ?? [],
      }),
    );
  };
};
