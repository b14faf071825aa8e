import type Database from 'better-sqlite3';
import type { Event, EventKind } from '../../../domain/event.ts';
import type { Instant } from '../../../domain/instant.ts';
import { type EndedPause, type Pause, type PauseScope, pauseEnds } from '../../../domain/pause.ts';
import type { PauseName, PauseOpening } from '../../pause-store.ts';
import type { Ledger } from '../ledger.ts';
import { type PauseRow, pauseCells, pauseOf } from './pause-rows.ts';

type By = { readonly actor: string; readonly why: string; readonly now: Instant };
type Ending = By & { readonly endedAt: Instant };

/** Opens, stages and ends pauses, each with its event; to be called inside a transaction. */
export type PauseChanges = {
  readonly open: (opening: PauseOpening) => Pause;
  readonly end: (name: PauseName, by: By) => EndedPause | null;
  /** Sets a pause's stage; false where there is no such pause. */
  readonly stage: (name: PauseName, stage: Pause['stage'], by: By) => boolean;
  readonly hasExpired: (now: Instant) => boolean;
  readonly expire: (now: Instant) => readonly EndedPause[];
  readonly find: (name: PauseName) => Pause | null;
  readonly ofKind: (kind: Pause['kind']) => readonly Pause[];
};

const insertPause = `insert into pause (kind, source, scope_kind, scope, scope_key, who, why, since, until, evidence, stage)
  values (@kind, @source, @scopeKind, @scope, @scopeKey, @who, @why, @since, @until, @evidence, 'holding')`;
const selectById = `select ${pauseCells} from pause where id = ?`;
const selectBySource = `select ${pauseCells} from pause where kind = ? and source = ?`;
const selectByKind = `select ${pauseCells} from pause where kind = +? order by id`;
const selectExpired = `select ${pauseCells} from pause where until <= ? order by until, id`;
const updateStage = 'update pause set stage = ? where id = ?';
const copyEnded = `insert into pause_ended (${pauseCells}, ended_at, ended_by, ended_why)
  select ${pauseCells}, @endedAt, @actor, @why from pause where id = @id`;
const deletePause = 'delete from pause where id = ?';

const nameOf = (scope: PauseScope): string => {
  switch (scope.kind) {
    case 'desk':
      return '';
    case 'ticket':
      return scope.ticket;
    case 'owner':
      return scope.owner;
    case 'item-kind':
      return scope.itemKind;
  }
};

const eventOf = (kind: EventKind, pause: Pause, of: Pick<Event, 'at' | 'actor' | 'body'>): Event => ({
  kind,
  at: of.at,
  actor: of.actor,
  submission: null,
  // So that a ticket's own story tells of the pauses that were made for it.
  ticket: pause.scope.kind === 'ticket' ? pause.scope.ticket : null,
  body: { pause: pause.id, ...of.body },
});

const openedEvent = (pause: Pause, scopeKey: string): Event => {
  const { kind: pauseKind, source, scope, who, why, since, until, evidence } = pause;
  const body = { pauseKind, source, scope, scopeKey, why, until, evidence };
  return eventOf('pause-opened', pause, { at: since, actor: who, body });
};

const endedEvent = (pause: EndedPause, { actor, why, now }: By): Event => {
  const { kind: pauseKind, source, scope, since, endedAt } = pause;
  const body = { pauseKind, source, scope, why, since, endedAt };
  return eventOf('pause-ended', pause, { at: now, actor, body });
};

const openFinds = (db: Database.Database): Pick<PauseChanges, 'find' | 'ofKind'> => {
  const byId = db.prepare<[number], PauseRow>(selectById);
  const bySource = db.prepare<[string, string], PauseRow>(selectBySource);
  const byKind = db.prepare<[string], PauseRow>(selectByKind);
  return {
    find: (name) => {
      const row = 'id' in name ? byId.get(name.id) : bySource.get(name.kind, name.source);
      return row === undefined ? null : pauseOf(row);
    },
    ofKind: (kind) => byKind.all(kind).map(pauseOf),
  };
};

const openOpening = (db: Database.Database, ledger: Ledger, find: PauseChanges['find']): PauseChanges['open'] => {
  const insert = db.prepare(insertPause);
  return (opening) => {
    const { kind, source, scope, evidence } = opening;
    const existing = source === null ? null : find({ kind, source });
    if (existing !== null) return existing;
    const cells = { scopeKind: scope.kind, scope: nameOf(scope), evidence: JSON.stringify(evidence) };
    const { scopeKey, who, why, since, until } = opening;
    const { lastInsertRowid } = insert.run({ kind, source, scopeKey, who, why, since, until, ...cells });
    const pause: Pause = {
      ...{ id: Number(lastInsertRowid), kind, source, scope, who, why, since, until, evidence },
      stage: 'holding',
    };
    ledger.append([openedEvent(pause, scopeKey)]);
    return pause;
  };
};

const openEnding = (db: Database.Database, ledger: Ledger): ((pause: Pause, ending: Ending) => EndedPause) => {
  const copy = db.prepare<[{ id: number; endedAt: Instant; actor: string; why: string }]>(copyEnded);
  const remove = db.prepare<[number]>(deletePause);
  return (pause, { endedAt, ...by }) => {
    copy.run({ id: pause.id, endedAt, actor: by.actor, why: by.why });
    remove.run(pause.id);
    const ended: EndedPause = { ...pause, endedAt, endedBy: by.actor, endedWhy: by.why };
    ledger.append([endedEvent(ended, by)]);
    return ended;
  };
};

/** Changes of pauses over an open database. */
export const openPauseChanges = (db: Database.Database, ledger: Ledger): PauseChanges => {
  const { find, ofKind } = openFinds(db);
  const endOne = openEnding(db, ledger);
  const expired = db.prepare<[Instant], PauseRow>(selectExpired);
  const setStage = db.prepare<[string, number]>(updateStage);
  return {
    find,
    ofKind,
    open: openOpening(db, ledger, find),
    end: (name, by) => {
      const pause = find(name);
      return pause === null ? null : endOne(pause, { ...by, endedAt: by.now });
    },
    stage: (name, stage, { actor, why, now }) => {
      const pause = find(name);
      if (pause === null) return false;
      if (pause.stage === stage) return true;
      setStage.run(stage, pause.id);
      ledger.append([eventOf('pause-staged', pause, { at: now, actor, body: { stage, why } })]);
      return true;
    },
    hasExpired: (now) => expired.get(now) !== undefined,
    // Its time was over when it said, however late somebody looked: no clock is to count the rest as a pause.
    expire: (now) =>
      expired
        .all(now)
        .map(pauseOf)
        .map((pause) => endOne(pause, { actor: 'ozma', why: pauseEnds.expired, now, endedAt: pause.until ?? now })),
  };
};
