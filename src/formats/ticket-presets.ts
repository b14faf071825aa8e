import type { TicketStatus } from '../domain/ticket.ts';

/** The columns of tickets.csv that other systems have under a name of their own. */
type ExportedColumn = 'ticket' | 'owner' | 'owner_id' | 'status' | 'opened_at';

/** How another system's export of tickets reads. */
export type TicketPreset = {
  /** ozma's column -> what the export calls it. */
  readonly columns: Readonly<Partial<Record<ExportedColumn, string>>>;
  /** Columns whose name in the export is one of ozma's and means something else: `Owner` is a member of staff there. */
  readonly misleading: readonly ExportedColumn[];
  /** The system's word for a status, in lower case -> ozma's. */
  readonly statuses: Readonly<Record<string, TicketStatus>>;
  /** What may stand between two cells; of several, the one that the header has most of. */
  readonly delimiters: readonly [Delimiter, ...Delimiter[]];
};

/** What stands between two cells of a row. */
export type Delimiter = ',' | ';' | '\t';

/** The names of the presets of `ozma tickets import --preset` (product.md 8). */
export const presetNames = ['osticket', 'zammad', 'rt'] as const;

/** The name of one preset. */
export type PresetName = (typeof presetNames)[number];

/**
 * Exports of other systems, as their sources have them: osTicket (`class.queue.php`, `class.export.php`, English headers), Zammad (the fields of
 * `/api/v1/tickets?expand=true` as CSV) and RT (`Search/Results.tsv`).
 */
export const ticketPresets: Readonly<Record<PresetName, TicketPreset>> = {
  osticket: {
    columns: { ticket: 'Ticket Number', owner: 'From', status: 'Current Status', opened_at: 'Date Created' },
    misleading: [],
    statuses: { open: 'Open', resolved: 'Resolved', closed: 'Closed', archived: 'Closed', deleted: 'Closed' },
    delimiters: [',', ';'],
  },
  zammad: {
    columns: {
      ticket: 'number',
      owner: 'customer',
      owner_id: 'customer_id',
      status: 'state',
      opened_at: 'created_at',
    },
    misleading: ['owner', 'owner_id'],
    statuses: {
      new: 'Open',
      open: 'Open',
      'pending reminder': 'Pending',
      'pending close': 'Pending',
      closed: 'Closed',
      merged: 'Closed',
      removed: 'Closed',
    },
    delimiters: [',', ';'],
  },
  rt: {
    columns: { ticket: 'id', owner: 'Requestors', status: 'Status', opened_at: 'Created' },
    misleading: ['owner'],
    statuses: {
      new: 'Open',
      open: 'Open',
      stalled: 'Pending',
      resolved: 'Resolved',
      rejected: 'Closed',
      deleted: 'Closed',
    },
    delimiters: ['\t', ','],
  },
};
