import type Database from 'better-sqlite3';

/** The desk's epoch and its counters; to be called inside a transaction. */
export type DeskState = {
  /** Grows with everything that may change a judgement. */
  readonly epoch: () => number;
  /** Says that something changed which may matter to any ticket. */
  readonly nextEpoch: () => void;
  /** Says that something changed which matters to these tickets alone, as repairs do: judgements on others stay good. */
  readonly touch: (ticketIds: readonly number[]) => void;
  /** The same for whoever writes those tickets' rows anyway: what their `touched_epoch` is to be. */
  readonly nextTouch: () => number;
  /** Whether what was judged at that epoch, for tickets of these keys, may be judged otherwise now. */
  readonly isStale: (epoch: number, ticketKeys: readonly string[]) => boolean;
  readonly count: (name: string, by: number) => void;
  readonly tallies: () => ReadonlyMap<string, number>;
};

type Epochs = { readonly epoch: number; readonly whole: number };

const selectEpochs = 'select epoch, whole_epoch as whole from meta where id = 1';
const updateWhole = 'update meta set epoch = epoch + 1, whole_epoch = epoch + 1 where id = 1';
const updateEpoch = 'update meta set epoch = epoch + 1 where id = 1 returning epoch';
const touchTickets = 'update ticket set touched_epoch = ? where id in (select value from json_each(?))';
const selectTouched = `select exists (select 1 from json_each(?) k cross join ticket t on t.key = k.value where t.touched_epoch > ?)`;
const addTally = `insert into tally (name, count) values (?, ?)
  on conflict (name) do update set count = count + excluded.count`;
const selectTallies = 'select name, count from tally';

const openEpochs = (db: Database.Database): Omit<DeskState, 'count' | 'tallies'> => {
  const epochs = db.prepare<[], Epochs>(selectEpochs);
  const nextOfAll = db.prepare<[]>(updateWhole);
  const next = db.prepare<[], number>(updateEpoch).pluck();
  const touchAll = db.prepare<[number, string]>(touchTickets);
  const isTouched = db.prepare<[string, number], number>(selectTouched).pluck();
  const nextTouch = (): number => next.get() ?? 0;
  const now = (): Epochs => epochs.get() ?? { epoch: 0, whole: 0 };
  return {
    epoch: () => now().epoch,
    nextEpoch: () => {
      nextOfAll.run();
    },
    touch: (ticketIds) => {
      if (ticketIds.length === 0) return;
      touchAll.run(nextTouch(), JSON.stringify(ticketIds));
    },
    nextTouch,
    isStale: (epoch, ticketKeys) => {
      const { epoch: newest, whole } = now();
      if (newest === epoch) return false;
      return whole > epoch || epoch > newest || isTouched.get(JSON.stringify(ticketKeys), epoch) === 1;
    },
  };
};

/** The desk's epoch and counters over an open database. */
export const openDeskState = (db: Database.Database): DeskState => {
  const add = db.prepare<[string, number]>(addTally);
  const tallies = db.prepare<[], { name: string; count: number }>(selectTallies);
  return {
    ...openEpochs(db),
    count: (name, by) => {
      if (by !== 0) add.run(name, by);
    },
    tallies: () => new Map(tallies.all().map(({ name, count }) => [name, count])),
  };
};
