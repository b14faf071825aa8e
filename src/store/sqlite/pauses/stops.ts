import type Database from 'better-sqlite3';
import type { Pause, PauseSubject } from '../../../domain/pause.ts';
import { type PauseRow, pauseCells, pauseOf } from './pause-rows.ts';

/** What the pauses that exist now stop; to be called inside a transaction. */
export type Stops = {
  /** The pauses of the desk, oldest first: while there is one, nothing moves. */
  readonly deskPauses: () => readonly Pause[];
  /** The numbers of the pauses that stop something, those of the desk included, oldest first. */
  readonly stopping: (subject: PauseSubject) => readonly number[];
  /** Whether there is a pause of one ticket, owner or kind. */
  readonly hasScoped: () => boolean;
  /** What such pauses stop: numbers of tickets, keys of owners, kinds of items. */
  readonly scoped: () => Scoped;
  /** Whether there is any pause at all: false for nearly every desk at nearly every time. */
  readonly isAny: () => boolean;
};

/** The tickets, owners and kinds that have a pause of their own. */
type Scoped = {
  readonly tickets: readonly number[];
  readonly owners: readonly string[];
  readonly kinds: readonly string[];
};

const selectDesk = `select ${pauseCells} from pause where scope_kind = 'desk' order by id`;
const selectStopping = `select id from pause where scope_kind = 'desk'
    or (scope_kind = 'ticket' and scope_key = @ticket) or (scope_kind = 'owner' and scope_key = @owner)
    or (scope_kind = 'item-kind' and scope_key in (select value from json_each(@kinds)))
  order by id`;
const selectScoped = `select exists (select 1 from pause where scope_kind <> 'desk')`;
const selectKeys = 'select scope_key from pause where scope_kind = ?';
const selectTickets = `select t.id from pause p join ticket t on t.key = p.scope_key where p.scope_kind = 'ticket'`;
const selectAny = 'select exists (select 1 from pause)';

type Subject = { readonly ticket: string | null; readonly owner: string | null; readonly kinds: string };

/** What stops what, over an open database. */
export const openStops = (db: Database.Database): Stops => {
  const desk = db.prepare<[], PauseRow>(selectDesk);
  const stopping = db.prepare<[Subject], number>(selectStopping).pluck();
  const scoped = db.prepare<[], number>(selectScoped).pluck();
  const keys = db.prepare<['owner' | 'item-kind'], string>(selectKeys).pluck();
  const tickets = db.prepare<[], number>(selectTickets).pluck();
  const first = db.prepare<[], number>(selectAny).pluck();
  return {
    deskPauses: () => desk.all().map(pauseOf),
    stopping: ({ ticketKey, ownerKey, itemKinds }) =>
      stopping.all({ ticket: ticketKey, owner: ownerKey, kinds: JSON.stringify(itemKinds) }),
    hasScoped: () => scoped.get() === 1,
    scoped: () => ({ tickets: tickets.all(), owners: keys.all('owner'), kinds: keys.all('item-kind') }),
    isAny: () => first.get() === 1,
  };
};
