import type Database from 'better-sqlite3';
import { type SubmissionId, sha256 } from '../../domain/ids.ts';
import type { Instant } from '../../domain/instant.ts';
import type { ActiveSubmission } from '../../domain/seen.ts';
import { currentInstruction } from '../../domain/ticket.ts';
import { openQueuePlaces, type QueuePosition } from './queue-places.ts';
import type { StoredTicket } from './tickets.ts';

type ActiveRow = {
  readonly seq: number;
  readonly id: SubmissionId;
  readonly label: string;
  readonly received_at: Instant;
  readonly digest: Buffer;
};

type Found = { readonly ticketKey: string; readonly row: ActiveRow; readonly waiting: QueuePosition | undefined };

const selectActives = `select seq, id, label, received_at, digest from submission
  where ticket_id = +? and instructed_at = +? and verdict in ('accepted', 'partial', 'held') order by seq`;
const selectItems = `select item_key from item
  where submission_seq = +? and verdict in ('accepted', 'held') and item_key is not null order by position`;
const selectWaiting = `select id as repair, opened_at, sort_key, submission_seq, position from repair
  where submission_seq = +? and state = 'queued' order by position limit 1`;

/** The active submissions of tickets by ticket key (product.md 12, "Active"); the answer is to be called inside a transaction. */
export const openActives = (
  db: Database.Database,
): ((tickets: readonly StoredTicket[]) => ReadonlyMap<string, readonly ActiveSubmission[]>) => {
  const actives = db.prepare<[number, Instant], ActiveRow>(selectActives);
  const items = db.prepare<[number], string>(selectItems).pluck();
  const waiting = db.prepare<[number], QueuePosition>(selectWaiting);
  const places = openQueuePlaces(db);
  const find = ({ id, key, ticket }: StoredTicket): readonly Found[] => {
    const instruction = currentInstruction(ticket);
    if (instruction === null) return [];
    const rows = actives.all(id, instruction.at);
    return rows.map((row) => ({ ticketKey: key, row, waiting: waiting.get(row.seq) }));
  };
  return (tickets) => {
    const found = tickets.flatMap(find);
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
