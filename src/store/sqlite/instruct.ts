import type Database from 'better-sqlite3';
import { itemLabel } from '../../domain/item.ts';
import { idKey } from '../../domain/text.ts';
import type { Ticket } from '../../domain/ticket.ts';
import type { InstructionGiven } from '../store.ts';
import type { DeskState } from './desk-state.ts';
import { openInstructions } from './instructions.ts';
import type { Ledger } from './ledger.ts';
import type { Tickets } from './tickets.ts';

/** Records instructions that a CSR gives at the desk; the answer is to be called inside a transaction. */
export const openInstruct = (
  db: Database.Database,
  parts: { readonly tickets: Tickets; readonly ledger: Ledger; readonly state: DeskState },
): ((given: InstructionGiven) => Ticket | null) => {
  const instructions = openInstructions(db);
  return (given) => {
    const stored = parts.tickets.byKeys([idKey(given.ticket)])[0];
    if (stored === undefined) return null;
    const { id, ticket } = stored;
    const isKnown = ticket.instructions.some((one) => one.at === given.at);
    if (isKnown) {
      instructions.relabel(id, given.at, given.label);
      instructions.replaceItems(id, given.at, given.items);
      instructions.restore(id, given.at);
    } else {
      const { at, label, items, by } = given;
      instructions.insert({ ticketId: id, at, label, items, origin: 'desk', givenBy: by });
    }
    parts.ledger.append([
      {
        at: given.at,
        kind: 'instruction-given',
        actor: given.by,
        submission: null,
        ticket: ticket.number,
        body: {
          ...{ at: given.at, label: given.label, items: given.items.map(itemLabel), origin: 'desk' },
          ...(!isKnown && { givenBy: given.by }),
        },
      },
    ]);
    parts.tickets.refreshInstructed([id]);
    parts.state.nextEpoch();
    return parts.tickets.byIds([id])[0]?.ticket ?? null;
  };
};
