import type { EventKind } from '../domain/event.ts';
import type { StoredEvent } from './stored-event.ts';

/** One row as its table has it, by column; bytes as hex digits. */
export type StoredCells = Readonly<Record<string, string | number | null>>;

/** All that is stored of one submission, believed by nobody yet. */
export type StoredSubmission = {
  /** Its row, with the version of its ruleset as `ruleset`. */
  readonly submission: StoredCells;
  /** In the order of their positions. */
  readonly items: readonly StoredCells[];
  /** In the order of their items. */
  readonly repairs: readonly StoredCells[];
  /** By `repair_id` and number. */
  readonly attempts: readonly StoredCells[];
  /** In the order in which they were found. */
  readonly laterFindings: readonly StoredCells[];
  /** What it was judged by, as texts; null where they are not there. `rules`: the names of its rules. */
  readonly evidence: Readonly<Record<'arrival' | 'policy' | 'trace' | 'rules', string | null>>;
};

/** All that is stored of one ticket. */
export type StoredTicket = {
  readonly ticket: StoredCells;
  readonly instructions: readonly StoredCells[];
  /** What its instructions were consumed for, each with the instant of its instruction as `at`. */
  readonly consumptions: readonly StoredCells[];
  /** Every event of the ticket that is of no submission, judges one, consumes an instruction or changes the status; oldest first. */
  readonly events: readonly StoredEvent[];
};

/** Rows as they are stored, to be held against the ledger; memory stays flat. */
export type StoredRows = {
  /** Every submission in the order of its number, in pages. */
  readonly storedSubmissions: () => AsyncIterable<readonly StoredSubmission[]>;
  /** Every ticket, in pages. */
  readonly storedTickets: () => AsyncIterable<readonly StoredTicket[]>;
  /** The rows of a table that has few. Waivers come with the number of their ticket as `ticket`. */
  readonly storedRowsOf: (table: 'waiver' | 'pause' | 'pause_ended') => Promise<readonly StoredCells[]>;
  /** The events of some kinds, oldest first, in pages. */
  readonly storedEventsOf: (kinds: readonly EventKind[]) => AsyncIterable<readonly StoredEvent[]>;
};
