import type { Claim, UnprovenBecause, Wrong } from '../domain/proof.ts';

/** What a row that cannot be read as one of ozma's fails to have. */
type RowForm = 'not-utf-8' | 'quotes' | 'end-of-line' | 'width' | 'form';

/** Of what something was proven: an export, one of its files alone, or what the desk itself has. */
export type Verified = 'export' | 'file' | 'desk';

/** What a sentence about something proven is told of: how many things, of what, and the event up to which an export goes. */
type ProvenAbout = { readonly count: number; readonly of: Verified; readonly upTo: number | null };

/** What an export says of itself; `filter` as its flags, null where nothing was filtered. */
type ExportAbout = {
  readonly name: string;
  readonly rows: number;
  readonly desk: string;
  readonly upTo: number;
  readonly at: string;
  readonly filter: string | null;
};

/** Words of `ozma verify`. */
export type VerifyWords = {
  readonly exported: (about: ExportAbout) => string;
  readonly headings: Readonly<Record<'proven' | 'unproven' | 'wrong', string>>;
  readonly proven: Readonly<Record<Claim, (about: ProvenAbout) => string>>;
  /** What was to be proven, for what was not. */
  readonly claims: Readonly<Record<Claim, string>>;
  readonly because: Readonly<Record<UnprovenBecause, string>>;
  /** Something unproven: the claim, and columns or how many things if it is a part. */
  readonly unproven: (claim: string, part: string | null) => string;
  /** The same with its reason, and the reason alone over several of them. */
  readonly unprovenFor: (unproven: string, why: string) => string;
  readonly allUnprovenFor: (why: string) => string;
  readonly how: Readonly<Record<Wrong['how'], string>>;
  /** Where something is wrong: a file with its line, an event of the ledger, or a row of a table. */
  readonly line: (file: string, line: string) => string;
  readonly event: (seq: string) => string;
  readonly tableRow: (table: string, row: string) => string;
  readonly found: (found: string) => string;
  readonly expected: (expected: string) => string;
  /** What the whole of a row should have. */
  readonly forms: Readonly<Record<RowForm, string>>;
  /** What a description says, and what is so in what it describes. */
  readonly says: (said: string) => string;
  readonly inFact: (fact: string) => string;
  readonly more: (count: number) => string;
  readonly progress: Readonly<Record<Verified | 'tables', string>>;
  readonly nothingWrong: (unproven: number) => string;
  readonly somethingWrong: (wrong: number) => string;
};
