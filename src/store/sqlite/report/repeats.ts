import type Database from 'better-sqlite3';
import type { OwnerRepeats, TimeRange } from '../../report-reads.ts';
import { type Bounds, boundsOf } from './receipts.ts';

type Row = Omit<OwnerRepeats, 'ownerId'> & { readonly ownerId: string | null; readonly newest: number };

const has = (codes: string, code: string): string => `instr(' ' || ${codes} || ' ', ' ${code} ') > 0`;

/** The newest name of an owner stands for all: with one `max` SQLite takes the other cells from its row (sqlite.org/lang_select.html#bareagg). */
const selectRepeats = `with sent as (select s.seq, s.owner_key, s.owner, s.owner_id,
    ${has('s.codes', 'DUPLICATE')} as duplicate, ${has('s.codes', 'RESEND_CHANGED')} as resend, ${has('s.codes', 'NOTE_REUSED')} as note,
    (select count(*) from item i where i.submission_seq = s.seq and ${has('i.codes', 'ITEM_DUPLICATE')}) as items
  from submission s where s.owner_key is not null and s.received_at >= @from and s.received_at < @to)
  select max(seq) as newest, owner, owner_id as ownerId, count(*) as submissions,
    sum(duplicate or resend or note or items > 0) as repeated, sum(duplicate) as duplicates, sum(resend) as changedResends,
    sum(note) as reusedNotes, sum(items) as itemsSentTwice
  from sent group by owner_key having repeated > 0 order by repeated desc, owner_key`;

/** The owners who sent something again; to be called inside a transaction. */
export const openRepeats = (db: Database.Database): ((range: TimeRange) => readonly OwnerRepeats[]) => {
  const select = db.prepare<[Bounds], Row>(selectRepeats);
  return (range) => select.all(boundsOf(range)).map(({ newest: _newest, ...repeats }) => repeats);
};
