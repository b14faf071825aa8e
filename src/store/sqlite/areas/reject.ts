import type Database from 'better-sqlite3';
import type { AreaAnswer, AreaDecision } from '../../area-store.ts';
import type { Parts } from '../parts.ts';
import { openTicketMoves } from '../repairs/ticket-moves.ts';
import { openChanges } from './changes.ts';
import { chosenIn, decidedBody, isChosen } from './chosen.ts';
import { openDeskTicket, pausesOver, refused } from './desk-ticket.ts';
import { calledItem, openLying } from './lying.ts';

/** Rejects held items (`AreaStore.rejectHeld`), after which the ticket may have nothing left to do; to be called inside an immediate transaction. */
export const openReject = (db: Database.Database, parts: Parts): ((decision: AreaDecision) => AreaAnswer) => {
  const lying = openLying(db);
  const changes = openChanges(db, parts.state);
  const ticketOf = openDeskTicket(db);
  const moves = openTicketMoves(db, parts);
  return (decision) => {
    const chosen = chosenIn('held', decision, lying.byId(decision.submission));
    if (!isChosen(chosen)) return chosen;
    const { submission, items, isWhole } = chosen;
    const { by: actor, why, now } = decision;
    const ticket = ticketOf(submission);
    const pauses = pausesOver(parts.stops, ticket, items);
    if (pauses.length > 0) return refused('paused', pauses);
    const back = { place: 'returned', verdict: 'rejected', disposition: 'return', now } as const;
    for (const item of items) changes.moveItem(submission.seq, item, back);
    if (isWhole && submission.items.length === 0) changes.moveFolder(submission, { place: 'returned', now });
    else changes.settle(submission.seq, now);
    const { id, label, ticket_number: number } = submission;
    const body = decidedBody(chosen, why);
    parts.ledger.append([{ at: now, kind: 'held-rejected', actor, submission: id, ticket: number, body }]);
    if (ticket !== null) {
      const occasion = { ticket_id: ticket.id, ticket: ticket.number, status: ticket.status, submission: id };
      parts.ledger.append(moves.resolve([occasion], now));
    }
    parts.state.nextEpoch();
    return { kind: 'decided', label, items: items.map(calledItem), files: items.map(({ file }) => file), others: [] };
  };
};
