/** The columns of tickets.csv that ozma reads (product.md 3), and `steps`, which one piece of advice looks at. */
export const ticketColumns = [
  'ticket',
  'owner',
  'owner_id',
  'status',
  'problem',
  'opened_at',
  'instructed_at',
  'label',
  'items',
  'steps',
] as const;

/** A column of tickets.csv by ozma's own name. */
export type TicketColumn = (typeof ticketColumns)[number];
