import type { Sha256 } from './ids.ts';
import type { Item } from './item.ts';
import type { NoteFound } from './note.ts';
import type { ReceiptFound } from './receipt.ts';

/** Something in a folder that is not an ordinary file of its own (product.md 7, `UNSAFE_CONTENT`). */
export type Hazard = {
  readonly path: string;
  readonly what:
    | 'symbolic-link'
    | 'hard-link'
    | 'device'
    | 'fifo'
    | 'socket'
    | 'undecodable-name'
    | 'other-file-system'
    | 'unknown';
};

/** Which of the desk's limits a submission is over; `found` is where the counting stopped. */
export type Excess = {
  readonly limit: 'files' | 'bytes' | 'depth' | 'note-bytes';
  readonly allowed: number;
  readonly found: number;
};

/** The facts of one entry of the inbox as the inspect worker computed them: disk and CPU only, no judgement. */
export type Inspection = {
  /** The entry's name; undecodable bytes as `\xHH`. */
  readonly label: string;
  readonly form: 'folder' | 'loose-note' | 'loose-archive' | 'loose-file' | 'loose-special';
  readonly hazards: readonly Hazard[];
  /** Where a limit is exceeded nothing was read: there are no items and no note. */
  readonly excess: Excess | null;
  /** In byte order of their paths. */
  readonly items: readonly Item[];
  readonly note: NoteFound;
  readonly receipt: ReceiptFound;
  /** Same content, same digest (product.md 12, "Same content"): `kind:id` and SHA-256 of each item, and the note's fingerprint. */
  readonly digest: Sha256;
};
