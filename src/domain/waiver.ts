import type { Instant } from './instant.ts';
import { type NameRule, nameKey } from './person.ts';
import type { Reason, ReasonCode } from './reason.ts';

/** A named, justified, expiring exception by a named person (product.md 1): one code for one ticket, or for one item of it. */
export type Waiver = {
  readonly id: number;
  readonly ticket: string;
  readonly code: ReasonCode;
  /** `itemKey` of the item that it is for; null when it is for all that comes for the ticket. */
  readonly itemKey: string | null;
  /** The sender or author whom alone it lets through; null for anybody. */
  readonly onlyFor: string | null;
  readonly by: string;
  readonly why: string;
  readonly since: Instant;
  readonly until: Instant;
};

/** A reason that no longer counts, and the waiver that says so. */
export type WaivedReason = { readonly reason: Reason; readonly waiver: Waiver };

/**
 * Whether a code may be waived, and why not. `unsafe` things are dangerous to handle; `unrecognised`: no ticket or no customer is known, so nobody is
 * there to make an exception for; `closed` tickets are reopened instead; `unreadable`: nothing could be judged, so waiving it would waive everything;
 * `repeated` things are here already; `held` ones are decided by `ozma held`; `undecided`: the code
 * decides nothing; `batch`: it is about a sender's list, and waived by a file of waivers when that is checked.
 */
export type Waivability =
  | 'yes'
  | 'unsafe'
  | 'unrecognised'
  | 'closed'
  | 'unreadable'
  | 'repeated'
  | 'held'
  | 'undecided'
  | 'batch';

/**
 * Which codes a person may waive (product.md 2 and 7): those where everything was read and recognised, and what was found is about permission or
 * form. A code without an entry does not compile.
 */
export const waivability: Readonly<Record<ReasonCode, Waivability>> = {
  UNSAFE_CONTENT: 'unsafe',
  TOO_LARGE: 'unsafe',
  RECEIPT_FORGED: 'unsafe',
  BARE_NOTE: 'unrecognised',
  BOXED: 'unrecognised',
  BARE_ITEM: 'unrecognised',
  EMPTY_FOLDER: 'unreadable',
  LABEL_NAME_MISSING: 'unrecognised',
  TICKET_MISSING: 'unrecognised',
  TICKET_UNKNOWN: 'unrecognised',
  TICKET_CLOSED: 'closed',
  OWNER_MISMATCH: 'yes',
  NOT_INSTRUCTED: 'yes',
  LABEL_MISMATCH: 'yes',
  DUPLICATE: 'repeated',
  RESEND_CHANGED: 'held',
  NOTE_MISSING: 'unreadable',
  NOTE_MULTIPLE: 'unreadable',
  NOTE_UNREADABLE: 'unreadable',
  NOTE_TICKET_MISMATCH: 'yes',
  NOTE_AUTHOR_OTHER: 'yes',
  NOTE_AUTHOR_STRANGER: 'yes',
  NOTE_STALE: 'yes',
  NOTE_REUSED: 'yes',
  NOTE_DATE_INVALID: 'yes',
  NOTE_FIELD_MISSING: 'yes',
  ITEM_OWNER_MISMATCH: 'yes',
  ITEM_UNREFERENCED: 'yes',
  ITEM_DUPLICATE: 'repeated',
  ITEM_BOXED: 'unreadable',
  ITEM_UNIDENTIFIED: 'unreadable',
  ITEM_DAMAGED: 'unreadable',
  ITEM_FIELD_MISSING: 'yes',
  ITEM_WITHOUT_FAULT: 'yes',
  ITEM_OWNER_UNKNOWN: 'yes',
  ITEM_ALTERED: 'held',
  ITEM_MISSING: 'undecided',
  TICKET_MIXED_PROBLEMS: 'undecided',
  STEPS_PENDING: 'undecided',
  TX_HISTORY_MISSING: 'undecided',
  MANIFEST_MISSING: 'batch',
  MANIFEST_UNLISTED: 'batch',
  MANIFEST_ALTERED: 'batch',
  MANIFEST_REPEATED: 'batch',
  MANIFEST_INVALID: 'batch',
};

const namingCodes: ReadonlySet<ReasonCode> = new Set(['OWNER_MISMATCH', 'NOTE_AUTHOR_OTHER', 'NOTE_AUTHOR_STRANGER']);

/** Whether a code's evidence names a sender or an author, so that a waiver of it can be for one of them alone. */
export const namesSomebody = (code: ReasonCode): boolean => namingCodes.has(code);

/** Whether a waiver counts at an instant: from when it was given until before its end. */
export const isInForce = ({ since, until }: Waiver, now: Instant): boolean => since <= now && now < until;

/** A name made to look like a customer's is never let through (product.md 2, principle 4). */
const isNameCovered = ({ onlyFor }: Waiver, reason: Reason, rule: NameRule): boolean => {
  if ('lookAlikeOf' in reason && reason.lookAlikeOf !== null) return false;
  if (onlyFor === null) return true;
  const key = nameKey(onlyFor, rule);
  return key !== '' && 'name' in reason && nameKey(reason.name, rule) === key;
};

/** What a reason is about when it is asked whether a waiver covers it; `itemKey` null for the submission, or an item that is not identified. */
export type WaiverSubject = { readonly itemKey: string | null; readonly nameRule: NameRule };

/** Whether a waiver covers a reason: its code, its item where it is for one, and its sender or author where it is for one. */
export const covers = (waiver: Waiver, reason: Reason, { itemKey, nameRule }: WaiverSubject): boolean =>
  waiver.code === reason.code &&
  (waiver.itemKey === null || waiver.itemKey === itemKey) &&
  isNameCovered(waiver, reason, nameRule);
