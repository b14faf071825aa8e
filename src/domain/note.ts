import type { Sha256 } from './ids.ts';
import type { Instant } from './instant.ts';

/** The keys a note may have in every language, by their canonical (English) name (product.md 5). Desks may add their own. */
export const noteKeys = {
  ticket: 'Ticket',
  owner: 'Owner',
  date: 'Date',
  id: 'ID',
  status: 'Status',
  problem: 'Problem',
  previousOwner: 'Previous owner',
  formerName: 'Former name',
  transaction: 'Transaction',
  parents: 'Parents',
} as const;

/** A note's date with its precision: a day alone starts at 00:00 and ends at the last millisecond of the day in the desk's zone. */
export type NoteDate = { readonly start: Instant; readonly end: Instant };

/** The values of known keys by canonical name; a missing or empty value is not there. */
export type NoteFields = Readonly<Record<string, string>>;

/** What a note says of one item: a block that a line with an item kind as its key starts. */
export type NoteBlock = {
  readonly kind: string;
  /** The value of the starting line; empty when it has none. */
  readonly name: string;
  readonly line: number;
  readonly fields: NoteFields;
};

/** A customer's note as parsed: header, blocks, and what ozma does not know but keeps. */
export type Note = {
  readonly header: NoteFields;
  /** The header's `Date` as an interval, null when there is none, `invalid` when it is no ISO 8601 date. */
  readonly date: NoteDate | null | 'invalid';
  readonly blocks: readonly NoteBlock[];
  /** Lines with unknown keys and free text, verbatim, in order. */
  readonly other: readonly string[];
  /** SHA-256 of the text without its date and ticket lines (product.md 12, "A note is reused"); null when nothing is left. */
  readonly fingerprint: Sha256 | null;
};

/** What was found when looking for the note at the top level of a folder. */
export type NoteFound =
  | { readonly kind: 'none' }
  | { readonly kind: 'several'; readonly files: readonly string[] }
  | { readonly kind: 'unreadable'; readonly file: string; readonly why: string }
  | { readonly kind: 'read'; readonly file: string; readonly note: Note };
