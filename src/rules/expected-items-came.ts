import type { Arrival } from '../domain/arrival.ts';
import { type ItemRef, itemKey, refOf } from '../domain/item.ts';
import { noteKeys } from '../domain/note.ts';
import { currentInstruction, isInstructed, openItems, type Ticket } from '../domain/ticket.ts';
import { contentIsNew } from './content-is-new.ts';
import { knownTicket } from './known-ticket.ts';
import { resendIsUnchanged } from './resend-is-unchanged.ts';
import { mootBecause, passed, reported, submissionRule } from './rule.ts';
import { sizeIsWithinLimits } from './size-is-within-limits.ts';
import { ticketIsInstructed } from './ticket-is-instructed.ts';
import { ticketIsKnown } from './ticket-is-known.ts';

const namedByNote = ({ submission: { note } }: Arrival): readonly ItemRef[] =>
  note.kind !== 'read'
    ? []
    : note.note.blocks.flatMap(({ kind, fields }) => {
        const id = fields[noteKeys.id];
        return id === undefined ? [] : [{ kind, id }];
      });

const missingFrom = (arrival: Arrival, ticket: Ticket, byNote: readonly ItemRef[]): readonly ItemRef[] => {
  const told = new Set(currentInstruction(ticket)?.consumed);
  for (const item of arrival.submission.items) {
    const ref = refOf(item);
    if (ref !== null) told.add(itemKey(ref));
  }
  return [...openItems(ticket), ...byNote].filter((ref) => {
    const key = itemKey(ref);
    const isTold = told.has(key);
    told.add(key);
    return !isTold;
  });
};

/**
 * What the ticket or the note names is in the folder, in whatever state (product.md 7): a thing that is not there stays awaited and
 * changes no verdict. Things received before under this instruction are not asked for again (product.md 12, "Consuming").
 */
export const expectedItemsCame = submissionRule({
  name: 'expected-items-came',
  needs: [ticketIsKnown],
  yieldsTo: [contentIsNew, resendIsUnchanged, sizeIsWithinLimits],
  reports: ['ITEM_MISSING'],
  check: (arrival) => {
    const ticket = knownTicket(arrival);
    if (!isInstructed(ticket)) return mootBecause(ticketIsInstructed);
    const byNote = namedByNote(arrival);
    const missing = missingFrom(arrival, ticket, byNote);
    if (missing.length === 0) return passed;
    const inNote = new Set(byNote.map(itemKey));
    return reported(
      ...missing.map((item) => {
        const namedBy = inNote.has(itemKey(item)) ? 'note' : 'ticket';
        return { code: 'ITEM_MISSING', item, namedBy } as const;
      }),
    );
  },
});
