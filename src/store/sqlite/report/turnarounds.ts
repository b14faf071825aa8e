import type Database from 'better-sqlite3';
import type { TimeSlice, Turnaround } from '../../report-reads.ts';

type VerdictRow = { readonly seconds: number; readonly count: number };
type BackRow = { readonly state: 'back' | 'not-back' | 'in-trash'; readonly seconds: number; readonly count: number };

const received = 's.received_at >= @from and s.received_at < @to';
const selectVerdicts = `select max(0, unixepoch(s.decided_at) - unixepoch(s.received_at)) as seconds, count(*) as count
  from submission s where ${received} group by 1 order by 1`;
/** When the last item went back: '~' while one is here, '' where it went as soon as it was judged, null where none went back. */
const lastItem = `(select case when sum(i.place in ('held', 'repair')) > 0 then '~'
    else max(case when i.place = 'returned' then coalesce(i.placed_at, '') end) end
  from item i where i.submission_seq = s.seq)`;
const selectBacks = `with folder as (select s.received_at, s.decided_at, ${lastItem} as item_at, s.place, s.is_detained,
    case when s.place = 'returned' then coalesce(s.placed_at, '') end as own_at from submission s where ${received}),
  ended as (select received_at, decided_at, case
      when is_detained = 1 or place in ('held', 'repair') or item_at = '~' then 'not-back'
      when own_at is null and item_at is null then 'in-trash' else 'back' end as state,
    max(decided_at, coalesce(own_at, ''), coalesce(item_at, '')) as at from folder)
  select state, case state when 'back' then max(0, unixepoch(at) - unixepoch(received_at)) else 0 end as seconds, count(*) as count
  from ended group by 1, 2 order by 1, 2`;

/** How long the folders of a slice took; to be called inside a transaction. */
export const openTurnaround = (db: Database.Database): ((slice: TimeSlice) => Turnaround) => {
  const verdicts = db.prepare<[TimeSlice], VerdictRow>(selectVerdicts);
  const backs = db.prepare<[TimeSlice], BackRow>(selectBacks);
  return ({ from, to }) => {
    const rows = backs.all({ from, to });
    const countOf = (state: BackRow['state']): number => rows.find((row) => row.state === state)?.count ?? 0;
    return {
      verdict: verdicts.all({ from, to }).map(({ seconds, count }) => [seconds, count]),
      back: rows.filter(({ state }) => state === 'back').map(({ seconds, count }) => [seconds, count]),
      notBack: countOf('not-back'),
      inTrash: countOf('in-trash'),
    };
  };
};
