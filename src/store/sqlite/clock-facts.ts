import type Database from 'better-sqlite3';
import type { ClockFacts, ItemTimes, PauseTimes, SubmissionTimes } from '../../domain/clocks.ts';
import type { SubmissionId } from '../../domain/ids.ts';
import type { Instant } from '../../domain/instant.ts';
import type { RepairState } from '../../domain/repair.ts';
import { idKey } from '../../domain/text.ts';
import type { Connection } from './connection.ts';
import { openTicketHistories } from './ticket-moments.ts';
import type { StoredTicket, Tickets } from './tickets.ts';

/** Whose clocks are asked for: a ticket's with all its submissions, or one submission's with its ticket. */
type Asked = { readonly ticket: string } | { readonly submission: SubmissionId };

/** The facts that clocks are told from. */
export type ClockFactReads = {
  readonly of: (asked: Asked) => Promise<ClockFacts | null>;
  /** Those of all tickets that are not closed, without their submissions, in pages. */
  readonly ofOpenTickets: () => AsyncIterable<readonly ClockFacts[]>;
};

type SubmissionRow = {
  readonly seq: number;
  readonly id: SubmissionId;
  readonly ticket_id: number | null;
  readonly owner_key: string | null;
  readonly received_at: Instant;
  readonly decided_at: Instant;
};
type ItemRow = {
  readonly submission_seq: number;
  readonly kind: string | null;
  readonly place: ItemTimes['place'];
  readonly placed_at: Instant | null;
  readonly state: RepairState | null;
  readonly finished_at: Instant | null;
};
type PauseRow = {
  readonly scope_kind: 'desk' | 'ticket' | 'owner' | 'item-kind';
  readonly scope_key: string;
  readonly since: Instant;
  readonly until: Instant | null;
  readonly ended_at: Instant | null;
};
type Subject = { readonly ticketKey: string | null; readonly ownerKey: string | null };

const pageSize = 500;

const submissionCells = 'seq, id, ticket_id, owner_key, received_at, decided_at';
const selectOfTicket = `select ${submissionCells} from submission where ticket_id = +? order by seq`;
const selectSubmission = `select ${submissionCells} from submission where id = ?`;
// What only went to its place when a pause was over had been decided on when it was judged.
const selectItems = `select i.submission_seq, i.kind, i.place, p.state, p.finished_at, nullif(i.placed_at,
    (select e.at from event e where e.submission = s.id and e.kind = 'submission-placed')) as placed_at
  from json_each(?) k cross join submission s on s.seq = k.value join item i on i.submission_seq = s.seq
  left join repair p on p.submission_seq = i.submission_seq and p.position = i.position
  order by i.submission_seq, i.position`;
const selectPauses = `select scope_kind, scope_key, since, until, null as ended_at from pause
  union all select scope_kind, scope_key, since, until, ended_at from pause_ended`;
const selectOpen = `select id from ticket where id > ? and status not in ('Resolved', 'Closed') order by id limit ${pageSize}`;
const selectOwnerKey = 'select owner_key from ticket where id = ?';

const itemTimes = ({ place, placed_at, state, finished_at }: ItemRow): ItemTimes => ({
  place,
  placedAt: placed_at,
  repair: state === null ? null : { state, finishedAt: finished_at },
});

const submissionTimes = (row: SubmissionRow, items: readonly ItemRow[]): SubmissionTimes => ({
  submission: row.id,
  receivedAt: row.received_at,
  decidedAt: row.decided_at,
  kinds: [...new Set(items.flatMap(({ kind }) => (kind === null ? [] : [kind])))],
  items: items.map(itemTimes),
});

const concerns = ({ scope_kind, scope_key }: PauseRow, { ticketKey, ownerKey }: Subject): boolean => {
  switch (scope_kind) {
    case 'desk':
    case 'item-kind':
      return true;
    case 'ticket':
      return scope_key === ticketKey;
    case 'owner':
      return scope_key === ownerKey;
  }
};

const pauseTimes = ({ scope_kind, scope_key, since, until, ended_at }: PauseRow): PauseTimes => ({
  since,
  until,
  endedAt: ended_at,
  itemKind: scope_kind === 'item-kind' ? scope_key : null,
});

/** The pauses that may stop something; those of the desk are the same for all. */
const openPausesOf = (db: Database.Database) => {
  const select = db.prepare<[], PauseRow>(selectPauses);
  return () => {
    const rows = select.all();
    const all = rows.map((row) => ({ row, times: pauseTimes(row) }));
    const isForAll = rows.every(({ scope_kind }) => scope_kind === 'desk' || scope_kind === 'item-kind');
    const common = all.map(({ times }) => times);
    return (subject: Subject): readonly PauseTimes[] =>
      isForAll ? common : all.filter(({ row }) => concerns(row, subject)).map(({ times }) => times);
  };
};

const openSubmissionTimes = (db: Database.Database) => {
  const items = db.prepare<[string], ItemRow>(selectItems);
  return (rows: readonly SubmissionRow[]): readonly SubmissionTimes[] => {
    const itemsOf = Map.groupBy(items.all(JSON.stringify(rows.map(({ seq }) => seq))), (row) => row.submission_seq);
    return rows.map((row) => submissionTimes(row, itemsOf.get(row.seq) ?? []));
  };
};

/** What clocks are told from, over an open database: what happened, as the ledger and the tables have it. */
export const openClockFacts = (
  { db, read }: Connection,
  { tickets }: { readonly tickets: Tickets },
): ClockFactReads => {
  const ofTicket = db.prepare<[number], SubmissionRow>(selectOfTicket);
  const submission = db.prepare<[string], SubmissionRow>(selectSubmission);
  const open = db.prepare<[number], number>(selectOpen).pluck();
  const ownerKey = db.prepare<[number], string>(selectOwnerKey).pluck();
  const histories = openTicketHistories(db);
  const pausesOf = openPausesOf(db);
  const times = openSubmissionTimes(db);
  const subjectOf = (stored: StoredTicket | undefined, row: SubmissionRow | undefined): Subject => ({
    ticketKey: stored?.key ?? null,
    ownerKey: row?.owner_key ?? (stored === undefined ? null : (ownerKey.get(stored.id) ?? null)),
  });
  const of = read((asked: Asked): ClockFacts | null => {
    const row = 'submission' in asked ? submission.get(asked.submission) : undefined;
    const [stored] = 'ticket' in asked ? tickets.byKeys([idKey(asked.ticket)]) : tickets.byIds([row?.ticket_id ?? -1]);
    if (stored === undefined && row === undefined) return null;
    return {
      ticket: stored === undefined ? null : (histories([stored])[0] ?? null),
      pauses: pausesOf()(subjectOf(stored, row)),
      submissions: times(row === undefined ? ofTicket.all(stored?.id ?? -1) : [row]),
    };
  });
  const page = read((after: number) => {
    const ids = open.all(after);
    const stored = tickets.byIds(ids);
    const pauses = pausesOf();
    const facts = histories(stored).map((ticket, index): ClockFacts => {
      return { ticket, pauses: pauses(subjectOf(stored[index], undefined)), submissions: [] };
    });
    return { last: ids.at(-1), facts };
  });
  return {
    of,
    ofOpenTickets: async function* () {
      for (let after = 0; ; ) {
        const { last, facts } = await page(after);
        if (last === undefined) return;
        yield facts;
        after = last;
      }
    },
  };
};
