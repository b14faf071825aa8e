import type { Entry } from '../domain/entry.ts';
import type { Sha256, SubmissionId } from '../domain/ids.ts';
import type { Instant } from '../domain/instant.ts';
import type { ItemRef } from '../domain/item.ts';
import type { Person } from '../domain/person.ts';
import type { ActiveSubmission, ItemInCustody, NoteSighting, RegistryEntry } from '../domain/seen.ts';
import type { Ticket, TicketStatus } from '../domain/ticket.ts';
import type { Waiver } from '../domain/waiver.ts';
import type { AreaStore } from './area-store.ts';
import type { PauseStore } from './pause-store.ts';
import type { QueueStore } from './queue-store.ts';
import type { Reads, ServeState } from './reads.ts';
import type { AskedExplanation } from './report-reads.ts';

/** One file of tickets or of the registry, known by the hash of its bytes and of the policy that rows are read with. */
export type ImportSource = {
  readonly what: 'tickets' | 'registry';
  /** Whether it is the desk's own table, or one kept elsewhere. */
  readonly origin: 'desk' | 'elsewhere';
  readonly name: string;
  readonly sha256: Sha256;
  /** Whether there is no row below the header. */
  readonly isEmpty: boolean;
};

/** The bad rows of an import: how many, and the keys of the tickets that they name, as far as they could be read. */
export type BadRows = { readonly count: number; readonly ticketKeys: readonly string[] };

/** A running import: rows are compared with what the last import of this kind said. */
export type ImportRun = { readonly id: number; readonly source: ImportSource; readonly startedAt: Instant };

/** One valid row of tickets.csv. */
export type TicketRow = {
  readonly number: string;
  readonly owner: Person;
  /** `nameKey` of the owner under the desk's name rule, and the Unicode TR39 skeleton of that key. */
  readonly ownerKey: string;
  readonly ownerSkeleton: string;
  readonly status: TicketStatus;
  readonly problems: readonly string[];
  readonly openedAt: Instant;
  readonly instructedAt: Instant | null;
  /** Already rendered from the template where the cell is empty. */
  readonly label: string;
  readonly items: readonly ItemRef[];
  readonly columns: readonly (readonly [column: string, value: string])[];
};

/** One valid row of registry.csv; `owner` null (and its keys empty) when the cell is empty. */
export type RegistryRow = {
  readonly ref: ItemRef;
  readonly name: string;
  readonly owner: Person | null;
  readonly ownerKey: string;
  readonly ownerSkeleton: string;
};

/** What became of one row. A refused row changes nothing; `why` names the illegal status move. */
export type RowOutcome =
  | { readonly kind: 'added' }
  | { readonly kind: 'changed' }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'refused'; readonly column: 'status'; readonly from: TicketStatus; readonly to: TicketStatus }
  | { readonly kind: 'repeated' };

/** What an import found at its end: rows of the last one that are not in this one (reported, never deleted). */
export type ImportEnd = { readonly vanished: number; readonly examples: readonly string[] };

/** What a CSR asks for with `ozma instruct`. */
export type InstructionGiven = {
  readonly ticket: string;
  readonly items: readonly ItemRef[];
  readonly label: string;
  readonly at: Instant;
  readonly by: string;
};

/** Keys to recognise labels by, many labels at once. All are keys: `textKey`, `idKey`, `nameKey`, skeletons. */
export type RecogniseQuery = {
  readonly labelKeys: readonly string[];
  readonly ticketKeys: readonly string[];
  readonly nameKeys: readonly string[];
  readonly skeletons: readonly string[];
};

/** An instruction whose label was asked for by key. */
export type LabelledInstruction = {
  readonly labelKey: string;
  readonly ticket: string;
  readonly at: Instant;
};

/** A known owner of a ticket or an item. */
export type KnownPerson = { readonly person: Person; readonly nameKey: string; readonly skeleton: string };

/** What the store knows of the keys asked for. */
export type RecogniseAnswer = {
  /** The state of the desk that the answer describes. */
  readonly epoch: number;
  readonly instructions: readonly LabelledInstruction[];
  /** `idKey`s of those ticket numbers that are known. */
  readonly ticketKeys: readonly string[];
  readonly people: readonly KnownPerson[];
};

/** What was seen before, for many submissions at once. */
export type RecallQuery = {
  readonly ticketKeys: readonly string[];
  readonly itemKeys: readonly string[];
  readonly fingerprints: readonly Sha256[];
};

/** The answer: everything keyed as asked. `epoch` is the state of the desk that the answer describes. */
export type Recall = {
  readonly epoch: number;
  /** By `idKey` of the number. */
  readonly tickets: ReadonlyMap<string, Ticket>;
  /** Active submissions by ticket key, oldest first. */
  readonly actives: ReadonlyMap<string, readonly ActiveSubmission[]>;
  readonly custody: ReadonlyMap<string, ItemInCustody>;
  readonly notes: ReadonlyMap<Sha256, readonly NoteSighting[]>;
  /** Null when the desk has no registry. */
  readonly registry: ReadonlyMap<string, RegistryEntry> | null;
  /** Every waiver of the tickets, by ticket key, oldest first; whether one is in force is asked when it matters. */
  readonly waivers: ReadonlyMap<string, readonly Waiver[]>;
};

/** What the store answers to `record`: all entries are durable, or the desk has changed since `epoch` and none was written. */
export type Recorded =
  | {
      readonly kind: 'recorded';
      readonly alreadyRecorded: readonly SubmissionId[];
      /** Those that a pause keeps in `processing/` for now (product.md 10, "While paused"). */
      readonly detained: readonly SubmissionId[];
    }
  | { readonly kind: 'stale' };

/** A folder taken from the inbox whose verdict is not recorded yet. */
export type FolderClaim = {
  readonly submission: SubmissionId;
  /** Path in the inbox relative to the desk, one character a byte (latin1), so that undecodable names survive. */
  readonly path: string;
  readonly claimedAt: Instant;
  /** The process that took it, to tell a living one from a dead one. */
  readonly holder: string;
};

/** A claim as it is remembered. */
export type HeldFolder = FolderClaim & {
  /** How many processes began to judge the folder, its holder included; 0 where they said that it was no fault of the folder's. */
  readonly tries: number;
};

/** Where a recorded submission belongs: its folder, and those of its files that part from it. */
export type Placement = Pick<Entry, 'submission' | 'disposition'> & {
  /** Whether a pause keeps it in `processing/`. */
  readonly isDetained: boolean;
  readonly items: readonly { readonly file: string; readonly disposition: Entry['disposition'] }[];
};

/**
 * All that ozma knows. Each operation is one transaction, durable before it answers (with `durability: power-loss`), and takes its time as an argument.
 * Operations that are asked for in one go may share a commit: each is still all or nothing, in the order of asking.
 * Faults (full disk, damaged file, locked database) throw an `OzmaError`.
 */
export type Store = AsyncDisposable &
  QueueStore &
  PauseStore &
  AreaStore & {
    /**
     * Begins an import, or says that there is nothing to do: this very file was the last one imported completely, the desk's own has not changed
     * since it was loaded, or the desk's own registry has no rows and one from elsewhere counts.
     */
    readonly startImport: (source: ImportSource, now: Instant) => Promise<ImportRun | 'unchanged'>;
    /** Compares and writes rows; a changed ticket leaves an event. A number or item that came before in the same run is `repeated`. */
    readonly importTickets: (run: ImportRun, rows: readonly TicketRow[]) => Promise<readonly RowOutcome[]>;
    readonly importRegistry: (run: ImportRun, rows: readonly RegistryRow[]) => Promise<readonly RowOutcome[]>;
    /**
     * Ends an import: its file is known from now on unless it had bad rows, whose tickets have not vanished. Registry rows that vanished no longer
     * count.
     */
    readonly finishImport: (run: ImportRun, bad: BadRows, now: Instant) => Promise<ImportEnd>;

    /** Records an instruction; answers the ticket as it is then, or null when the ticket is unknown. */
    readonly instruct: (given: InstructionGiven) => Promise<Ticket | null>;

    readonly recognise: (query: RecogniseQuery) => Promise<RecogniseAnswer>;
    readonly recall: (query: RecallQuery) => Promise<Recall>;

    /**
     * Remembers folders before they are taken from the inbox, so that a crash loses neither their place nor their exact name; and before another process
     * tries what one has died with, which is counted.
     */
    readonly claimFolders: (claims: readonly FolderClaim[]) => Promise<void>;
    /** Forgets claims whose folder was never taken. */
    readonly forgetClaims: (submissions: readonly SubmissionId[]) => Promise<void>;
    /** Says that what a process holds is judged no further for a fault that is none of the folders': no try is counted. */
    readonly forgiveTries: (holder: string) => Promise<void>;
    readonly folderClaims: () => Promise<readonly HeldFolder[]>;
    /** Gives a folder up as a fault, or records that it vanished while it was held for judging. */
    readonly abandon: (
      submission: SubmissionId,
      end: 'quarantined' | 'vanished',
      why: string,
      now: Instant,
    ) => Promise<void>;

    /** Records decisions: all in one transaction, unless the desk has changed since `epoch` (another process decided something). */
    readonly record: (entries: readonly Entry[], epoch: number) => Promise<Recorded>;
    /** Where those of these submissions belong that are recorded; the others are not in the answer. */
    readonly placements: (submissions: readonly SubmissionId[]) => Promise<readonly Placement[]>;
    /** Lets go of submissions that no pause stops any more, at most so many at once, oldest first; answers where they belong now. */
    readonly releaseDetained: (now: Instant, limit: number) => Promise<readonly Placement[]>;

    /** Says that `serve` runs and how its intake is; null when it ends. */
    readonly noteServe: (state: ServeState | null) => Promise<void>;
    /**
     * Counts an explanation that was given; nothing of who asked, or about whom. It waits for nobody: false where another process writes just then, or
     * nothing can be written. The count may be lost in a power cut.
     */
    readonly noteAsked: (asked: AskedExplanation) => Promise<boolean>;

    readonly reads: Reads;
  };
