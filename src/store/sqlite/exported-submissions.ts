import type Database from 'better-sqlite3';
import { type SubmissionId, sha256 } from '../../domain/ids.ts';
import type { Instant } from '../../domain/instant.ts';
import type { Disposition, ReasonCode } from '../../domain/reason.ts';
import type { TicketStatus } from '../../domain/ticket.ts';
import type { PackedTrace } from '../../domain/trace.ts';
import type { ItemVerdict, Verdict } from '../../domain/verdict.ts';
import type { ExportedItem, ExportedSubmission, LaterFinding, RepairView } from '../reads.ts';
import type { Connection } from './connection.ts';
import { codesOfText, refsOfText } from './json.ts';
import { openQueuePlaces } from './queue-places.ts';
import { openSinceJudged } from './since-judged.ts';
import { openSeqPages } from './submission-pages.ts';

// Rows as arrays: making an object of each costs half as much again, and an export reads millions of them.
type SubmissionRow = readonly [
  ...[seq: number, id: SubmissionId, path: string, label: string, receivedAt: Instant, decidedAt: Instant],
  ...[ticket: string | null, owner: string | null, ownerId: string | null, expected: string | null],
  ...[verdict: Verdict, disposition: Disposition, digest: string, duplicateOf: SubmissionId | null, codes: string],
  ...[ledgerSeq: number, statusNow: TicketStatus | null, ruleset: string, trace: string | null],
];
type ItemRow = readonly [
  ...[seq: number, file: string, kind: string | null, id: string | null, name: string, bytes: number],
  ...[hash: string | null, verdict: ItemVerdict, disposition: Disposition, codes: string],
  ...[repair: number | null, state: RepairView['state'] | null, finishedAt: Instant | null],
];

/** The text of a trace in which nothing was reported or waived ends so (domain/trace.ts); it is not read. */
const isSilent = `substr(c.body, -13) = '"reasons":[]}'`;
const selectSubmissions = (
  which: string,
): string => `select s.seq, s.id, s.path, s.label, s.received_at, s.decided_at, s.ticket_number, s.owner, s.owner_id, s.expected,
    s.verdict, s.disposition, lower(hex(s.digest)), s.duplicate_of, s.codes, s.ledger_seq, t.status, r.version,
    case when ${isSilent} then null else c.body end
  from submission s cross join trace c on c.submission_seq = s.seq cross join ruleset r on r.id = s.ruleset_id
  left join ticket t on t.id = s.ticket_id where s.seq ${which} order by s.seq`;
const selectItems = (
  which: string,
): string => `select i.submission_seq, i.file, i.kind, i.id, i.name, i.bytes, lower(hex(i.sha256)), i.verdict, i.disposition, i.codes,
    p.id, p.state, p.finished_at
  from item i left join repair p on p.submission_seq = i.submission_seq and p.position = i.position
  where i.submission_seq ${which}
  order by i.submission_seq, i.position`;

/** So few that what is made of them is garbage before the collector has to move it. */
const atOnce = 64;

const noCodes: readonly ReasonCode[] = [];
const nothingLater: readonly LaterFinding[] = [];

const codesIn = (text: string): readonly ReasonCode[] => (text === '' ? noCodes : codesOfText(text));

const itemOf = ([, file, kind, id, name, bytes, hash, verdict, disposition, codes]: ItemRow): ExportedItem => ({
  file,
  ref: kind === null || id === null ? null : { kind, id },
  name,
  bytes,
  sha256: hash === null || hash === '' ? null : sha256(hash),
  verdict,
  disposition,
  codes: codesIn(codes),
});

const repairOf = (row: ItemRow, places: Uint32Array): ExportedSubmission['repairs'][number] => {
  const [, , , , , , , , , , repair, state, finishedAt] = row;
  if (repair === null || state === null) return null;
  return { state, queuePlace: (state === 'queued' && places[repair]) || null, finishedAt };
};

const traceOf = (ruleset: string, text: string | null): PackedTrace =>
  text === null ? { ruleset, subjects: [], reasons: [] } : JSON.parse(text);

const ticketOf = ([, , , , , , number, owner, ownerId, expected]: SubmissionRow): ExportedSubmission['ticket'] =>
  number === null || owner === null
    ? null
    : { number, owner: { name: owner, id: ownerId }, expected: refsOfText(expected ?? '[]') };

type Told = {
  readonly items: readonly ItemRow[];
  readonly later: readonly LaterFinding[];
  readonly places: Uint32Array;
};

const submissionOf = (row: SubmissionRow, { items, later, places }: Told): ExportedSubmission => {
  const [, submission, path, label, receivedAt, decidedAt, , , , , verdict, disposition, digest, duplicateOf] = row;
  const [, , , , , , , , , , , , , , codes, ledgerSeq, statusNow, ruleset, trace] = row;
  return {
    submission,
    path,
    label,
    receivedAt,
    decidedAt,
    ticket: ticketOf(row),
    verdict,
    disposition,
    digest: sha256(digest),
    duplicateOf,
    codes: codesIn(codes),
    ledgerSeq,
    statusNow,
    trace: traceOf(ruleset, trace),
    items: items.map(itemOf),
    repairs: items.map((item) => repairOf(item, places)),
    later,
  };
};

/** The rows of each submission; both lists are in the order of the submissions. */
function* grouped(seqs: readonly number[], rows: readonly ItemRow[]): Generator<readonly ItemRow[]> {
  let from = 0;
  for (const seq of seqs) {
    let to = from;
    while (rows[to]?.[0] === seq) to += 1;
    yield rows.slice(from, to);
    from = to;
  }
}

/** Reads submissions with their items, in order. */
const openRows = (db: Database.Database) => {
  const open = <P extends readonly (string | number)[]>(which: string) => {
    const submissions = db.prepare<[...P], SubmissionRow>(selectSubmissions(which)).raw();
    const items = db.prepare<[...P], ItemRow>(selectItems(which)).raw();
    return (...params: [...P]) => ({ found: submissions.all(...params), items: items.all(...params) });
  };
  const between = open<[first: number, last: number]>('between ? and ?');
  const listed = open<[seqs: string]>('in (select value from json_each(?))');
  return (seqs: readonly number[]) => {
    const [first = 0, last = 0] = [seqs[0], seqs.at(-1)];
    // Where none is left out between, to walk on takes four fifths of the time of looking each one up.
    return last - first + 1 === seqs.length ? between(first, last) : listed(JSON.stringify(seqs));
  };
};

const openLoad = (db: Database.Database) => {
  const rowsOf = openRows(db);
  const { later } = openSinceJudged(db);
  return (seqs: readonly number[], places: Uint32Array): readonly ExportedSubmission[] => {
    const { found, items } = rowsOf(seqs);
    const since = later(JSON.stringify(seqs));
    const itemsOf = grouped(
      found.map(([seq]) => seq),
      items,
    );
    return found.map((row) => {
      const own = itemsOf.next().value ?? [];
      return submissionOf(row, { items: own, later: since.get(row[0]) ?? nothingLater, places });
    });
  };
};

/**
 * Submissions that match, oldest first, in pages, as exports tell them. What is recorded after the first page is asked for does not come, and the
 * places in the queue are those of that moment.
 */
export const openExportedSubmissions = (connection: Connection) => {
  const { db, read } = connection;
  const pages = openSeqPages(connection);
  const queuePlaces = openQueuePlaces(db);
  const allPlaces = read(() => queuePlaces.all());
  const load = read(openLoad(db));
  return async function* (filter: Parameters<typeof pages>[0]): AsyncGenerator<readonly ExportedSubmission[]> {
    let places: Uint32Array | null = null;
    for await (const seqs of pages(filter)) {
      places ??= await allPlaces();
      for (let at = 0; at < seqs.length; at += atOnce) yield await load(seqs.slice(at, at + atOnce), places);
    }
  };
};
