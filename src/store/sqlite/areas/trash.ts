import type Database from 'better-sqlite3';
import { epochMsOf, type Instant } from '../../../domain/instant.ts';
import type { AreaAnswer, AreaDecision } from '../../area-store.ts';
import type { Parts } from '../parts.ts';
import { openChanges } from './changes.ts';
import { type Chosen, chosenIn, decidedBody, isChosen } from './chosen.ts';
import { openDeskTicket, pausesOver, refused } from './desk-ticket.ts';
import { calledItem, openLying, sinceOf } from './lying.ts';

/** What people do with the trash; to be called inside a transaction. */
export type Trash = {
  readonly restore: (decision: AreaDecision, graceMs: number) => AreaAnswer;
  readonly purge: (decision: AreaDecision, graceMs: number) => AreaAnswer;
};

const isGraceOver = ({ submission, items }: Chosen, now: Instant, graceMs: number): boolean =>
  epochMsOf(now) - epochMsOf(sinceOf(submission, items)) >= graceMs;

const decided = ({ submission, items }: Chosen): AreaAnswer => ({
  kind: 'decided',
  label: submission.label,
  items: items.map(calledItem),
  files: items.map(({ file }) => file),
  others: [],
});

const openTell =
  ({ ledger, state }: Parts) =>
  (kind: 'trash-restored' | 'trash-purged', chosen: Chosen, { by, why, now }: AreaDecision): AreaAnswer => {
    const { id, ticket_number: ticket } = chosen.submission;
    ledger.append([{ at: now, kind, actor: by, submission: id, ticket, body: decidedBody(chosen, why) }]);
    state.nextEpoch();
    return decided(chosen);
  };

/** The trash over an open database. */
export const openTrash = (db: Database.Database, parts: Parts): Trash => {
  const lying = openLying(db);
  const changes = openChanges(db, parts.state);
  const ticketOf = openDeskTicket(db);
  const tell = openTell(parts);
  return {
    restore: (decision, graceMs) => {
      const chosen = chosenIn('trash', decision, lying.byId(decision.submission));
      if (!isChosen(chosen)) return chosen;
      const { submission, items, isWhole } = chosen;
      const { now } = decision;
      if (isGraceOver(chosen, now, graceMs)) return refused('grace-over');
      for (const item of items) {
        changes.moveItem(submission.seq, item, { place: 'held', verdict: item.verdict, disposition: 'hold', now });
      }
      if (isWhole) changes.moveFolder(submission, { place: 'held', now });
      return tell('trash-restored', chosen, decision);
    },
    purge: (decision, graceMs) => {
      const chosen = chosenIn('trash', decision, lying.byId(decision.submission));
      if (!isChosen(chosen)) return chosen;
      const { submission, items, isWhole } = chosen;
      if (!isGraceOver(chosen, decision.now, graceMs)) return refused('grace-runs');
      const pauses = pausesOver(parts.stops, ticketOf(submission), items);
      if (pauses.length > 0) return refused('paused', pauses);
      for (const item of items) changes.purgeItem(submission.seq, item, decision.now);
      if (isWhole) changes.purgeFolder(submission.seq, decision.now);
      return tell('trash-purged', chosen, decision);
    },
  };
};
