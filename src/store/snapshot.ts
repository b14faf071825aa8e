import type { SubmissionId } from '../domain/ids.ts';
import type { LedgerHead } from '../domain/ledger.ts';
import type { Reads, SubmissionFilter } from './reads.ts';
import type { StoredEvent } from './stored-event.ts';
import type { StoredRows } from './stored-rows.ts';

/** An event as an export of the ledger tells it, with the hash of the one before it: 64 zeros for the first, empty where that one is not there. */
export type LinkedEvent = Omit<StoredEvent, 'ticketKey'> & { readonly previous: string };

/** What is stored of one judgement: what the ledger says of it, and the evidence whose hashes the ledger holds. */
export type StoredJudgement = {
  /** Number of its row; rows are in the order of the ledger. */
  readonly seq: number;
  readonly submission: SubmissionId;
  readonly label: string;
  readonly ledgerSeq: number;
  /** The event of that number, whatever it is; null where there is none. */
  readonly judged: StoredEvent | null;
  /** The trace as text (`PackedTrace`), and the names of the rules that it counts on. */
  readonly trace: string;
  readonly ruleset: string;
  readonly rules: readonly string[];
  /** The arrival as text, without its policy, and that policy as text; null where it was judged before arrivals were kept. */
  readonly arrival: string | null;
  readonly policy: string | null;
};

/** One row of the database that contradicts another one, or that no event accounts for. `row` says which: an id or a number. */
export type TableFault = {
  readonly table: string;
  readonly row: string;
  readonly column: string;
  readonly found: string;
  readonly expected: string;
};

/**
 * A desk's database at one instant, however long it is looked at and whatever is recorded meanwhile. It is only read. Nothing in it was proven when
 * it was opened, so that one that was tampered with can be looked at too.
 */
export type Snapshot = AsyncDisposable &
  StoredRows & {
    readonly reads: Reads;
    /** As `meta` has it: what the desk believes its newest event to be. */
    readonly head: LedgerHead;
    /** Secret of this desk by which an export makes pseudonyms of names. */
    readonly pseudonymKey: Uint8Array;
    /** The events after that of this number in their order, exactly as stored, in pages; memory stays flat. */
    readonly storedEvents: (after: number) => AsyncIterable<readonly StoredEvent[]>;
    /**
     * The events that match, oldest first, in pages: by their own time, their ticket, the owner that it has now, and the verdict and codes of their
     * submission.
     */
    readonly events: (filter: SubmissionFilter) => AsyncIterable<readonly LinkedEvent[]>;
    /** The events of submissions, oldest first. */
    readonly eventsOfSubmissions: (submissions: readonly SubmissionId[]) => Promise<readonly StoredEvent[]>;
    /** The events of tickets that are of no submission or change a ticket's status, oldest first; by ticket number. */
    readonly eventsOfTickets: (tickets: readonly string[]) => Promise<readonly StoredEvent[]>;
    /** What is stored of each judgement that matches, oldest first, in pages. */
    readonly judgements: (filter: SubmissionFilter) => AsyncIterable<readonly StoredJudgement[]>;
    /** The same of these submissions, oldest first; those that are not there do not come. */
    readonly judgementsOf: (submissions: readonly SubmissionId[]) => Promise<readonly StoredJudgement[]>;
    /** Rows of the tables that contradict one another: keys that are not those of their texts, parts of things that are not there. */
    readonly tableFaults: () => AsyncIterable<readonly TableFault[]>;
  };
