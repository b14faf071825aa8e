import { itemLabel } from '../domain/item.ts';
import { isInstructed } from '../domain/ticket.ts';
import type { TicketSummary } from '../store/reads.ts';
import { screensIn } from '../texts/screens-in.ts';
import { shown } from '../texts/shown.ts';
import { wordsIn } from '../texts/words-in.ts';
import { tint } from './output.ts';
import type { Page } from './page.ts';
import { columnWidths, rowLine } from './table.ts';

/** The names of the columns of a table of tickets. */
export const ticketHeads = ({ language }: Page): readonly string[] => {
  const { headings } = wordsIn(language);
  const words = screensIn(language).ticket;
  const { ticket, owner, status, items } = headings;
  return [ticket, owner, status, words.instructed, words.submissions, words.queued, items];
};

/** The cells of one ticket. */
export const ticketCells = ({ ticket, submissions, queued }: TicketSummary, { language }: Page): readonly string[] => {
  const { yes, no } = screensIn(language).ticket;
  return [
    shown(ticket.number),
    shown(ticket.owner.name),
    wordsIn(language).statuses[ticket.status],
    isInstructed(ticket) ? yes : no,
    `${submissions}`,
    `${queued}`,
    shown(ticket.items.map(itemLabel).join(' ')),
  ];
};

/** A table of tickets that are all known. */
export const ticketTable = (tickets: readonly TicketSummary[], page: Page): readonly string[] => {
  const heads = ticketHeads(page);
  const rows = tickets.map((summary) => ticketCells(summary, page));
  const widths = columnWidths([heads, ...rows], page.width);
  return [tint(page.stream, 'strong', rowLine(heads, widths)), ...rows.map((row) => rowLine(row, widths))];
};
