import type { StoredCells, StoredRows, StoredTicket } from '../../stored-rows.ts';
import type { Connection } from '../connection.ts';
import { openCells } from './stored-cells.ts';
import { eventCells, type StoredEventRow, storedEventOf } from './stored-events.ts';

const pageSize = 100;

const selectIds = `select id from ticket where id > ? order by id limit ${pageSize}`;
const selectTickets = `select t.id, t.key, t.number, t.owner, t.owner_id, t.status, t.problems, t.opened_at, t.items, t.columns
  from json_each(?) k cross join ticket t on t.id = k.value order by t.id`;
const selectInstructions = `select i.ticket_id, i.at, i.label, i.items, i.is_withdrawn, i.origin, i.given_by
  from json_each(?) k cross join instruction i on i.ticket_id = k.value order by i.ticket_id, i.at`;
const selectConsumptions = `select i.ticket_id, i.at, c.item_key, c.submission
  from json_each(?) k cross join instruction i on i.ticket_id = k.value cross join consumption c on c.instruction_id = i.id
  order by i.ticket_id, i.at, c.item_key`;
const selectEvents = `select ${eventCells} from json_each(?) k cross join event e on e.ticket_key = k.value
  where e.submission is null or e.kind in ('submission-judged', 'instruction-consumed', 'ticket-status-changed') order by e.seq`;

/** Everything that is stored of tickets, over an open database. */
export const openStoredTickets = ({ db, read }: Connection): StoredRows['storedTickets'] => {
  const idsAfter = db.prepare<[number], number>(selectIds).pluck();
  const events = db.prepare<[string], StoredEventRow>(selectEvents);
  const tickets = openCells(db, selectTickets);
  const [instructions, consumptions] = [openCells(db, selectInstructions), openCells(db, selectConsumptions)];
  const byTicket = (rows: readonly StoredCells[]) => Map.groupBy(rows, (cells) => cells['ticket_id']);
  const load = read((ids: readonly number[]): readonly StoredTicket[] => {
    const found = tickets(ids);
    const given = byTicket(instructions(ids));
    const consumed = byTicket(consumptions(ids));
    const keys = JSON.stringify(found.map(({ key }) => key));
    const told = Map.groupBy(events.all(keys).map(storedEventOf), ({ ticketKey }) => ticketKey);
    return found.map((ticket) => ({
      ticket,
      instructions: given.get(ticket['id']) ?? [],
      consumptions: consumed.get(ticket['id']) ?? [],
      events: told.get(String(ticket['key'])) ?? [],
    }));
  });
  const page = read((after: number) => idsAfter.all(after));
  return async function* () {
    let after = Number.MIN_SAFE_INTEGER;
    for (;;) {
      const ids = await page(after);
      const last = ids.at(-1);
      if (last === undefined || last <= after) return;
      yield await load(ids);
      after = last;
    }
  };
};
