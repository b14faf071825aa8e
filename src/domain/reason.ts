import type { BatchReason } from './batch-reason.ts';
import type { SubmissionId } from './ids.ts';
import type { Excess, Hazard } from './inspection.ts';
import type { Instant } from './instant.ts';
import type { ItemRef } from './item.ts';
import type { TicketStatus } from './ticket.ts';

/** One place where a label differs from the one asked for, by code point; null where one of them has ended. */
export type LabelDifference = {
  readonly position: number;
  readonly found: string | null;
  readonly asked: string | null;
};

/** An earlier submission that a finding points at. `submission` is null for one that was only checked. */
export type Earlier = {
  readonly submission: SubmissionId | null;
  readonly label: string;
  readonly receivedAt: Instant;
};

/** The name somebody gave, and the known customer it was made to look like, if any (Unicode TR39 skeleton; for staff). */
type NameEvidence = { readonly name: string; readonly lookAlikeOf: string | null };

/** What a rule, or the checker of batch manifests, found, with its evidence and never prose: one variant for each code of product.md 7. */
export type Reason =
  | { readonly code: 'UNSAFE_CONTENT'; readonly hazards: readonly Hazard[] }
  | { readonly code: 'TOO_LARGE'; readonly excess: Excess }
  | { readonly code: 'RECEIPT_FORGED'; readonly why: 'malformed' | 'unsigned' | 'bad-signature' }
  | { readonly code: 'BARE_NOTE'; readonly file: string }
  | { readonly code: 'BOXED'; readonly file: string }
  | { readonly code: 'BARE_ITEM'; readonly file: string }
  | { readonly code: 'EMPTY_FOLDER' }
  | { readonly code: 'LABEL_NAME_MISSING'; readonly label: string; readonly lookAlikeOf: string | null }
  | { readonly code: 'TICKET_MISSING'; readonly label: string }
  | { readonly code: 'TICKET_UNKNOWN'; readonly ticket: string }
  | { readonly code: 'TICKET_CLOSED'; readonly ticket: string; readonly status: TicketStatus }
  | ({ readonly code: 'OWNER_MISMATCH'; readonly by: 'label' | 'sender'; readonly owner: string } & NameEvidence)
  | { readonly code: 'NOT_INSTRUCTED'; readonly ticket: string; readonly consumedAt: Instant | null }
  | {
      readonly code: 'LABEL_MISMATCH';
      readonly label: string;
      readonly asked: string;
      readonly differences: readonly LabelDifference[];
    }
  | ({ readonly code: 'DUPLICATE'; readonly queuePlace: number | null } & Earlier)
  | ({ readonly code: 'RESEND_CHANGED'; readonly queuePlace: number | null } & Earlier)
  | { readonly code: 'NOTE_MISSING' }
  | { readonly code: 'NOTE_MULTIPLE'; readonly files: readonly string[] }
  | { readonly code: 'NOTE_UNREADABLE'; readonly file: string; readonly why: string }
  | { readonly code: 'NOTE_TICKET_MISMATCH'; readonly found: string; readonly ticket: string }
  | ({
      readonly code: 'NOTE_AUTHOR_OTHER';
      readonly grade: 'proven' | 'claimed';
      readonly owner: string;
    } & NameEvidence)
  | ({
      readonly code: 'NOTE_AUTHOR_STRANGER';
      readonly grade: 'proven' | 'claimed';
      readonly owner: string;
    } & NameEvidence)
  | {
      readonly code: 'NOTE_STALE';
      readonly writtenAt: Instant;
      readonly instructedAt: Instant;
      readonly grade: 'proven' | 'claimed';
    }
  | ({ readonly code: 'NOTE_REUSED'; readonly ticket: string } & Earlier)
  | { readonly code: 'NOTE_DATE_INVALID'; readonly found: string; readonly why: 'not-iso-8601' | 'in-the-future' }
  | { readonly code: 'NOTE_FIELD_MISSING'; readonly field: string }
  | {
      readonly code: 'ITEM_OWNER_MISMATCH';
      readonly by: 'registry' | 'receipt';
      readonly itemOwner: string;
      readonly ticketOwner: string;
    }
  | { readonly code: 'ITEM_UNREFERENCED'; readonly file: string; readonly ticket: string }
  | {
      readonly code: 'ITEM_DUPLICATE';
      readonly file: string;
      readonly because: 'in-custody' | 'finished-before' | 'twice-in-folder';
      readonly submission: SubmissionId | null;
      readonly first: string | null;
    }
  | { readonly code: 'ITEM_BOXED'; readonly file: string; readonly by: 'name' | 'content' }
  | {
      readonly code: 'ITEM_UNIDENTIFIED';
      readonly file: string;
      readonly why: 'no-pattern' | 'unknown-kind' | 'bad-id';
    }
  | { readonly code: 'ITEM_DAMAGED'; readonly file: string; readonly why: 'empty' | 'unreadable' }
  | { readonly code: 'ITEM_FIELD_MISSING'; readonly file: string; readonly field: string }
  | { readonly code: 'ITEM_WITHOUT_FAULT'; readonly file: string; readonly why: 'no-block' | 'no-problem' }
  | { readonly code: 'ITEM_OWNER_UNKNOWN'; readonly file: string; readonly why: 'not-registered' | 'no-owner' }
  | { readonly code: 'ITEM_ALTERED'; readonly file: string; readonly judged: string; readonly found: string }
  | { readonly code: 'ITEM_MISSING'; readonly item: ItemRef; readonly namedBy: 'ticket' | 'note' }
  | { readonly code: 'TICKET_MIXED_PROBLEMS'; readonly problems: readonly string[] }
  | { readonly code: 'STEPS_PENDING'; readonly problem: string; readonly steps: string }
  | { readonly code: 'TX_HISTORY_MISSING'; readonly problem: string }
  | BatchReason;

/** A reason code of product.md 7. */
export type ReasonCode = Reason['code'];

/** The variant of one code. */
export type ReasonOf<C extends ReasonCode> = Extract<Reason, { code: C }>;

/** What a code does to its subject. `none` changes no verdict: advice to the CSR, or a thing still awaited. */
export type Effect = 'rejects' | 'duplicates' | 'holds' | 'none';

/** Where a thing goes (product.md 1). */
export type Disposition = 'repair' | 'return' | 'hold' | 'trash';

/** How grave a code is for staff: `error` stops the thing, `warning` wants a person, `info` is advice. */
export type Severity = 'error' | 'warning' | 'info';

/** What the catalogue says of a code besides its words. */
export type ReasonFacts = {
  readonly subject: 'submission' | 'item' | 'batch';
  readonly effect: Effect;
  readonly severity: Severity;
  /** The default; null where the code moves nothing. */
  readonly disposition: Disposition | null;
};

const rejects = (subject: ReasonFacts['subject'], disposition: Disposition): ReasonFacts => ({
  subject,
  effect: 'rejects',
  severity: 'error',
  disposition,
});
const holds = (subject: ReasonFacts['subject']): ReasonFacts => ({
  subject,
  effect: 'holds',
  severity: 'warning',
  disposition: 'hold',
});
const advises = (subject: ReasonFacts['subject']): ReasonFacts => ({
  subject,
  effect: 'none',
  severity: 'info',
  disposition: null,
});

const batchFault: ReasonFacts = { subject: 'batch', effect: 'none', severity: 'error', disposition: null };

/**
 * Every code with its effect, severity and default disposition, in order of precedence (product.md 7).
 * Append-only: a code that is dropped is marked retired, never removed and never used again.
 */
export const reasonTable = {
  UNSAFE_CONTENT: rejects('submission', 'return'),
  TOO_LARGE: rejects('submission', 'return'),
  RECEIPT_FORGED: rejects('submission', 'trash'),
  BARE_NOTE: rejects('submission', 'trash'),
  BOXED: rejects('submission', 'trash'),
  BARE_ITEM: rejects('submission', 'trash'),
  EMPTY_FOLDER: rejects('submission', 'return'),
  LABEL_NAME_MISSING: rejects('submission', 'return'),
  TICKET_MISSING: rejects('submission', 'return'),
  TICKET_UNKNOWN: rejects('submission', 'return'),
  TICKET_CLOSED: rejects('submission', 'return'),
  OWNER_MISMATCH: rejects('submission', 'return'),
  NOT_INSTRUCTED: rejects('submission', 'return'),
  LABEL_MISMATCH: rejects('submission', 'return'),
  DUPLICATE: { subject: 'submission', effect: 'duplicates', severity: 'warning', disposition: 'return' },
  RESEND_CHANGED: holds('submission'),
  NOTE_MISSING: rejects('submission', 'return'),
  NOTE_MULTIPLE: rejects('submission', 'return'),
  NOTE_UNREADABLE: rejects('submission', 'return'),
  NOTE_TICKET_MISMATCH: rejects('submission', 'return'),
  NOTE_AUTHOR_OTHER: rejects('submission', 'return'),
  NOTE_AUTHOR_STRANGER: rejects('submission', 'return'),
  NOTE_STALE: rejects('submission', 'return'),
  NOTE_REUSED: rejects('submission', 'return'),
  NOTE_DATE_INVALID: rejects('submission', 'return'),
  NOTE_FIELD_MISSING: rejects('submission', 'return'),
  ITEM_OWNER_MISMATCH: rejects('item', 'return'),
  ITEM_UNREFERENCED: rejects('item', 'return'),
  ITEM_DUPLICATE: rejects('item', 'return'),
  ITEM_BOXED: rejects('item', 'trash'),
  ITEM_UNIDENTIFIED: rejects('item', 'return'),
  ITEM_DAMAGED: rejects('item', 'return'),
  ITEM_FIELD_MISSING: rejects('item', 'return'),
  ITEM_WITHOUT_FAULT: rejects('item', 'return'),
  ITEM_OWNER_UNKNOWN: holds('item'),
  ITEM_ALTERED: holds('item'),
  ITEM_MISSING: { subject: 'item', effect: 'none', severity: 'warning', disposition: null },
  TICKET_MIXED_PROBLEMS: advises('submission'),
  STEPS_PENDING: advises('submission'),
  TX_HISTORY_MISSING: advises('submission'),
  MANIFEST_MISSING: batchFault,
  MANIFEST_UNLISTED: batchFault,
  MANIFEST_ALTERED: batchFault,
  MANIFEST_REPEATED: batchFault,
  MANIFEST_INVALID: batchFault,
} as const satisfies Readonly<Record<ReasonCode, ReasonFacts>>;

/** The codes in order of precedence. */
export const reasonCodes: readonly ReasonCode[] = Object.keys(reasonTable).filter(isReasonCode);

/** Whether a text is a reason code. */
export function isReasonCode(text: string): text is ReasonCode {
  return Object.hasOwn(reasonTable, text);
}

const precedence: ReadonlyMap<ReasonCode, number> = new Map(reasonCodes.map((code, index) => [code, index]));

/** Orders reasons by precedence: the primary reason first. */
export const byPrecedence = (a: { readonly code: ReasonCode }, b: { readonly code: ReasonCode }): number =>
  (precedence.get(a.code) ?? 0) - (precedence.get(b.code) ?? 0);

/** What the catalogue says of a code. */
export const factsOf = (code: ReasonCode): ReasonFacts => reasonTable[code];
