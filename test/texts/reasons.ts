import { submissionId } from '../../src/domain/ids.ts';
import { instantAt } from '../../src/domain/instant.ts';
import type { ReasonCode, ReasonOf } from '../../src/domain/reason.ts';

/** What no customer may read: the ticket's owner, their label and ids. */
export const secrets = ['Dora', 'Quillfeather', 'dora-id', 'T-1042', '0190a000', 'T-777', 'B-SECRET'] as const;

const owner = 'Dora Quillfeather';
const file = 'bunny-1.object';
const at = instantAt(Date.UTC(2010, 7, 20, 0, 30));
const submission = submissionId('0190a000-0000-7000-8000-000000000001');
const name = { name: 'Ember Fenwick', lookAlikeOf: owner };
const earlier = { submission, label: `T-1042 - ${owner}`, receivedAt: at };

/** One reason of each code, with the owner in every place that can hold one. */
export const reasons: { readonly [C in ReasonCode]: ReasonOf<C> } = {
  UNSAFE_CONTENT: { code: 'UNSAFE_CONTENT', hazards: [{ path: 'link', what: 'symbolic-link' }] },
  TOO_LARGE: { code: 'TOO_LARGE', excess: { limit: 'files', allowed: 100, found: 101 } },
  RECEIPT_FORGED: { code: 'RECEIPT_FORGED', why: 'bad-signature' },
  BARE_NOTE: { code: 'BARE_NOTE', file: 'note.txt' },
  BOXED: { code: 'BOXED', file: 'things.zip' },
  BARE_ITEM: { code: 'BARE_ITEM', file },
  EMPTY_FOLDER: { code: 'EMPTY_FOLDER' },
  LABEL_NAME_MISSING: { code: 'LABEL_NAME_MISSING', label: 'my bunny', lookAlikeOf: owner },
  TICKET_MISSING: { code: 'TICKET_MISSING', label: 'Ember Fenwick' },
  TICKET_UNKNOWN: { code: 'TICKET_UNKNOWN', ticket: 'T-777' },
  TICKET_CLOSED: { code: 'TICKET_CLOSED', ticket: 'T-1042', status: 'Resolved' },
  OWNER_MISMATCH: { code: 'OWNER_MISMATCH', by: 'label', owner, ...name },
  NOT_INSTRUCTED: { code: 'NOT_INSTRUCTED', ticket: 'T-1042', consumedAt: at },
  LABEL_MISMATCH: {
    code: 'LABEL_MISMATCH',
    label: 'Ｔ-1042',
    asked: `T-1042 - ${owner}`,
    differences: [
      { position: 1, found: 'Ｔ', asked: 'T' },
      { position: 7, found: null, asked: ' ' },
    ],
  },
  DUPLICATE: { code: 'DUPLICATE', queuePlace: 3, ...earlier },
  RESEND_CHANGED: { code: 'RESEND_CHANGED', queuePlace: null, ...earlier },
  NOTE_MISSING: { code: 'NOTE_MISSING' },
  NOTE_MULTIPLE: { code: 'NOTE_MULTIPLE', files: ['note.txt', 'note.md'] },
  NOTE_UNREADABLE: { code: 'NOTE_UNREADABLE', file: 'note.txt', why: 'not UTF-8' },
  NOTE_TICKET_MISMATCH: { code: 'NOTE_TICKET_MISMATCH', found: 'T-777', ticket: 'T-1042' },
  NOTE_AUTHOR_OTHER: { code: 'NOTE_AUTHOR_OTHER', grade: 'proven', owner, ...name },
  NOTE_AUTHOR_STRANGER: { code: 'NOTE_AUTHOR_STRANGER', grade: 'claimed', owner, ...name },
  NOTE_STALE: { code: 'NOTE_STALE', writtenAt: at, instructedAt: at, grade: 'claimed' },
  NOTE_REUSED: { code: 'NOTE_REUSED', ticket: 'T-777', ...earlier },
  NOTE_DATE_INVALID: { code: 'NOTE_DATE_INVALID', found: '2010-13-40', why: 'not-iso-8601' },
  NOTE_FIELD_MISSING: { code: 'NOTE_FIELD_MISSING', field: 'Date' },
  ITEM_OWNER_MISMATCH: { code: 'ITEM_OWNER_MISMATCH', by: 'registry', itemOwner: name.name, ticketOwner: owner },
  ITEM_UNREFERENCED: { code: 'ITEM_UNREFERENCED', file, ticket: 'T-1042' },
  ITEM_DUPLICATE: { code: 'ITEM_DUPLICATE', file, because: 'in-custody', submission, first: null },
  ITEM_BOXED: { code: 'ITEM_BOXED', file, by: 'name' },
  ITEM_UNIDENTIFIED: { code: 'ITEM_UNIDENTIFIED', file, why: 'no-pattern' },
  ITEM_DAMAGED: { code: 'ITEM_DAMAGED', file, why: 'empty' },
  ITEM_FIELD_MISSING: { code: 'ITEM_FIELD_MISSING', file, field: 'Status' },
  ITEM_WITHOUT_FAULT: { code: 'ITEM_WITHOUT_FAULT', file, why: 'no-block' },
  ITEM_OWNER_UNKNOWN: { code: 'ITEM_OWNER_UNKNOWN', file, why: 'not-registered' },
  ITEM_ALTERED: { code: 'ITEM_ALTERED', file, judged: 'aaaa', found: 'bbbb' },
  ITEM_MISSING: { code: 'ITEM_MISSING', item: { kind: 'bunny', id: 'B-SECRET' }, namedBy: 'ticket' },
  TICKET_MIXED_PROBLEMS: { code: 'TICKET_MIXED_PROBLEMS', problems: ['missing', 'off-world'] },
  STEPS_PENDING: { code: 'STEPS_PENDING', problem: 'missing', steps: 'asked' },
  TX_HISTORY_MISSING: { code: 'TX_HISTORY_MISSING', problem: 'undelivered' },
  MANIFEST_MISSING: { code: 'MANIFEST_MISSING', folder: 'T-1', file: null, line: 3 },
  MANIFEST_UNLISTED: { code: 'MANIFEST_UNLISTED', folder: 'T-1', file },
  MANIFEST_ALTERED: {
    code: 'MANIFEST_ALTERED',
    folder: 'T-1',
    file,
    line: 3,
    what: 'bytes',
    listed: '812',
    found: '811',
  },
  MANIFEST_REPEATED: { code: 'MANIFEST_REPEATED', folder: 'T-1', file, line: 4, first: 3, how: 'case-twin' },
  MANIFEST_INVALID: { code: 'MANIFEST_INVALID', line: 5, column: 'file', why: 'escaping-path', found: '../note.txt' },
};
