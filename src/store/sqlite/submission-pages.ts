import type Database from 'better-sqlite3';
import type { ReasonCode } from '../../domain/reason.ts';
import { idKey } from '../../domain/text.ts';
import type { RecordedSubmission, SubmissionFilter } from '../reads.ts';
import type { Connection } from './connection.ts';
import { openQueuePlaces } from './queue-places.ts';
import { openRecordedSubmissions } from './recorded-submissions.ts';

type Range = { readonly first: number; readonly last: number };

/** A filter as its queries take it; null where a condition does not count. */
type Bounds = {
  readonly from: string;
  readonly to: string;
  readonly owner: string | null;
  readonly ticket: number;
  readonly verdicts: string | null;
  readonly codes: string | null;
};

const pageSize = 500;
const endOfTime = '~';

const selectRange = `select coalesce(min(seq), 0) as first, coalesce(max(seq), -1) as last from submission
  where received_at >= ? and received_at < ?`;
const selectTicket = 'select id from ticket where key = ?';
/** A code may stand in the judgement's trace, waived or not, or have been found since. */
const hasCode = `(exists (select 1 from trace c, json_each(c.body, '$.reasons') r
      where c.submission_seq = s.seq and json_extract(r.value, '$[2].code') in (select value from json_each(@codes)))
    or exists (select 1 from trace c, json_each(c.body, '$.waived') r
      where c.submission_seq = s.seq and json_extract(r.value, '$[2].code') in (select value from json_each(@codes)))
    or exists (select 1 from later_finding f
      where f.submission_seq = s.seq and json_extract(f.reason, '$.code') in (select value from json_each(@codes))))`;
/** Whether the submission `s` has one of `@verdicts` and one of `@codes`; a list that is null asks for nothing. */
export const hasVerdictAndCode = `(@verdicts is null or s.verdict in (select value from json_each(@verdicts)))
  and (@codes is null or ${hasCode})`;
const conditions = `s.received_at >= @from and s.received_at < @to and (@owner is null or s.owner_key = @owner) and ${hasVerdictAndCode}`;
const inPage = `s.seq > @after and s.seq <= @last and ${conditions} order by s.seq limit ${pageSize}`;

/** The index that leaves the least to read, by what is asked for. */
const lookups = {
  all: '',
  ofTicket: 's.ticket_id = @ticket and',
  ofOwner: 's.owner_key = @owner and',
} as const;

type PageParams = Bounds & { readonly after: number; readonly last: number };

const placeOf = ({ ticket, ownerKey }: SubmissionFilter): keyof typeof lookups => {
  if (ticket !== null) return 'ofTicket';
  return ownerKey === null ? 'all' : 'ofOwner';
};

/** One query in each of the places where it can be looked up. */
const openQueries = <P extends Bounds>(db: Database.Database, what: string, rest: string) => {
  const open = (place: keyof typeof lookups) =>
    db.prepare<[P], number>(`select ${what} from submission s where ${lookups[place]} ${rest}`).pluck();
  return { all: open('all'), ofTicket: open('ofTicket'), ofOwner: open('ofOwner') };
};

/** A list as its queries take it. */
export const listText = (words: readonly string[] | readonly ReasonCode[] | null): string | null =>
  words === null ? null : JSON.stringify(words);

const openBounds = (db: Database.Database) => {
  const ticketId = db.prepare<[string], number>(selectTicket).pluck();
  return ({ from, to, ticket, ownerKey, verdicts, codes }: SubmissionFilter): Bounds => ({
    from: from ?? '',
    to: to ?? endOfTime,
    owner: ownerKey,
    ticket: ticket === null ? -1 : (ticketId.get(idKey(ticket)) ?? -1),
    verdicts: listText(verdicts),
    codes: listText(codes),
  });
};

/** How many submissions match; to be called inside a transaction. */
export const openCountSubmissions = (db: Database.Database): ((filter: SubmissionFilter) => number) => {
  const queries = openQueries<Bounds>(db, 'count(*)', conditions);
  const boundsOf = openBounds(db);
  return (filter) => queries[placeOf(filter)].get(boundsOf(filter)) ?? 0;
};

/** Pages of the numbers of submissions that match, oldest first; what is recorded after the first page is asked for does not come. */
export const openSeqPages = ({
  db,
  read,
}: Connection): ((filter: SubmissionFilter) => AsyncIterable<readonly number[]>) => {
  const range = db.prepare<[string, string], Range>(selectRange);
  const queries = openQueries<PageParams>(db, 's.seq', inPage);
  const boundsOf = openBounds(db);
  const start = read((filter: SubmissionFilter) => {
    const bounds = boundsOf(filter);
    return { bounds, ...(range.get(bounds.from, bounds.to) ?? { first: 0, last: -1 }) };
  });
  const page = read((filter: SubmissionFilter, params: PageParams) => queries[placeOf(filter)].all(params));
  return async function* (filter) {
    const { first, last, bounds } = await start(filter);
    let after = first - 1;
    while (after < last) {
      const seqs = await page(filter, { ...bounds, after, last });
      if (seqs.length > 0) yield seqs;
      if (seqs.length < pageSize) return;
      after = seqs.at(-1) ?? last;
    }
  };
};

/**
 * Submissions that match, oldest first, in pages. Nothing is held open between pages; what is recorded after the first page is asked for does
 * not come, and the places in the queue are those of that moment.
 */
export const openSubmissionPages = (
  connection: Connection,
): ((filter: SubmissionFilter) => AsyncIterable<readonly RecordedSubmission[]>) => {
  const { db, read } = connection;
  const pages = openSeqPages(connection);
  const queuePlaces = openQueuePlaces(db);
  const recorded = openRecordedSubmissions(db);
  const allPlaces = read(() => queuePlaces.all());
  const load = read((seqs: readonly number[], place: Uint32Array) => recorded.load(seqs, (repair) => place[repair]));
  return async function* (filter) {
    let places: Uint32Array | null = null;
    for await (const seqs of pages(filter)) {
      places ??= await allPlaces();
      yield await load(seqs, places);
    }
  };
};
