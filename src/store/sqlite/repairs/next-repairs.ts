import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/instant.ts';
import type { ClaimRequest } from '../../queue-store.ts';
import type { Parts } from '../parts.ts';

type Asked = Pick<ClaimRequest, 'now' | 'kinds'>;

/** The numbers of the repairs that may be claimed next; to be called inside a transaction. */
export type NextRepairs = {
  readonly inOrder: (asked: Asked, limit: number) => readonly number[];
  /** The first that has not failed as a test of the platform since an instant. */
  readonly untested: (asked: Asked, since: Instant) => readonly number[];
};

/** The order of product.md 10. A waiting repair whose folder has not come to its area yet is nothing to claim. */
const claimable = `from repair r indexed by repair_queue where r.state = 'queued'
  and (r.not_before is null or r.not_before <= +@now) and (@kinds is null or r.kind in (select value from json_each(@kinds)))
  and not exists (select 1 from submission s indexed by submission_detained where s.is_detained = 1 and s.seq = r.submission_seq)`;
const inOrder = 'order by r.opened_at, r.sort_key, r.submission_seq, r.position limit +@limit';
const beside = `r.ticket_id not in (select value from json_each(@tickets))
  and r.owner_key not in (select value from json_each(@owners)) and r.kind not in (select value from json_each(@stopped))`;
const selectNext = `select r.id ${claimable} ${inOrder}`;
const selectNextBeside = `select r.id ${claimable} and ${beside} ${inOrder}`;
const selectUntested = `select r.id ${claimable} and ${beside} and not exists (select 1 from attempt a
    where a.repair_id = r.id and a.is_test = 1 and a.ending in ('fault', 'retry') and a.claimed_at >= +@since) ${inOrder}`;

type Wanted = { readonly now: Instant; readonly kinds: string | null; readonly limit: number };
type Stopped = { readonly tickets: string; readonly owners: string; readonly stopped: string };

/** The next repairs over an open database; those with a pause of their own are passed over. */
export const openNextRepairs = (db: Database.Database, { stops }: Pick<Parts, 'stops'>): NextRepairs => {
  const next = db.prepare<[Wanted], number>(selectNext).pluck();
  const nextBeside = db.prepare<[Wanted & Stopped], number>(selectNextBeside).pluck();
  const untested = db.prepare<[Wanted & Stopped & { readonly since: Instant }], number>(selectUntested).pluck();
  const wanted = ({ now, kinds }: Asked, limit: number): Wanted => ({
    now,
    kinds: kinds === null ? null : JSON.stringify(kinds),
    limit,
  });
  const stopped = (): Stopped => {
    const { tickets, owners, kinds } = stops.scoped();
    return { tickets: JSON.stringify(tickets), owners: JSON.stringify(owners), stopped: JSON.stringify(kinds) };
  };
  return {
    inOrder: (asked, limit) =>
      stops.hasScoped() ? nextBeside.all({ ...wanted(asked, limit), ...stopped() }) : next.all(wanted(asked, limit)),
    untested: (asked, since) => untested.all({ ...wanted(asked, 1), ...stopped(), since }),
  };
};
