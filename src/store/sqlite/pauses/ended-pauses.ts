import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/instant.ts';
import type { EndedPause } from '../../../domain/pause.ts';
import type { PauseStore } from '../../pause-store.ts';
import { type PauseRow, pauseCells, pauseOf } from './pause-rows.ts';

type EndedRow = PauseRow & { readonly ended_at: Instant; readonly ended_by: string; readonly ended_why: string };
type Page = Parameters<PauseStore['endedPauses']>[0];

const selectEnded = `select ${pauseCells}, ended_at, ended_by, ended_why from pause_ended
  where @before is null or (ended_at, id) < (select ended_at, id from pause_ended where id = +@before)
  order by ended_at desc, id desc limit +@limit`;

const endedOf = (row: EndedRow): EndedPause => ({
  ...pauseOf(row),
  endedAt: row.ended_at,
  endedBy: row.ended_by,
  endedWhy: row.ended_why,
});

/** Lists the pauses that are over, youngest end first; `before` is the number of the last one of the page before. To be called inside a transaction. */
export const openEndedPauses = (db: Database.Database): ((page: Page) => readonly EndedPause[]) => {
  const select = db.prepare<[Page], EndedRow>(selectEnded);
  return (page) => select.all(page).map(endedOf);
};
