import type { Instant } from '../domain/instant.ts';
import { itemLabel } from '../domain/item.ts';
import { currentInstruction, expectedItems, type Instruction, isInstructed, openItems } from '../domain/ticket.ts';
import type { TicketSummary } from '../store/reads.ts';

type InstructionDocument = {
  readonly at: Instant;
  readonly label: string;
  readonly items: readonly string[];
  readonly consumed: readonly string[];
  readonly withdrawn: boolean;
};

/** A ticket as JSON, alike from `tickets list`, `tickets show` and `why`. Items are `kind:id`. */
export type TicketDocument = {
  readonly ticket: string;
  readonly owner: string;
  readonly ownerId: string | null;
  readonly status: string;
  readonly problems: readonly string[];
  readonly openedAt: Instant;
  readonly items: readonly string[];
  /** Whether a folder is asked for now. */
  readonly instructed: boolean;
  /** The label of the current instruction; null without one. */
  readonly label: string | null;
  /** What a folder for it should hold, and what of it is still awaited. */
  readonly expected: readonly string[];
  readonly open: readonly string[];
  readonly instructions: readonly InstructionDocument[];
  readonly columns: Readonly<Record<string, string>>;
  readonly submissions: number;
  readonly queued: number;
};

const instructionDocument = ({ at, label, items, consumed, isWithdrawn }: Instruction): InstructionDocument => ({
  at,
  label,
  items: items.map(itemLabel),
  consumed,
  withdrawn: isWithdrawn,
});

/** The document of a ticket with its counts. */
export const ticketDocument = ({ ticket, submissions, queued }: TicketSummary): TicketDocument => ({
  ticket: ticket.number,
  owner: ticket.owner.name,
  ownerId: ticket.owner.id,
  status: ticket.status,
  problems: ticket.problems,
  openedAt: ticket.openedAt,
  items: ticket.items.map(itemLabel),
  instructed: isInstructed(ticket),
  label: currentInstruction(ticket)?.label ?? null,
  expected: expectedItems(ticket).map(itemLabel),
  open: openItems(ticket).map(itemLabel),
  instructions: ticket.instructions.map(instructionDocument),
  columns: Object.fromEntries(ticket.columns),
  submissions,
  queued,
});
