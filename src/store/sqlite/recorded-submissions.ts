import type Database from 'better-sqlite3';
import type { EntryItem, EntryTicket } from '../../domain/entry.ts';
import { type SubmissionId, sha256 } from '../../domain/ids.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Disposition } from '../../domain/reason.ts';
import type { TicketStatus } from '../../domain/ticket.ts';
import type { ItemVerdict, Verdict } from '../../domain/verdict.ts';
import type { AttemptView, LaterFinding, RecordedSubmission, RepairView } from '../reads.ts';
import { codesOfText, refsOfText } from './json.ts';
import type { QueuePosition } from './queue-places.ts';
import { openSinceJudged } from './since-judged.ts';

type SubmissionRow = {
  readonly seq: number;
  readonly id: SubmissionId;
  readonly path: string;
  readonly label: string;
  readonly received_at: Instant;
  readonly decided_at: Instant;
  readonly ticket_number: string | null;
  readonly ticket_status: TicketStatus | null;
  readonly owner: string | null;
  readonly owner_id: string | null;
  readonly opened_at: Instant | null;
  readonly instructed_at: Instant | null;
  readonly expected: string | null;
  readonly verdict: Verdict;
  readonly disposition: Disposition;
  readonly digest: Buffer;
  readonly duplicate_of: SubmissionId | null;
  readonly codes: string;
  readonly ledger_seq: number;
  readonly status_now: TicketStatus | null;
  readonly trace: string;
  readonly rules: string;
  readonly is_detained: number;
};

type ItemRow = {
  readonly submission_seq: number;
  readonly file: string;
  readonly kind: string | null;
  readonly id: string | null;
  readonly name: string;
  readonly bytes: number;
  readonly sha256: Buffer | null;
  readonly verdict: ItemVerdict;
  readonly disposition: Disposition;
  readonly codes: string;
  readonly place: EntryItem['place'];
  readonly purged_at: Instant | null;
  readonly repair: number | null;
  readonly state: RepairView['state'] | null;
  readonly finished_at: Instant | null;
  readonly not_before: Instant | null;
};

/** The place in the queue of each waiting repair by its number; 0 or nothing for others. */
type PlaceOf = (repair: number) => number | undefined;

/** Loads submissions by their numbers, in that order; to be called inside a transaction. */
export type RecordedSubmissions = {
  readonly load: (seqs: readonly number[], placeOf: PlaceOf) => readonly RecordedSubmission[];
  /** The waiting repairs of submissions, to ask for their places. */
  readonly waiting: (seqs: readonly number[]) => readonly QueuePosition[];
};

const selectSubmissions = `select s.seq, s.id, s.path, s.label, s.received_at, s.decided_at, s.ticket_number, s.ticket_status, s.owner,
    s.owner_id, s.opened_at, s.instructed_at, s.expected, s.verdict, s.disposition, s.digest, s.duplicate_of, s.codes, s.ledger_seq,
    s.is_detained, t.status as status_now, c.body as trace, r.names as rules
  from json_each(?) k cross join submission s on s.seq = k.value
  join trace c on c.submission_seq = s.seq join ruleset r on r.id = s.ruleset_id
  left join ticket t on t.id = s.ticket_id order by s.seq`;
const selectItems = `select i.submission_seq, i.file, i.kind, i.id, i.name, i.bytes, i.sha256, i.verdict, i.disposition, i.codes, i.place,
    i.purged_at, p.id as repair, p.state, p.finished_at, p.not_before
  from json_each(?) k cross join item i on i.submission_seq = k.value
  left join repair p on p.submission_seq = i.submission_seq and p.position = i.position
  order by i.submission_seq, i.position`;
const selectWaiting = `select p.id as repair, p.opened_at, p.sort_key, p.submission_seq, p.position
  from json_each(?) k cross join repair p on p.submission_seq = k.value where p.state = 'queued'`;

const ticketOf = (row: SubmissionRow): EntryTicket | null => {
  const { ticket_number: number, ticket_status: status, owner, opened_at: openedAt } = row;
  if (number === null || status === null || owner === null || openedAt === null) return null;
  return {
    number,
    owner: { name: owner, id: row.owner_id },
    status,
    openedAt,
    instructedAt: row.instructed_at,
    expected: refsOfText(row.expected ?? '[]'),
  };
};

const itemOf = (row: ItemRow): EntryItem => ({
  file: row.file,
  ref: row.kind === null || row.id === null ? null : { kind: row.kind, id: row.id },
  name: row.name,
  bytes: row.bytes,
  sha256: row.sha256 === null ? null : sha256(row.sha256.toString('hex')),
  verdict: row.verdict,
  disposition: row.disposition,
  codes: codesOfText(row.codes),
  place: row.place,
});

type Attempts = ReadonlyMap<number, readonly AttemptView[]>;

const repairOf = (row: ItemRow, placeOf: PlaceOf, attempts: Attempts): RepairView | null => {
  if (row.repair === null || row.state === null) return null;
  const place = row.state === 'queued' ? (placeOf(row.repair) ?? 0) : 0;
  return {
    repair: row.repair,
    state: row.state,
    queuePlace: place === 0 ? null : place,
    notBefore: row.not_before,
    finishedAt: row.finished_at,
    attempts: attempts.get(row.repair) ?? [],
  };
};

/** What is told of a submission beside its own row. */
type Beside = {
  readonly items: readonly ItemRow[];
  readonly later: readonly LaterFinding[];
  readonly attempts: Attempts;
};

const submissionOf = (
  row: SubmissionRow,
  { items, later, attempts }: Beside,
  placeOf: PlaceOf,
): RecordedSubmission => ({
  submission: row.id,
  path: row.path,
  label: row.label,
  receivedAt: row.received_at,
  decidedAt: row.decided_at,
  ticket: ticketOf(row),
  verdict: row.verdict,
  disposition: row.disposition,
  digest: sha256(row.digest.toString('hex')),
  duplicateOf: row.duplicate_of,
  codes: codesOfText(row.codes),
  items: items.map(itemOf),
  trace: JSON.parse(row.trace),
  ledgerSeq: row.ledger_seq,
  rules: JSON.parse(row.rules),
  statusNow: row.status_now,
  repairs: items.map((item) => repairOf(item, placeOf, attempts)),
  isDetained: row.is_detained === 1,
  purged: items.filter((item) => item.purged_at !== null).map(({ file }) => file),
  later,
});

/** Recorded submissions over an open database. */
export const openRecordedSubmissions = (db: Database.Database): RecordedSubmissions => {
  const submissions = db.prepare<[string], SubmissionRow>(selectSubmissions);
  const items = db.prepare<[string], ItemRow>(selectItems);
  const waiting = db.prepare<[string], QueuePosition>(selectWaiting);
  const since = openSinceJudged(db);
  return {
    load: (seqs, placeOf) => {
      const wanted = JSON.stringify(seqs);
      const itemsOf = Map.groupBy(items.all(wanted), (row) => row.submission_seq);
      const attempts = since.attempts(wanted);
      const later = since.later(wanted);
      return submissions.all(wanted).map((row) => {
        const beside = { items: itemsOf.get(row.seq) ?? [], later: later.get(row.seq) ?? [], attempts };
        return submissionOf(row, beside, placeOf);
      });
    },
    waiting: (seqs) => waiting.all(JSON.stringify(seqs)),
  };
};
