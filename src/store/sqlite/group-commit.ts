import type Database from 'better-sqlite3';
import { isUnconfirmed } from './faults.ts';

/** An operation that waits to be written; it is kept once it is durable, or refused with the cause. */
type Waiting = {
  readonly act: () => unknown;
  readonly keep: () => void;
  readonly refuse: (cause: unknown) => void;
};

/** What kept one operation of a group from being written. */
type Refusal = { readonly of: Waiting; readonly cause: unknown };

/** Writes operations: those that are asked for in one go share one commit, and with it one wait for the disk. */
export type GroupCommit = {
  /** Answers once the operation is durable. In the order of asking each is all or nothing by itself, and sees what those before it wrote. */
  readonly write: <R>(act: () => R) => Promise<R>;
  /** Writes at once what waits: to be called before the database is closed. */
  readonly settle: () => void;
};

/** Writes a group in one transaction; answers what was refused, or throws where the transaction itself is lost and nothing stands. */
const openWriteGroup = (db: Database.Database) => {
  // Within a transaction it is a savepoint.
  const one = db.transaction((act: () => unknown) => act());
  const refusalsOf = (of: Waiting): readonly Refusal[] => {
    try {
      one(of.act);
      return [];
    } catch (cause) {
      // A full disk, for one, undoes the whole transaction.
      if (!db.inTransaction) throw cause;
      return [{ of, cause }];
    }
  };
  const all = db.transaction((group: readonly Waiting[]) => group.flatMap(refusalsOf));
  return (group: readonly Waiting[]): readonly Refusal[] => {
    const [only] = group;
    if (only === undefined || group.length > 1) return all.immediate(group);
    one.immediate(only.act);
    return [];
  };
};

/** Opens the writes of a database. */
export const openGroupCommit = (db: Database.Database): GroupCommit => {
  const writeGroup = openWriteGroup(db);
  let waiting: Waiting[] = [];
  let broken: unknown = null;
  const settle = (): void => {
    const group = waiting;
    waiting = [];
    if (group.length === 0) return;
    try {
      if (broken !== null) throw broken;
      for (const { of, cause } of writeGroup(group)) of.refuse(cause);
      for (const { keep } of group) keep();
    } catch (cause) {
      // A second try may succeed without the data, so this handle is not believed any more.
      if (isUnconfirmed(cause)) broken = cause;
      for (const { refuse } of group) refuse(cause);
    }
  };
  return {
    settle,
    write: (act) =>
      new Promise((resolve, reject) => {
        if (waiting.length === 0) queueMicrotask(settle);
        let keep = (): void => undefined;
        const actAndRemember = () => {
          const value = act();
          keep = () => resolve(value);
          return value;
        };
        waiting.push({ act: actAndRemember, keep: () => keep(), refuse: reject });
      }),
  };
};
