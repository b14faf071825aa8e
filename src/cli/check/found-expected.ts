import type { Reason } from '../../domain/reason.ts';

/** What was found, and what should have been, where a code tells them as two values; empty where it does not. */
export type FoundExpected = readonly [found: string, expected: string];

/** The two values that a reader compares, from the evidence of a reason. */
export const foundAndExpected = (reason: Reason): FoundExpected => {
  switch (reason.code) {
    case 'MANIFEST_ALTERED':
      return [reason.found, reason.listed];
    case 'MANIFEST_INVALID':
      return [reason.found, ''];
    case 'TOO_LARGE':
      return [String(reason.excess.found), String(reason.excess.allowed)];
    case 'LABEL_MISMATCH':
      return [reason.label, reason.asked];
    case 'LABEL_NAME_MISSING':
    case 'TICKET_MISSING':
      return [reason.label, ''];
    case 'TICKET_UNKNOWN':
      return [reason.ticket, ''];
    case 'TICKET_CLOSED':
      return [reason.status, ''];
    case 'OWNER_MISMATCH':
    case 'NOTE_AUTHOR_OTHER':
    case 'NOTE_AUTHOR_STRANGER':
      return [reason.name, reason.owner];
    case 'NOTE_TICKET_MISMATCH':
      return [reason.found, reason.ticket];
    case 'NOTE_STALE':
      return [reason.writtenAt, reason.instructedAt];
    case 'NOTE_DATE_INVALID':
      return [reason.found, ''];
    case 'NOTE_FIELD_MISSING':
    case 'ITEM_FIELD_MISSING':
      return ['', reason.field];
    case 'ITEM_OWNER_MISMATCH':
      return [reason.itemOwner, reason.ticketOwner];
    case 'ITEM_ALTERED':
      return [reason.found, reason.judged];
    default:
      return ['', ''];
  }
};
