import type Database from 'better-sqlite3';
import type { Instant } from '../../../domain/instant.ts';
import type { KeptFolder, TimeSlice } from '../../report-reads.ts';
import type { Connection } from '../connection.ts';

type Row = {
  readonly seq: number;
  readonly ticket_key: string | null;
  readonly owner_key: string | null;
  readonly decided_at: Instant;
  readonly placed_at: Instant | null;
  readonly kinds: string;
};
type Cursor = { readonly at: string; readonly seq: number };

const pageSize = 500;

const cells = `(select t.key from ticket t where t.id = s.ticket_id) as ticket_key, s.owner_key, s.decided_at,
  (select json_group_array(distinct i.kind) from item i where i.submission_seq = s.seq and i.kind is not null) as kinds`;
/** Those that went to their place since; their events have an index of their own. */
const selectPlaced = `select e.seq, e.at as placed_at, ${cells} from event e indexed by event_of_waiting
  cross join submission s on s.id = e.submission
  where e.kind = 'submission-placed' and e.kind in ('submission-placed', 'repair-escalated', 'repair-requeued')
  and e.at > @from and (e.at, e.seq) > (@at, @seq) and s.decided_at < @to order by e.at, e.seq limit ${pageSize}`;
const selectKept = `select s.seq, null as placed_at, ${cells} from submission s indexed by submission_detained
  where s.is_detained = 1 and s.seq > @seq and s.decided_at < @to order by s.seq limit ${pageSize}`;

const folderOf = ({ ticket_key, owner_key, decided_at, placed_at, kinds }: Row): KeptFolder => ({
  ticketKey: ticket_key,
  ownerKey: owner_key,
  itemKinds: JSON.parse(kinds),
  from: decided_at,
  to: placed_at,
});

/** Folders that a pause kept in `processing/`, those that went on first. */
export const openKeptFolders = ({
  db,
  read,
}: Connection): ((slice: TimeSlice) => AsyncIterable<readonly KeptFolder[]>) => {
  const open = (sql: string) => {
    const select: Database.Statement<[TimeSlice & Cursor], Row> = db.prepare(sql);
    return read((slice: TimeSlice, after: Cursor) => select.all({ ...slice, ...after }));
  };
  const queries = [open(selectPlaced), open(selectKept)];
  return async function* ({ from, to }) {
    for (const page of queries) {
      for (let after: Cursor = { at: '', seq: 0 }; ; ) {
        const rows = await page({ from, to }, after);
        if (rows.length > 0) yield rows.map(folderOf);
        const last = rows.at(-1);
        if (last === undefined || rows.length < pageSize) break;
        after = { at: last.placed_at ?? '', seq: last.seq };
      }
    }
  };
};
