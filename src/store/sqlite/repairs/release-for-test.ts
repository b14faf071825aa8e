import type Database from 'better-sqlite3';
import type { SubmissionId } from '../../../domain/ids.ts';
import type { Instant } from '../../../domain/instant.ts';
import type { ClaimRequest } from '../../queue-store.ts';
import { partsFromFolder } from '../parting.ts';
import type { Parts } from '../parts.ts';

type DetainedRow = {
  readonly seq: number;
  readonly id: SubmissionId;
  readonly place: string;
  readonly ticket: string | null;
};

type Wanted = Readonly<Record<'kinds' | 'tickets' | 'owners' | 'stopped', string | null>> & { readonly now: Instant };

const selectFirst = `select s.seq, s.id, s.place, s.ticket_number as ticket
  from submission s indexed by submission_detained join repair r on r.submission_seq = s.seq
  where s.is_detained = 1 and r.state = 'queued' and (r.not_before is null or r.not_before <= @now)
  and (@kinds is null or r.kind in (select value from json_each(@kinds)))
  and r.ticket_id not in (select value from json_each(@tickets)) and r.owner_key not in (select value from json_each(@owners))
  and r.kind not in (select value from json_each(@stopped)) and not exists (${partsFromFolder})
  order by r.opened_at, r.sort_key, r.submission_seq, r.position limit 1`;
const updateSubmission = 'update submission set is_detained = 0, placed_at = ? where seq = ?';
const updateItems = 'update item set placed_at = ? where submission_seq = ?';

/**
 * Lets one folder go that the platform's pause keeps, so that a repair of it can test the platform where nothing else waits; only one that goes to
 * `repair/` as a whole, for nothing is to be returned yet. False when there is none. To be called inside an immediate transaction.
 */
export const openReleaseForTest = (
  db: Database.Database,
  { stops, ledger }: Pick<Parts, 'stops' | 'ledger'>,
): ((request: Pick<ClaimRequest, 'kinds' | 'now'>) => boolean) => {
  const first = db.prepare<[Wanted], DetainedRow>(selectFirst);
  const release = db.prepare<[Instant, number]>(updateSubmission);
  const moveItems = db.prepare<[Instant, number]>(updateItems);
  return ({ kinds, now }) => {
    const { tickets, owners, kinds: stopped } = stops.scoped();
    const row = first.get({
      now,
      kinds: kinds === null ? null : JSON.stringify(kinds),
      tickets: JSON.stringify(tickets),
      owners: JSON.stringify(owners),
      stopped: JSON.stringify(stopped),
    });
    if (row === undefined) return false;
    release.run(now, row.seq);
    moveItems.run(now, row.seq);
    const { id: submission, ticket, place } = row;
    ledger.append([{ at: now, kind: 'submission-placed', actor: 'ozma', submission, ticket, body: { place } }]);
    return true;
  };
};
