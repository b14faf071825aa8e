import type { Arrival } from '../domain/arrival.ts';
import { type ItemRef, itemKey, refOf } from '../domain/item.ts';
import { noteKeys } from '../domain/note.ts';
import { currentInstruction, isInstructed, openItems } from '../domain/ticket.ts';
import { contentIsNew } from './content-is-new.ts';
import { knownTicket } from './known-ticket.ts';
import { resendIsUnchanged } from './resend-is-unchanged.ts';
import { mootBecause, reported, submissionRule } from './rule.ts';
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
    const here = arrival.submission.items.flatMap((item) => refOf(item) ?? []).map(itemKey);
    const told = new Set([...here, ...(currentInstruction(ticket)?.consumed ?? [])]);
    const byNote = namedByNote(arrival);
    const inNote = new Set(byNote.map(itemKey));
    const missing = [...openItems(ticket), ...byNote].filter((ref) => {
      const isTold = told.has(itemKey(ref));
      told.add(itemKey(ref));
      return !isTold;
    });
    return reported(
      ...missing.map((item) => {
        const namedBy = inNote.has(itemKey(item)) ? 'note' : 'ticket';
        return { code: 'ITEM_MISSING', item, namedBy } as const;
      }),
    );
  },
});
