import type Database from 'better-sqlite3';
import type { Json } from '../../domain/event.ts';
import type { Instant } from '../../domain/instant.ts';
import { isInstructed } from '../../domain/ticket.ts';
import { openInstructions } from './instructions.ts';
import type { Tickets } from './tickets.ts';

/** What the row of a known ticket says of its instruction now, and what it said at the last import. */
export type InstructionCell = {
  readonly ticketId: number;
  readonly before: Instant | null;
  readonly now: Instant | null;
  readonly label: string;
  readonly file: string;
};

/** What a cell did to a ticket's instructions, as the body of the event that says so. */
export type InstructionStep = {
  readonly kind: 'instruction-given' | 'instruction-withdrawn' | 'ticket-changed';
  readonly body: { readonly [key: string]: Json };
};

type Known = { readonly label: string; readonly origin: 'csv' | 'desk'; readonly is_withdrawn: number };

const selectKnown = 'select label, origin, is_withdrawn from instruction where ticket_id = ? and at = ?';

/**
 * Carries out what the cells `instructed_at` and `label` of a known ticket say: a new instant gives an instruction, another label renames it, an
 * antedated cell takes back the one it gave last, and an emptied cell all that it gave, as far as they are still outstanding. What was consumed never reopens (product.md 3).
 */
export const openCsvInstruction = (
  db: Database.Database,
  tickets: Tickets,
): ((cell: InstructionCell) => readonly InstructionStep[]) => {
  const known = db.prepare<[number, Instant], Known>(selectKnown);
  const instructions = openInstructions(db);
  const outstanding = (ticketId: number): readonly Instant[] => {
    const ticket = tickets.byIds([ticketId])[0]?.ticket;
    return (ticket?.instructions ?? [])
      .filter((one) => !one.isWithdrawn && ticket !== undefined && isInstructed({ ...ticket, instructions: [one] }))
      .map(({ at }) => at);
  };
  const takeBack = ({ ticketId, before, now }: InstructionCell): readonly InstructionStep[] => {
    if (before === null || (now !== null && now >= before)) return [];
    const isMeant = (at: Instant): boolean =>
      (now === null || at === before) && known.get(ticketId, at)?.origin === 'csv';
    return outstanding(ticketId)
      .filter(isMeant)
      .map((at) => {
        instructions.withdraw(ticketId, at);
        return { kind: 'instruction-withdrawn', body: { at } };
      });
  };
  const give = ({ ticketId, before, now, label, file }: InstructionCell): readonly InstructionStep[] => {
    if (now === null) return [];
    const body = { at: now, label, items: [], origin: 'csv' };
    const old = known.get(ticketId, now);
    if (old === undefined) {
      instructions.insert({ ticketId, at: now, label, items: [], origin: 'csv', givenBy: file });
      return [{ kind: 'instruction-given', body: { ...body, givenBy: file } }];
    }
    if (old.origin !== 'csv') return [];
    const isNamedAnew = old.label !== label;
    if (isNamedAnew) instructions.relabel(ticketId, now, label);
    if (old.is_withdrawn === 1 && now !== before) {
      instructions.restore(ticketId, now);
      return [{ kind: 'instruction-given', body }];
    }
    if (!isNamedAnew) return [];
    const changes = { label: { before: old.label, after: label } };
    return [{ kind: 'ticket-changed', body: { changes, instructedAt: now } }];
  };
  return (cell) => [...takeBack(cell), ...give(cell)];
};
