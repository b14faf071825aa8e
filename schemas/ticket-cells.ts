import type { Instant } from '../src/domain/instant.ts';
import type { ItemRef } from '../src/domain/item.ts';
import type { TicketStatus } from '../src/domain/ticket.ts';
import type { TicketColumn } from './ticket-columns.ts';

/** The cells of one row by ozma's column names, guards undone; a column that the file does not have is not there. */
export type TicketCellTexts = Readonly<Partial<Record<TicketColumn, string>>>;

/** How the cells of a row are read: the formats, and the ticket system's words for a status by `textKey`. */
export type TicketCellFormats = {
  readonly parseInstant: (text: string) => Instant | null;
  readonly parseItemRefs: (text: string) => { readonly refs: readonly ItemRef[] } | { readonly bad: string };
  readonly statuses: ReadonlyMap<string, TicketStatus>;
};

/** The cells of one valid row; `openedAt` null where the file has no such column, `label` empty where none is given. */
export type TicketCells = {
  readonly ticket: string;
  readonly owner: string;
  readonly ownerId: string | null;
  readonly status: TicketStatus;
  readonly problems: readonly string[];
  readonly openedAt: Instant | null;
  readonly instructedAt: Instant | null;
  readonly label: string;
  readonly items: readonly ItemRef[];
};
