/** Something that a verification can prove of an export, of a ledger, or of a desk's tables. */
export type Claim =
  /** Every file of the bag is there with the hash that is listed for it, and none beside (RFC 8493). */
  | 'bag'
  /** The package's description fits its files: schema, sizes, hashes, filter. */
  | 'description'
  /** Every row has the form that ozma writes: columns, types, known codes, numbers without gaps. */
  | 'rows'
  /** Rows, submissions, verdicts and codes are as many as the description says. */
  | 'counts'
  /** The export is the one whose seal was kept elsewhere. */
  | 'seal'
  /** Every event is chained to the one before it. */
  | 'chain'
  /** The chain ends with the head that the desk remembers. */
  | 'end'
  /** Every head that was kept elsewhere stands in the chain. */
  | 'heads'
  /** The head that the export names stands in the desk's chain. */
  | 'export-head'
  /** Submissions, items, repairs and what else the ledger tells of are in the tables as it tells. */
  | 'tables'
  /** What was judged, and how, is what was recorded: arrivals and traces have the hashes that the ledger holds. */
  | 'evidence'
  /** Every row of the export is what the ledger tells, as of the export's head. */
  | 'rows-in-ledger'
  /** The export has every submission that its filter takes, and no other. */
  | 'complete';

/** Why something was not proven, though nothing speaks against it. */
export type UnprovenBecause =
  /** There is no desk at hand. */
  | 'no-desk'
  /** The desk at hand is another one. */
  | 'other-desk'
  /** No head was kept elsewhere, or none was given. */
  | 'no-heads'
  /** No seal was given. */
  | 'no-seal'
  /** Things have happened since, after which the desk no longer knows how these columns stood. */
  | 'moved-on'
  /** Names are left out, so that what was hashed is not there. */
  | 'redacted'
  /** It was judged by an ozma that did not record it yet. */
  | 'not-recorded-then'
  /** It came with a table of the desk, of which the ledger holds no rows. */
  | 'from-a-table'
  /** No event tells of it. */
  | 'no-event'
  /** The file alone does not say it. */
  | 'not-in-file'
  /** Only a part of the ledger is here. */
  | 'part-of-ledger'
  /** Something before it was wrong already. */
  | 'wrong-before';

/** What was proven, of how many things. */
type Proven = { readonly claim: Claim; readonly count: number };

/** What was not proven, why, and of what where it is a part: columns, or how many things. */
type Unproven = {
  readonly claim: Claim;
  readonly because: UnprovenBecause;
  readonly of: readonly string[];
  readonly count: number | null;
};

/** Something that is not as it was recorded. */
export type Wrong = {
  readonly claim: Claim;
  /** The file of the export, `event` for the ledger of a desk, else the table. */
  readonly where: string;
  /** A line number of the file (the header is line 1), an event's number, or what identifies a row; null for the whole. */
  readonly row: string | null;
  readonly column: string | null;
  /** What is there, and what should be; null for nothing. */
  readonly found: string | null;
  readonly expected: string | null;
  /** In which way it is wrong. */
  readonly how: 'changed' | 'missing' | 'added' | 'misplaced' | 'malformed' | 'unknown-word';
};

/** What one verification found: as it goes, so that memory stays flat. */
export type VerifyNews =
  | ({ readonly kind: 'proven' } & Proven)
  | ({ readonly kind: 'unproven' } & Unproven)
  | ({ readonly kind: 'wrong' } & Wrong);
