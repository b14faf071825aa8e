import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/instant.ts';
import type { AttemptEnd, RepairState } from '../../../domain/repair.ts';
import type { QueueWaits, TimeSlice } from '../../report-reads.ts';
import type { Connection } from '../connection.ts';

type RepairRow = {
  readonly id: number;
  readonly submission_seq: number;
  readonly ticket_key: string | null;
  readonly owner_key: string;
  readonly kind: string;
  readonly state: RepairState;
  readonly queued_at: Instant;
  readonly claimed_at: Instant | null;
  /** When its item left the queue with it; null unless it was withdrawn. */
  readonly left_at: Instant | null;
};
type AttemptRow = {
  readonly repair_id: number;
  readonly claimed_at: Instant;
  readonly ended_at: Instant;
  readonly ending: AttemptEnd;
};
type PersonRow = { readonly repair: number; readonly at: Instant };
type Stretch = QueueWaits['stretches'][number];
type Wait = { readonly from: Instant; readonly to: Instant | null };

const pageSize = 1000;

const selectRepairs = `select r.id, r.submission_seq, (select t.key from ticket t where t.id = r.ticket_id) as ticket_key, r.owner_key, r.kind,
    r.state, r.queued_at, r.claimed_at, case when r.state = 'withdrawn' then
      (select i.placed_at from item i where i.submission_seq = r.submission_seq and i.position = r.position) end as left_at
  from repair r where r.id > @after and (r.finished_at is null or r.finished_at > @from) order by r.id limit ${pageSize}`;
const selectAttempts = `select repair_id, claimed_at, ended_at, ending from attempt where repair_id between ? and ? order by repair_id, number`;
const selectDecided = 'select decided_at from submission where seq = ?';
const selectRequeued = `select json_extract(body, '$.repair') as repair, at from event indexed by event_of_waiting
  where kind = 'repair-requeued' and kind in ('submission-placed', 'repair-escalated', 'repair-requeued') order by at`;
const selectEscalated = selectRequeued.replace(`'repair-requeued' and`, `'repair-escalated' and`);

/** What stands between two claims: when the one before ended, and whether the repair left the queue with it. */
const startAfter = ({ ended_at, ending }: AttemptRow, { queued_at }: RepairRow): Instant =>
  ending === 'altered' && queued_at > ended_at ? queued_at : ended_at;

const endOf = (row: RepairRow, last: AttemptRow | undefined): Instant | null | 'no-wait' => {
  switch (row.state) {
    case 'queued':
      return null;
    case 'claimed':
      return row.claimed_at;
    case 'withdrawn':
      return last?.ending === 'altered' ? 'no-wait' : (row.left_at ?? 'no-wait');
    case 'escalated':
      return last === undefined ? 'no-wait' : last.ended_at;
    default:
      return 'no-wait';
  }
};

const waitsOf = (row: RepairRow, attempts: readonly AttemptRow[], firstAt: Instant): readonly Wait[] => {
  const starts = [firstAt, ...attempts.map((one) => startAfter(one, row))];
  const waits = attempts.map(({ claimed_at: to }, index): Wait => ({ from: starts[index] ?? firstAt, to }));
  const end = endOf(row, attempts.at(-1));
  const from = starts.at(-1) ?? firstAt;
  return end === 'no-wait' ? waits : [...waits, { from, to: end }];
};

/** The times from an escalation until a person put the repair back: it waited for them, not in the queue. */
type Aside = { readonly from: Instant; readonly to: Instant | null };

const withoutAside = (wait: Wait, asides: readonly Aside[]): readonly Stretch[] => {
  const aside = asides.find(({ from, to }) => from >= wait.from && to !== null && (wait.to === null || to <= wait.to));
  const parts =
    aside?.to == null
      ? [wait]
      : [
          { from: wait.from, to: aside.from },
          { from: aside.to, to: wait.to },
        ];
  return parts.filter(({ from, to }) => to === null || from < to);
};

/** Escalations with what ended them, by repair. */
const openAsides = (db: Database.Database) => {
  const escalated = db.prepare<[], PersonRow>(selectEscalated);
  const requeued = db.prepare<[], PersonRow>(selectRequeued);
  return (): ReadonlyMap<number, readonly Aside[]> => {
    const backs = Map.groupBy(requeued.all(), ({ repair }) => repair);
    const asides = escalated.all().map(({ repair, at }) => {
      const to = backs.get(repair)?.find((back) => back.at >= at)?.at ?? null;
      return { repair, from: at, to };
    });
    return Map.groupBy(asides, ({ repair }) => repair);
  };
};

const openPage = (db: Database.Database) => {
  const repairs = db.prepare<[{ after: number; from: Instant }], RepairRow>(selectRepairs);
  const attempts = db.prepare<[number, number], AttemptRow>(selectAttempts);
  const decided = db.prepare<[number], Instant>(selectDecided).pluck();
  return (after: number, from: Instant, asides: ReadonlyMap<number, readonly Aside[]>) => {
    const rows = repairs.all({ after, from });
    const last = rows.at(-1)?.id ?? null;
    const claims = Map.groupBy(attempts.all(rows[0]?.id ?? 0, last ?? -1), (one) => one.repair_id);
    const waits = rows.map((row): QueueWaits => {
      const own = claims.get(row.id) ?? [];
      const isAnew = own[0] !== undefined && own[0].claimed_at < row.queued_at;
      const firstAt = isAnew ? (decided.get(row.submission_seq) ?? row.queued_at) : row.queued_at;
      const stretches = waitsOf(row, own, firstAt).flatMap((wait) => withoutAside(wait, asides.get(row.id) ?? []));
      return { ticketKey: row.ticket_key, ownerKey: row.owner_key, itemKind: row.kind, stretches };
    });
    return { last, waits };
  };
};

/** When repairs waited in the queue, in pages of the order in which they came into it. */
export const openQueueWaits = ({
  db,
  read,
}: Connection): ((slice: TimeSlice) => AsyncIterable<readonly QueueWaits[]>) => {
  const asidesOf = read(openAsides(db));
  const page = read(openPage(db));
  return async function* ({ from }) {
    const asides = await asidesOf();
    for (let after = 0; ; ) {
      const { last, waits } = await page(after, from, asides);
      if (last === null) return;
      yield waits;
      after = last;
    }
  };
};
