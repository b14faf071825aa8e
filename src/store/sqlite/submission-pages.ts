import type Database from 'better-sqlite3';
import { idKey } from '../../domain/text.ts';
import type { RecordedSubmission, SubmissionFilter } from '../reads.ts';
import type { Connection } from './connection.ts';
import { openQueuePlaces } from './queue-places.ts';
import { openRecordedSubmissions } from './recorded-submissions.ts';

type Range = { readonly first: number; readonly last: number };
type Bounds = { readonly from: string; readonly to: string; readonly owner: string | null; readonly ticket: number };

const pageSize = 500;
const endOfTime = '~';

const selectRange = `select coalesce(min(seq), 0) as first, coalesce(max(seq), -1) as last from submission
  where received_at >= ? and received_at < ?`;
const selectTicket = 'select id from ticket where key = ?';
const rest =
  'received_at >= @from and received_at < @to and (@owner is null or owner_key = @owner) order by seq limit 500';
const pageOfAll = `select seq from submission where seq > @after and seq <= @last and ${rest}`;
const pageOfTicket = `select seq from submission where ticket_id = @ticket and seq > @after and seq <= @last and ${rest}`;
const pageOfOwner = `select seq from submission where owner_key = @owner and seq > @after and seq <= @last and ${rest}`;

type PageParams = Bounds & { readonly after: number; readonly last: number };

/** How a filter is looked up: by the index that leaves the least to read. */
const openSeqs = (db: Database.Database) => {
  const all = db.prepare<[PageParams], number>(pageOfAll).pluck();
  const ofTicket = db.prepare<[PageParams], number>(pageOfTicket).pluck();
  const ofOwner = db.prepare<[PageParams], number>(pageOfOwner).pluck();
  return (filter: SubmissionFilter, params: PageParams): readonly number[] => {
    if (filter.ticket !== null) return ofTicket.all(params);
    return (filter.ownerKey === null ? all : ofOwner).all(params);
  };
};

/**
 * Submissions that match, oldest first, in pages. Nothing is held open between pages; what is recorded after the first page is asked for does
 * not come, and the places in the queue are those of that moment.
 */
export const openSubmissionPages = ({
  db,
  read,
}: Connection): ((filter: SubmissionFilter) => AsyncIterable<readonly RecordedSubmission[]>) => {
  const range = db.prepare<[string, string], Range>(selectRange);
  const ticketId = db.prepare<[string], number>(selectTicket).pluck();
  const seqsOf = openSeqs(db);
  const places = openQueuePlaces(db);
  const recorded = openRecordedSubmissions(db);
  const start = read((filter: SubmissionFilter) => {
    const [from, to] = [filter.from ?? '', filter.to ?? endOfTime];
    const { first, last } = range.get(from, to) ?? { first: 0, last: -1 };
    const ticket = filter.ticket === null ? -1 : (ticketId.get(idKey(filter.ticket)) ?? -1);
    const bounds: Bounds = { from, to, owner: filter.ownerKey, ticket };
    return { first, last, bounds, places: last < first ? new Uint32Array() : places.all() };
  });
  const page = read((filter: SubmissionFilter, params: PageParams, placeOf: Uint32Array) => {
    const seqs = seqsOf(filter, params);
    return {
      last: seqs.at(-1),
      submissions: recorded.load(seqs, (repair) => placeOf[repair]),
      isFull: seqs.length === pageSize,
    };
  });
  return async function* (filter) {
    const { first, last, bounds, places: placeOf } = await start(filter);
    let after = first - 1;
    while (after < last) {
      const found = await page(filter, { ...bounds, after, last }, placeOf);
      if (found.last === undefined) return;
      yield found.submissions;
      if (!found.isFull) return;
      after = found.last;
    }
  };
};
