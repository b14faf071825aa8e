import type { Instant } from './instant.ts';
import { type ItemRef, itemKey } from './item.ts';
import type { Person } from './person.ts';

/** The desk's ticket statuses (product.md 3). */
export const ticketStatuses = [
  'Open',
  'Pending',
  'Pending-Customer',
  'Pending-Item sent to Ozma',
  'Pending-We are looking into it!',
  'Resolved',
  'Closed',
] as const;

/** One of the desk's ticket statuses. */
export type TicketStatus = (typeof ticketStatuses)[number];

const allowedMoves: Readonly<Record<TicketStatus, readonly TicketStatus[]>> = {
  Open: ['Pending', 'Pending-Customer', 'Pending-We are looking into it!', 'Closed'],
  Pending: ['Pending-Customer', 'Pending-We are looking into it!', 'Closed'],
  'Pending-Customer': ['Pending', 'Pending-Item sent to Ozma', 'Pending-We are looking into it!', 'Closed'],
  'Pending-Item sent to Ozma': ['Pending-We are looking into it!', 'Pending-Customer', 'Closed'],
  'Pending-We are looking into it!': ['Pending-Customer', 'Resolved', 'Closed'],
  Resolved: ['Closed', 'Open'],
  Closed: ['Open'],
};

/** Whether a ticket may go from one status to another (product.md 3); staying is always allowed. */
export const mayMove = (from: TicketStatus, to: TicketStatus): boolean =>
  from === to || allowedMoves[from].includes(to);

/** Whether nothing more may be sent for a ticket: `Resolved` and `Closed` are both `TICKET_CLOSED`. */
export const isClosed = (status: TicketStatus): boolean => status === 'Resolved' || status === 'Closed';

/** A CSR's request to send a folder: identified by its ticket and instant. */
export type Instruction = {
  readonly at: Instant;
  /** The exact label asked for. */
  readonly label: string;
  /** The items asked for; empty when the ticket's own are meant. */
  readonly items: readonly ItemRef[];
  /** Keys (`itemKey`) of the items already accepted or held under it. */
  readonly consumed: readonly string[];
  /** True when the ticket system took it back. */
  readonly isWithdrawn: boolean;
};

/** What a customer opened; `owner` is the customer, never the staff member. */
export type Ticket = {
  readonly number: string;
  readonly owner: Person;
  readonly status: TicketStatus;
  /** Problem classes named by the ticket, in order. */
  readonly problems: readonly string[];
  readonly openedAt: Instant;
  readonly items: readonly ItemRef[];
  /** Every instruction ever given, oldest first. */
  readonly instructions: readonly Instruction[];
  /** Columns of the ticket system that ozma keeps and never uses, in file order. */
  readonly columns: readonly (readonly [column: string, value: string])[];
};

/** What of a ticket tells what is asked for. */
type Asking = Pick<Ticket, 'items' | 'instructions'>;

/** The instruction in force: the youngest that was not withdrawn; null when there is none. */
export const currentInstruction = (ticket: Asking): Instruction | null =>
  ticket.instructions.findLast((instruction) => !instruction.isWithdrawn) ?? null;

/** The items a folder for this ticket should hold: the instruction's own if it names some, else the ticket's (product.md 12). */
export const expectedItems = (ticket: Asking): readonly ItemRef[] => {
  const own = currentInstruction(ticket)?.items ?? [];
  return own.length > 0 ? own : ticket.items;
};

/** The expected items for which the current instruction is still open; none without an instruction. */
export const openItems = (ticket: Asking): readonly ItemRef[] => {
  const instruction = currentInstruction(ticket);
  if (instruction === null) return [];
  return expectedItems(ticket).filter((ref) => !instruction.consumed.includes(itemKey(ref)));
};

/** Whether an instruction is outstanding: given, not withdrawn, and not yet consumed for every item it asks for. */
export const isInstructed = (ticket: Asking): boolean => {
  const instruction = currentInstruction(ticket);
  if (instruction === null) return false;
  return expectedItems(ticket).length === 0 || openItems(ticket).length > 0;
};
