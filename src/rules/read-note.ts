import type { Arrival } from '../domain/arrival.ts';
import type { Instant } from '../domain/instant.ts';
import type { Note } from '../domain/note.ts';
import { provenReceipt } from '../domain/receipt.ts';

/** The note of an arrival that has exactly one readable note; for rules that need `note-is-readable`. */
export const readNote = ({ submission: { note } }: Arrival): Note => {
  if (note.kind !== 'read') throw new Error('a rule looked at the note without needing note-is-readable');
  return note.note;
};

/** When the note was written: from the first to the last moment that its date may mean. */
export type Written = { readonly start: Instant; readonly end: Instant; readonly grade: 'proven' | 'claimed' };

/** The note's date: proven by the receipt, which overrides the note's own (product.md 12, "Receipts"), else as the note claims. */
export const writtenAt = (arrival: Arrival): Written | null | 'invalid' => {
  const proven = provenReceipt(arrival.submission.receipt)?.noteCreatedAt ?? null;
  if (proven !== null) return { start: proven, end: proven, grade: 'proven' };
  const { date } = readNote(arrival);
  return date === null || date === 'invalid' ? date : { ...date, grade: 'claimed' };
};
