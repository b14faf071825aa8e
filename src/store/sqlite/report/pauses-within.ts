import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/instant.ts';
import type { RecordedPause, TimeRange } from '../../report-reads.ts';
import { type PauseRow, pauseCells, pauseOf } from '../pauses/pause-rows.ts';
import { type Bounds, boundsOf } from './receipts.ts';

type Row = PauseRow & {
  readonly ended_at: Instant | null;
  readonly ended_by: string | null;
  readonly ended_why: string | null;
};

const selectPauses = `select ${pauseCells}, null as ended_at, null as ended_by, null as ended_why from pause
    where since < @to and coalesce(until, '~') > @from
  union all select ${pauseCells}, ended_at, ended_by, ended_why from pause_ended where since < @to and ended_at > @from
  order by since, id`;

const recordedOf = (row: Row): RecordedPause => {
  const { scope_key: scopeKey, ended_at: at, ended_by: by, ended_why: why } = row;
  const ended = at === null ? null : { at, by: by ?? '', why: why ?? '' };
  return { ...pauseOf(row), scopeKey, ended };
};

/** The pauses of a range; to be called inside a transaction. */
export const openPausesWithin = (db: Database.Database): ((range: TimeRange) => readonly RecordedPause[]) => {
  const select = db.prepare<[Bounds], Row>(selectPauses);
  return (range) => select.all(boundsOf(range)).map(recordedOf);
};
