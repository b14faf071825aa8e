import type Database from 'better-sqlite3';
import type { Event } from '../../../domain/event.ts';
import type { SubmissionId } from '../../../domain/ids.ts';
import type { Instant } from '../../../domain/instant.ts';
import { mayMove, openItems, type TicketStatus } from '../../../domain/ticket.ts';
import type { Parts } from '../parts.ts';

/** Something that happened to an item of a ticket, for which the ticket may move. */
type Occasion = {
  readonly ticket_id: number;
  readonly ticket: string;
  readonly status: TicketStatus;
  readonly submission: SubmissionId;
};

/** How a ticket's status follows its repairs (product.md 3); each answers what to tell the ledger, and is to be called inside a transaction. */
export type TicketMoves = {
  /** The first claim of a ticket, to be told before it is made: somebody is looking into it. */
  readonly look: (claimed: readonly Occasion[], at: Instant) => readonly Event[];
  /** Nothing of the ticket waits, is held or may still be sent, and something was finished: it is resolved. */
  readonly resolve: (finished: readonly Occasion[], at: Instant) => readonly Event[];
};

const updateStatus = 'update ticket set status = ?, touched_epoch = ? where id = ?';
const selectClaimed = 'select exists (select 1 from repair where ticket_id = ? and claims > 0)';
/** Of tickets, those of which nothing is left to do; `is_instructed` tells whether something may still have to be sent. */
const selectDone = `select t.id, t.status, t.is_instructed from json_each(?) k cross join ticket t on t.id = k.value
  where not exists (select 1 from repair r where r.ticket_id = t.id and r.state in ('queued', 'claimed', 'escalated'))
  and exists (select 1 from repair r where r.ticket_id = t.id and r.state in ('fulfilled', 'unrepairable'))
  and not exists (select 1 from submission s cross join item i on i.submission_seq = s.seq where s.ticket_id = t.id and i.place = 'held')`;

type DoneRow = { readonly id: number; readonly status: TicketStatus; readonly is_instructed: number };

const looking: TicketStatus = 'Pending-We are looking into it!';
const sent: TicketStatus = 'Pending-Item sent to Ozma';
const resolved: TicketStatus = 'Resolved';

const moved = (of: Occasion, at: Instant, move: { readonly from: TicketStatus; readonly to: TicketStatus }): Event => ({
  at,
  kind: 'ticket-status-changed',
  actor: 'ozma',
  submission: of.submission,
  ticket: of.ticket,
  body: move,
});

const eachTicket = (occasions: readonly Occasion[]): ReadonlyMap<number, Occasion> =>
  new Map(occasions.toReversed().map((one) => [one.ticket_id, one]));

/** How tickets follow their repairs, over an open database. */
export const openTicketMoves = (
  db: Database.Database,
  { tickets, state }: Pick<Parts, 'tickets' | 'state'>,
): TicketMoves => {
  const setStatus = db.prepare<[TicketStatus, number, number]>(updateStatus);
  const wasClaimed = db.prepare<[number], number>(selectClaimed).pluck();
  const done = db.prepare<[string], DoneRow>(selectDone);
  const isOpen = (id: number): boolean => tickets.byIds([id]).some(({ ticket }) => openItems(ticket).length > 0);
  const isToBeLookedInto = ({ ticket_id: id, status }: Occasion): boolean =>
    status !== looking && mayMove(status, looking) && (status === sent || wasClaimed.get(id) !== 1);
  const isResolved = ({ id, status, is_instructed }: DoneRow): boolean =>
    status !== resolved && mayMove(status, resolved) && !(is_instructed === 1 && isOpen(id));
  const move = (those: readonly Occasion[], to: TicketStatus, at: Instant): readonly Event[] => {
    if (those.length === 0) return [];
    const epoch = state.nextTouch();
    for (const { ticket_id: id } of those) setStatus.run(to, epoch, id);
    return those.map((one) => moved(one, at, { from: one.status, to }));
  };
  return {
    look: (claimed, at) => move([...eachTicket(claimed).values()].filter(isToBeLookedInto), looking, at),
    resolve: (finished, at) => {
      const byTicket = eachTicket(finished);
      const ready = done.all(JSON.stringify([...byTicket.keys()])).filter(isResolved);
      const those = ready.flatMap(({ id, status }) => {
        const one = byTicket.get(id);
        return one === undefined ? [] : [{ ...one, status }];
      });
      return move(those, resolved, at);
    },
  };
};
