import type Database from 'better-sqlite3';
import type { Instant } from '../../domain/instant.ts';

/** A waiting repair's position in the order of the queue: ticket's opening, ticket number, arrival, position (product.md 10). */
export type QueuePosition = {
  readonly repair: number;
  readonly opened_at: Instant;
  readonly sort_key: string;
  readonly submission_seq: number;
  readonly position: number;
};

/** Places in the queue, counted from 1; to be called inside a transaction. */
export type QueuePlaces = {
  /** By number of the repair. */
  readonly of: (positions: readonly QueuePosition[]) => ReadonlyMap<number, number>;
  /** The place of every waiting repair by its number, 0 for others: four bytes a repair ever made. */
  readonly all: () => Uint32Array;
};

type Hour = { readonly month: string; readonly hour: string };
type Bound = Pick<QueuePosition, 'opened_at' | 'sort_key' | 'submission_seq' | 'position'> & Pick<Hour, 'hour'>;

/** Of whole months, then of whole hours within the month: some hundreds of rows however long the queue is. */
const countBeforeHour = `select coalesce((select sum(waiting) from queue_span where unit = 'month' and start < +@month), 0)
  + coalesce((select sum(waiting) from queue_span where unit = 'hour' and start >= +@month and start < +@hour), 0)`;
const countWithinHour = `select count(*) from repair where state = 'queued' and opened_at >= +@hour
  and (opened_at, sort_key, submission_seq, position) <= (+@opened_at, +@sort_key, +@submission_seq, +@position)`;
const selectQueue = `select id from repair where state = 'queued' order by opened_at, sort_key, submission_seq, position`;
const selectNewest = 'select coalesce(max(id), 0) from repair';

const hourOf = ({ opened_at }: QueuePosition): Hour => ({ month: opened_at.slice(0, 7), hour: opened_at.slice(0, 13) });

/** Places in the queue over an open database. */
export const openQueuePlaces = (db: Database.Database): QueuePlaces => {
  const beforeHour = db.prepare<[Hour], number>(countBeforeHour).pluck();
  const withinHour = db.prepare<[Bound], number>(countWithinHour).pluck();
  const queue = db.prepare<[], number>(selectQueue).pluck();
  const newest = db.prepare<[], number>(selectNewest).pluck();
  return {
    of: (positions) => {
      const before = new Map<string, number>();
      const placeOf = (at: QueuePosition): number => {
        const { month, hour } = hourOf(at);
        const waiting = before.get(hour) ?? beforeHour.get({ month, hour }) ?? 0;
        before.set(hour, waiting);
        return waiting + (withinHour.get({ ...at, hour }) ?? 0);
      };
      return new Map(positions.map((at) => [at.repair, placeOf(at)]));
    },
    all: () => {
      const places = new Uint32Array((newest.get() ?? 0) + 1);
      let place = 0;
      for (const repair of queue.iterate()) {
        place += 1;
        places[repair] = place;
      }
      return places;
    },
  };
};
