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

type Bound = [openedAt: Instant | '', sortKey: string, submissionSeq: number, position: number];

/** Places in the queue, counted from 1; to be called inside a transaction. */
export type QueuePlaces = {
  /** By number of the repair: one walk over the queue up to the last one asked for, and none where nothing is asked. */
  readonly of: (positions: readonly QueuePosition[]) => ReadonlyMap<number, number>;
  /** The place of every waiting repair by its number, 0 for others: four bytes a repair ever made. */
  readonly all: () => Uint32Array;
};

const countBetween = `select count(*) from repair where state = 'queued'
  and (opened_at, sort_key, submission_seq, position) > (?, ?, ?, ?)
  and (opened_at, sort_key, submission_seq, position) <= (?, ?, ?, ?)`;
const selectQueue = `select id from repair where state = 'queued' order by opened_at, sort_key, submission_seq, position`;
const selectNewest = 'select coalesce(max(id), 0) from repair';

const compareTexts = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

const inOrder = (a: QueuePosition, b: QueuePosition): number =>
  compareTexts(a.opened_at, b.opened_at) ||
  compareTexts(a.sort_key, b.sort_key) ||
  a.submission_seq - b.submission_seq ||
  a.position - b.position;

const boundOf = (at: QueuePosition): Bound => [at.opened_at, at.sort_key, at.submission_seq, at.position];

/** Places in the queue over an open database. */
export const openQueuePlaces = (db: Database.Database): QueuePlaces => {
  const between = db.prepare<[...Bound, ...Bound], number>(countBetween).pluck();
  const queue = db.prepare<[], number>(selectQueue).pluck();
  const newest = db.prepare<[], number>(selectNewest).pluck();
  return {
    of: (positions) => {
      const places = new Map<number, number>();
      let place = 0;
      let from: Bound = ['', '', 0, 0];
      for (const position of positions.toSorted(inOrder)) {
        const to = boundOf(position);
        place += between.get(...from, ...to) ?? 0;
        places.set(position.repair, place);
        from = to;
      }
      return places;
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
