import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';

/** What a process told that it was told: the end of one attempt at a repair. */
export type Acknowledged = { readonly kind: string; readonly repair: number; readonly attempt: number };

type EventRow = {
  readonly seq: number;
  readonly kind: string;
  readonly repair: number | null;
  readonly attempt: number | null;
};

const areas = ['inbox', 'processing', 'quarantine', 'repair', 'held', 'returned', 'trash'];

const selectRepairs = `select r.id, r.state, i.place, i.file, s.id as submission from repair r
  join item i on i.submission_seq = r.submission_seq and i.position = r.position
  join submission s on s.seq = r.submission_seq`;
const selectEvents = `select seq, kind, body ->> 'repair' as repair, body ->> 'attempt' as attempt from event
  where kind like 'repair-%' order by seq`;

type RepairRow = {
  readonly id: number;
  readonly state: string;
  readonly place: string;
  readonly file: string;
  readonly submission: string;
};

const filesIn = (desk: string, area: string): readonly string[] =>
  readdirSync(join(desk, area), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => `${area}: ${entry.name}`);

/** Each item's file in one place alone: where its record says. */
const faultsOfPlaces = (desk: string, rows: readonly RepairRow[]): readonly string[] => {
  const files = Map.groupBy(
    areas.flatMap((area) => filesIn(desk, area)),
    (file) => file.slice(file.indexOf(': ') + 2),
  );
  return rows.flatMap(({ file, place }) => {
    const found = files.get(file) ?? [];
    return found.length === 1 && found[0] === `${place}: ${file}`
      ? []
      : [`${file} is recorded in ${place}, found in ${found.join(' and ')}`];
  });
};

const endings = new Set([
  'repair-finished',
  'repair-postponed',
  'repair-escalated',
  'repair-released',
  'repair-lapsed',
  'repair-withdrawn',
]);

/** Nobody claims what somebody holds, and nobody ends what nobody holds; each repair is finished once. */
const faultsOfEvents = (events: readonly EventRow[]): readonly string[] => {
  const held = new Map<number, number>();
  const finished = new Map<number, number>();
  const faults: string[] = [];
  for (const { seq, kind, repair, attempt } of events) {
    if (repair === null) continue;
    if (kind === 'repair-claimed') {
      if (held.has(repair)) faults.push(`event ${seq}: repair ${repair} was claimed while it was held`);
      held.set(repair, attempt ?? 0);
    } else if (endings.has(kind)) {
      if (held.get(repair) !== attempt)
        faults.push(`event ${seq}: attempt ${attempt} at repair ${repair} ended and was not held`);
      held.delete(repair);
      if (kind === 'repair-finished') finished.set(repair, (finished.get(repair) ?? 0) + 1);
    }
  }
  for (const [repair, times] of finished) if (times !== 1) faults.push(`repair ${repair} was finished ${times} times`);
  return faults;
};

/** What was acknowledged stands in the ledger, and nothing was acknowledged for an attempt that had been taken over. */
const faultsOfTold = (events: readonly EventRow[], told: readonly Acknowledged[]): readonly string[] => {
  const at = (kind: string): ReadonlySet<string> =>
    new Set(events.filter((event) => event.kind === kind).map(({ repair, attempt }) => `${repair}/${attempt}`));
  const finished = at('repair-finished');
  const lapsed = at('repair-lapsed');
  return told
    .filter(({ kind }) => kind === 'finished')
    .flatMap(({ repair, attempt }) => {
      const name = `${repair}/${attempt}`;
      if (lapsed.has(name)) return [`the late finish ${name} was accepted`];
      return finished.has(name) ? [] : [`the finish ${name} was acknowledged and is not there`];
    });
};

/** Accounts for every repair with its own eyes; answers what is wrong, nothing when all is well. */
export const accountForQueue = (desk: string, told: readonly Acknowledged[]): readonly string[] => {
  const db = new Database(join(desk, 'ozma.db'), { readonly: true });
  try {
    const rows = db.prepare<[], RepairRow>(selectRepairs).all();
    const events = db.prepare<[], EventRow>(selectEvents).all();
    return [
      ...rows.filter(({ state }) => state !== 'fulfilled').map(({ id, state }) => `repair ${id} is ${state}`),
      ...faultsOfPlaces(desk, rows),
      ...faultsOfEvents(events),
      ...faultsOfTold(events, told),
    ];
  } finally {
    db.close();
  }
};

const countIn = (desk: string, select: string): number => {
  const db = new Database(join(desk, 'ozma.db'), { readonly: true });
  try {
    return db.prepare<[], { n: number }>(select).get()?.n ?? 0;
  } finally {
    db.close();
  }
};

/** How many repairs have not come to their end. */
export const unfinished = (desk: string): number =>
  countIn(desk, `select count(*) as n from repair where state in ('queued', 'claimed')`);

/** How many repairs have been claimed again after they were taken over. */
export const claimedAnew = (desk: string): number =>
  countIn(
    desk,
    `select count(*) as n from event c where c.kind = 'repair-claimed' and exists (select 1 from event l
      where l.kind = 'repair-lapsed' and l.seq < c.seq and l.body ->> 'repair' = c.body ->> 'repair')`,
  );

/** How many repairs are held just now. */
export const held = (desk: string): number => countIn(desk, `select count(*) as n from repair where state = 'claimed'`);

/** Whether somebody is in the middle of a write, which keeps everybody else out. */
export const isWriting = (desk: string): boolean => {
  const db = new Database(join(desk, 'ozma.db'), { timeout: 100 });
  try {
    db.exec('begin immediate; rollback');
    return false;
  } catch (error) {
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY')) return true;
    throw error;
  } finally {
    db.close();
  }
};
