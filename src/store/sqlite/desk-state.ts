import type Database from 'better-sqlite3';

/** The desk's epoch and its counters; to be called inside a transaction. */
export type DeskState = {
  /** Grows with everything that may change a judgement. */
  readonly epoch: () => number;
  readonly nextEpoch: () => void;
  readonly count: (name: string, by: number) => void;
  readonly tallies: () => ReadonlyMap<string, number>;
};

const selectEpoch = 'select epoch from meta where id = 1';
const updateEpoch = 'update meta set epoch = epoch + 1 where id = 1';
const addTally = `insert into tally (name, count) values (?, ?)
  on conflict (name) do update set count = count + excluded.count`;
const selectTallies = 'select name, count from tally';

/** The desk's epoch and counters over an open database. */
export const openDeskState = (db: Database.Database): DeskState => {
  const epoch = db.prepare<[], number>(selectEpoch).pluck();
  const next = db.prepare<[]>(updateEpoch);
  const add = db.prepare<[string, number]>(addTally);
  const tallies = db.prepare<[], { name: string; count: number }>(selectTallies);
  return {
    epoch: () => epoch.get() ?? 0,
    nextEpoch: () => {
      next.run();
    },
    count: (name, by) => {
      if (by !== 0) add.run(name, by);
    },
    tallies: () => new Map(tallies.all().map(({ name, count }) => [name, count])),
  };
};
