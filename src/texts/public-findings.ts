import { itemLabel } from '../domain/item.ts';
import type { Reported } from '../domain/judgement.ts';
import { byPrecedence, type ReasonCode } from '../domain/reason.ts';

/** What of a finding a point of a message shows besides its text: what the sender sent (a file, an id), or a field of the note. */
export type PublicDetail =
  | { readonly kind: 'sent'; readonly name: string; readonly field: string | null }
  | { readonly kind: 'field'; readonly field: string };

/** A finding as the customer may know it; `code` is the one whose text is used. */
export type PublicFinding = {
  readonly code: ReasonCode;
  readonly file: string | null;
  readonly details: readonly PublicDetail[];
};

/** Advice that is for the CSR alone. */
const forStaff: ReadonlySet<ReasonCode> = new Set(['TICKET_MIXED_PROBLEMS', 'STEPS_PENDING']);

/** What can be found without any ticket, and therefore tells nothing about one. */
const withoutTicket: ReadonlySet<ReasonCode> = new Set([
  'UNSAFE_CONTENT',
  'TOO_LARGE',
  'RECEIPT_FORGED',
  'BARE_NOTE',
  'BOXED',
  'BARE_ITEM',
  'EMPTY_FOLDER',
  'LABEL_NAME_MISSING',
  'TICKET_MISSING',
]);

/** The code under which a customer hears of a reason: what is another's is said as if it did not exist (product.md principle 4). */
export const publicCodeOf = (code: ReasonCode): ReasonCode => {
  switch (code) {
    case 'OWNER_MISMATCH':
    case 'NOTE_AUTHOR_OTHER':
    case 'NOTE_AUTHOR_STRANGER':
      return 'TICKET_UNKNOWN';
    case 'ITEM_OWNER_MISMATCH':
      return 'ITEM_OWNER_UNKNOWN';
    default:
      return code;
  }
};

/** Whether a finding presupposes a ticket that the sender has not been shown to own (product.md 12, "Texts for customers"). */
const isConcealed = (code: ReasonCode, all: ReadonlySet<ReasonCode>): boolean => {
  if (withoutTicket.has(code)) return false;
  if (all.has('LABEL_NAME_MISSING')) return true;
  if (!all.has('OWNER_MISMATCH') && !all.has('TICKET_UNKNOWN')) return false;
  return publicCodeOf(code) !== 'TICKET_UNKNOWN';
};

/** Whether it would tell somebody whose item it may not be that the item is here. */
const tellsOfCustody = ({ reason, file }: Reported, unconfirmed: ReadonlySet<string | null>): boolean =>
  reason.code === 'ITEM_DUPLICATE' && reason.because !== 'twice-in-folder' && unconfirmed.has(file);

const sent = (name: string): PublicDetail => ({ kind: 'sent', name, field: null });

const detailsOf = ({ reason, file }: Reported): readonly PublicDetail[] => {
  switch (reason.code) {
    case 'UNSAFE_CONTENT':
      return reason.hazards.map(({ path }) => sent(path));
    case 'BARE_NOTE':
    case 'BOXED':
    case 'BARE_ITEM':
    case 'NOTE_UNREADABLE':
      return [sent(reason.file)];
    case 'NOTE_MULTIPLE':
      return reason.files.map(sent);
    case 'NOTE_FIELD_MISSING':
      return [{ kind: 'field', field: reason.field }];
    case 'ITEM_FIELD_MISSING':
      return [{ kind: 'sent', name: reason.file, field: reason.field }];
    case 'ITEM_MISSING':
      return reason.namedBy === 'note' ? [sent(itemLabel(reason.item))] : [];
    default:
      return file === null ? [] : [sent(file)];
  }
};

/**
 * What a customer may know of what was found, in the order of the codes used. What is found for a ticket of somebody else comes out as what is
 * found where there is no such ticket, and an item of somebody else as one that nobody has registered.
 */
export const publicFindings = (reported: readonly Reported[]): readonly PublicFinding[] => {
  const codes = new Set(reported.map(({ reason }) => reason.code));
  const unconfirmed = new Set(
    reported.filter(({ reason }) => publicCodeOf(reason.code) === 'ITEM_OWNER_UNKNOWN').map(({ file }) => file),
  );
  return reported
    .filter(({ reason }) => !forStaff.has(reason.code) && !isConcealed(reason.code, codes))
    .filter((one) => !tellsOfCustody(one, unconfirmed))
    .map((one) => ({ code: publicCodeOf(one.reason.code), file: one.file, details: detailsOf(one) }))
    .sort(byPrecedence);
};
