import type Database from 'better-sqlite3';
import type { Instant } from '../../domain/instant.ts';
import type { ServeState } from '../reads.ts';

type Row = {
  readonly holder: string;
  readonly started_at: Instant;
  readonly beat_at: Instant;
  readonly intake_stopped_because: string | null;
};

const upsertState = `insert into serve_state (id, holder, started_at, beat_at, intake_stopped_because) values (1, ?, ?, ?, ?)
  on conflict (id) do update set holder = excluded.holder, started_at = excluded.started_at, beat_at = excluded.beat_at,
    intake_stopped_because = excluded.intake_stopped_because`;
const deleteState = 'delete from serve_state';
const selectState = 'select holder, started_at, beat_at, intake_stopped_because from serve_state where id = 1';

/** Remembers what `serve` says of itself; to be called inside an immediate transaction. */
export const openNoteServe = (db: Database.Database): ((state: ServeState | null) => void) => {
  const put = db.prepare<[string, Instant, Instant, string | null]>(upsertState);
  const remove = db.prepare<[]>(deleteState);
  return (state) => {
    if (state === null) remove.run();
    else put.run(state.holder, state.startedAt, state.beatAt, state.intakeStoppedBecause);
  };
};

/** What `serve` last said of itself; to be called inside a transaction. */
export const openServeState = (db: Database.Database): (() => ServeState | null) => {
  const select = db.prepare<[], Row>(selectState);
  return () => {
    const row = select.get();
    return row === undefined
      ? null
      : {
          holder: row.holder,
          startedAt: row.started_at,
          beatAt: row.beat_at,
          intakeStoppedBecause: row.intake_stopped_because,
        };
  };
};
