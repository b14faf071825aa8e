import { contentIsNew } from './content-is-new.ts';
import { contentIsSafe } from './content-is-safe.ts';
import { entryIsAFolder } from './entry-is-a-folder.ts';
import { expectedItemsCame } from './expected-items-came.ts';
import { folderHasItems } from './folder-has-items.ts';
import { itemComesOnce } from './item-comes-once.ts';
import { itemHasAFault } from './item-has-a-fault.ts';
import { itemHasItsFields } from './item-has-its-fields.ts';
import { itemIsIdentified } from './item-is-identified.ts';
import { itemIsNotInCustody } from './item-is-not-in-custody.ts';
import { itemIsReferenced } from './item-is-referenced.ts';
import { itemIsUnpacked } from './item-is-unpacked.ts';
import { itemIsWhole } from './item-is-whole.ts';
import { itemOwnerIsKnown } from './item-owner-is-known.ts';
import { itemOwnerMatches } from './item-owner-matches.ts';
import { labelIsExact } from './label-is-exact.ts';
import { labelNamesACustomer } from './label-names-a-customer.ts';
import { labelNamesATicket } from './label-names-a-ticket.ts';
import { noteAuthorIsOwner } from './note-author-is-owner.ts';
import { noteDateIsValid } from './note-date-is-valid.ts';
import { noteHasItsFields } from './note-has-its-fields.ts';
import { noteIsFresh } from './note-is-fresh.ts';
import { noteIsNew } from './note-is-new.ts';
import { noteIsReadable } from './note-is-readable.ts';
import { noteNamesTheTicket } from './note-names-the-ticket.ts';
import { purchaseHistoryIsThere } from './purchase-history-is-there.ts';
import { receiptIsGenuine } from './receipt-is-genuine.ts';
import { resendIsUnchanged } from './resend-is-unchanged.ts';
import type { Rule } from './rule.ts';
import { senderIsOwner } from './sender-is-owner.ts';
import { sizeIsWithinLimits } from './size-is-within-limits.ts';
import { standardStepsAreDone } from './standard-steps-are-done.ts';
import { ticketHasOneProblem } from './ticket-has-one-problem.ts';
import { ticketIsInstructed } from './ticket-is-instructed.ts';
import { ticketIsKnown } from './ticket-is-known.ts';
import { ticketIsOpen } from './ticket-is-open.ts';

/** Every rule, in the order in which they are asked: what a rule needs or yields to stands before it. */
export const rules: readonly Rule[] = [
  contentIsSafe,
  sizeIsWithinLimits,
  entryIsAFolder,
  receiptIsGenuine,
  folderHasItems,
  labelNamesACustomer,
  labelNamesATicket,
  ticketIsKnown,
  senderIsOwner,
  contentIsNew,
  resendIsUnchanged,
  ticketIsOpen,
  ticketIsInstructed,
  labelIsExact,
  noteIsReadable,
  noteHasItsFields,
  noteNamesTheTicket,
  noteAuthorIsOwner,
  noteDateIsValid,
  noteIsFresh,
  noteIsNew,
  itemIsUnpacked,
  itemIsIdentified,
  itemIsWhole,
  itemComesOnce,
  itemIsNotInCustody,
  itemOwnerMatches,
  itemOwnerIsKnown,
  itemIsReferenced,
  itemHasAFault,
  itemHasItsFields,
  expectedItemsCame,
  ticketHasOneProblem,
  standardStepsAreDone,
  purchaseHistoryIsThere,
];
