import type Database from 'better-sqlite3';
import { type SubmissionId, sha256 } from '../../domain/ids.ts';
import type { Instant } from '../../domain/instant.ts';
import type { ActiveSubmission } from '../../domain/seen.ts';
import { currentInstruction } from '../../domain/ticket.ts';
import { openQueuePlaces, type QueuePosition } from './queue-places.ts';
import type { StoredTicket } from './tickets.ts';

type ActiveRow = {
  readonly ticket_id: number;
  readonly seq: number;
  readonly id: SubmissionId;
  readonly label: string;
  readonly received_at: Instant;
  readonly digest: Buffer;
};

type Found = { readonly ticketKey: string; readonly row: ActiveRow; readonly waiting: QueuePosition | undefined };

/** For a whole batch, since few tickets have any; put in order afterwards. */
const selectActives = `select s.ticket_id, s.seq, s.id, s.label, s.received_at, s.digest
  from json_each(?) k cross join submission s on s.ticket_id = k.value ->> 0 and s.instructed_at = k.value ->> 1
  where s.verdict in ('accepted', 'partial', 'held')`;
const selectItems = `select item_key from item
  where submission_seq = +? and verdict in ('accepted', 'held') and item_key is not null order by position`;
const selectWaiting = `select id as repair, opened_at, sort_key, submission_seq, position from repair
  where submission_seq = +? and state = 'queued' order by position limit 1`;

/** The active submissions of tickets by ticket key (product.md 12, "Active"); the answer is to be called inside a transaction. */
export const openActives = (
  db: Database.Database,
): ((tickets: readonly StoredTicket[]) => ReadonlyMap<string, readonly ActiveSubmission[]>) => {
  const actives = db.prepare<[string], ActiveRow>(selectActives);
  const items = db.prepare<[number], string>(selectItems).pluck();
  const waiting = db.prepare<[number], QueuePosition>(selectWaiting);
  const places = openQueuePlaces(db);
  const find = (tickets: readonly StoredTicket[]): readonly Found[] => {
    const keys = new Map(tickets.map(({ id, key }) => [id, key]));
    const asked = tickets.flatMap(({ id, ticket }) => {
      const instruction = currentInstruction(ticket);
      return instruction === null ? [] : [[id, instruction.at]];
    });
    return actives
      .all(JSON.stringify(asked))
      .sort((a, b) => a.seq - b.seq)
      .map((row) => ({ ticketKey: keys.get(row.ticket_id) ?? '', row, waiting: waiting.get(row.seq) }));
  };
  return (tickets) => {
    const found = find(tickets);
    const placeOf = places.of(found.flatMap((one) => (one.waiting === undefined ? [] : [one.waiting])));
    const answer = new Map<string, ActiveSubmission[]>();
    for (const { ticketKey, row, waiting: first } of found) {
      const active: ActiveSubmission = {
        submission: row.id,
        label: row.label,
        receivedAt: row.received_at,
        digest: sha256(row.digest.toString('hex')),
        itemKeys: items.all(row.seq),
        queuePlace: first === undefined ? null : (placeOf.get(first.repair) ?? null),
      };
      const known = answer.get(ticketKey);
      if (known === undefined) answer.set(ticketKey, [active]);
      else known.push(active);
    }
    return answer;
  };
};
