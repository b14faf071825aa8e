import Database from 'better-sqlite3';
import type { AskedExplanation, ExplanationCount, ReportReads } from '../../report-reads.ts';
import type { Connection } from '../connection.ts';
import { faultOf } from '../faults.ts';

type Days = Parameters<ReportReads['explanations']>[0];

const selectAsked = `select day, way, code, count from asked where day >= coalesce(@from, '') and day < coalesce(@to, '~')
  order by day, code, way`;
const upsertAsked = `insert into asked (day, way, code, count) values (?, ?, ?, 1)
  on conflict (day, way, code) do update set count = count + 1`;

/** How often what was explained; to be called inside a transaction. */
export const openExplanations = (db: Database.Database): ((days: Days) => readonly ExplanationCount[]) => {
  const select = db.prepare<[Days], ExplanationCount>(selectAsked);
  return ({ from, to }) => select.all({ from, to });
};

/** Another program writes just now, or nothing can be written here. */
const isRefused = (error: unknown): boolean =>
  error instanceof Database.SqliteError && /^SQLITE_(?:BUSY|LOCKED|READONLY|FULL|CANTOPEN|IOERR)/.test(error.code);

const waits = ['busy_timeout', 'synchronous', 'wal_autocheckpoint'] as const;

/** Runs something that waits for nothing: neither for another writer, nor for the disk. */
const withoutWaiting = (db: Database.Database, act: () => void): void => {
  const usual = waits.map((name) => [name, Number(db.pragma(name, { simple: true }))] as const);
  try {
    db.pragma('busy_timeout = 0');
    db.pragma('synchronous = normal');
    db.pragma('wal_autocheckpoint = 0');
    act();
  } finally {
    for (const [name, value] of usual) db.pragma(`${name} = ${value}`);
  }
};

/** Counts an explanation (`Store.noteAsked`). */
export const openNoteAsked = ({ db, shownAs }: Connection): ((asked: AskedExplanation) => Promise<boolean>) => {
  const add = db.prepare<[string, string, string]>(upsertAsked);
  const note = db.transaction(({ day, way, codes }: AskedExplanation) => {
    for (const code of new Set(codes)) add.run(day, way, code);
  });
  return async (asked) => {
    try {
      withoutWaiting(db, () => note.immediate(asked));
      return true;
    } catch (error) {
      if (isRefused(error)) return false;
      throw faultOf(error, shownAs);
    }
  };
};
