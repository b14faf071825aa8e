import type Database from 'better-sqlite3';
import type { RecordedSubmission } from '../reads.ts';
import type { StoryQuery } from '../story-query.ts';
import { openQueuePlaces } from './queue-places.ts';
import { openRecordedSubmissions } from './recorded-submissions.ts';

const bySubmission = 'select seq from submission where id = ? order by seq desc limit ?';
const byBeginning = `select seq from submission where id >= +? and id < +? || 'g' order by seq desc limit +?`;
const byTicket = `select s.seq from ticket t join submission s on s.ticket_id = t.id
  where t.key = +? order by s.seq desc limit +?`;
const byLabel = 'select seq from submission where label_key = +? order by seq desc limit +?';
const byItem = `select distinct submission_seq as seq from item where item_key = +? order by submission_seq desc limit +?`;
const byOwner = 'select seq from submission where owner_key = +? order by seq desc limit +?';

/** Finds the submissions that `ozma why` tells of, newest last; the answer is to be called inside a transaction. */
export const openFind = (
  db: Database.Database,
): ((query: StoryQuery, limit: number) => readonly RecordedSubmission[]) => {
  const statement = (sql: string) => db.prepare<[string, number], number>(sql).pluck();
  const submission = statement(bySubmission);
  const beginning = db.prepare<[string, string, number], number>(byBeginning).pluck();
  const ticket = statement(byTicket);
  const label = statement(byLabel);
  const item = statement(byItem);
  const owner = statement(byOwner);
  const places = openQueuePlaces(db);
  const recorded = openRecordedSubmissions(db);
  const seqsOf = (query: StoryQuery, limit: number): readonly number[] => {
    switch (query.by) {
      case 'submission':
        return submission.all(query.id, limit);
      case 'beginning':
        return beginning.all(query.beginning, query.beginning, limit);
      case 'ticket':
        return ticket.all(query.ticketKey, limit);
      case 'label':
        return label.all(query.labelKey, limit);
      case 'item':
        return item.all(query.itemKey, limit);
      case 'owner':
        return owner.all(query.ownerKey, limit);
    }
  };
  return (query, limit) => {
    const seqs = seqsOf(query, limit);
    const placeOf = places.of(recorded.waiting(seqs));
    return recorded.load(seqs, (repair) => placeOf.get(repair));
  };
};
