import type Database from 'better-sqlite3';
import type { Instant } from '../../domain/instant.ts';
import { type Instruction, isInstructed, type Ticket, type TicketStatus } from '../../domain/ticket.ts';
import { refsOfText } from './json.ts';

/** A ticket with the number that the tables know it by and its order among tickets. */
export type StoredTicket = {
  readonly id: number;
  readonly key: string;
  readonly sortKey: string;
  readonly ticket: Ticket;
};

/** Loads tickets with all their instructions; to be called inside a transaction. */
export type Tickets = {
  /** By `idKey` of their numbers; unknown ones are left out. */
  readonly byKeys: (keys: readonly string[]) => readonly StoredTicket[];
  readonly byIds: (ids: readonly number[]) => readonly StoredTicket[];
  readonly page: (after: string | null, limit: number) => readonly StoredTicket[];
  /** Sets `is_instructed` anew for tickets whose instructions or items have changed. */
  readonly refreshInstructed: (ids: readonly number[]) => void;
};

type TicketCells = {
  readonly id: number;
  readonly key: string;
  readonly sort_key: string;
  readonly number: string;
  readonly owner: string;
  readonly owner_id: string | null;
  readonly status: TicketStatus;
  readonly problems: string;
  readonly opened_at: Instant;
  readonly items: string;
  readonly columns: string;
};

type InstructionCells = {
  readonly ticket_id: number;
  readonly at: Instant;
  readonly label: string;
  readonly items: string;
  readonly is_withdrawn: number;
  readonly consumed: string;
};

const cells = `t.id, t.key, t.sort_key, t.number, t.owner, t.owner_id, t.status, t.problems, t.opened_at, t.items, t.columns`;
const selectByKeys = `select ${cells} from json_each(?) k cross join ticket t on t.key = k.value`;
const selectByIds = `select ${cells} from json_each(?) k cross join ticket t on t.id = k.value`;
const selectPage = `select ${cells} from ticket t
  where t.sort_key > coalesce((select sort_key from ticket where key = +?), '') order by t.sort_key limit +?`;
const selectInstructions = `select i.ticket_id, i.at, i.label, i.items, i.is_withdrawn,
    (select json_group_array(c.item_key) from consumption c where c.instruction_id = i.id) as consumed
  from json_each(?) k cross join instruction i on i.ticket_id = k.value
  order by i.ticket_id, i.at`;
const updateInstructed = 'update ticket set is_instructed = @value where id = @id and is_instructed <> @value';

const instructionOf = (row: InstructionCells): Instruction => ({
  at: row.at,
  label: row.label,
  items: refsOfText(row.items),
  consumed: JSON.parse(row.consumed),
  isWithdrawn: row.is_withdrawn === 1,
});

const ticketOf = (row: TicketCells, instructions: readonly Instruction[]): Ticket => ({
  number: row.number,
  owner: { name: row.owner, id: row.owner_id },
  status: row.status,
  problems: JSON.parse(row.problems),
  openedAt: row.opened_at,
  items: refsOfText(row.items),
  instructions,
  columns: JSON.parse(row.columns),
});

/** Tickets over an open database. */
export const openTickets = (db: Database.Database): Tickets => {
  const byKeys = db.prepare<[string], TicketCells>(selectByKeys);
  const byIds = db.prepare<[string], TicketCells>(selectByIds);
  const page = db.prepare<[string, number], TicketCells>(selectPage);
  const instructions = db.prepare<[string], InstructionCells>(selectInstructions);
  const setInstructed = db.prepare<[{ id: number; value: number }]>(updateInstructed);
  const complete = (rows: readonly TicketCells[]): readonly StoredTicket[] => {
    if (rows.length === 0) return [];
    const given = Map.groupBy(instructions.all(JSON.stringify(rows.map((row) => row.id))), (row) => row.ticket_id);
    return rows.map((row) => ({
      id: row.id,
      key: row.key,
      sortKey: row.sort_key,
      ticket: ticketOf(row, (given.get(row.id) ?? []).map(instructionOf)),
    }));
  };
  const loadIds = (ids: readonly number[]) => complete(byIds.all(JSON.stringify([...new Set(ids)])));
  return {
    byKeys: (keys) => complete(byKeys.all(JSON.stringify([...new Set(keys)]))),
    byIds: loadIds,
    page: (after, limit) => complete(page.all(after ?? '', limit)),
    refreshInstructed: (ids) => {
      for (const { id, ticket } of loadIds(ids)) setInstructed.run({ id, value: isInstructed(ticket) ? 1 : 0 });
    },
  };
};
