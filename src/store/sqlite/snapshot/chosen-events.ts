import { idKey } from '../../../domain/text.ts';
import type { SubmissionFilter } from '../../reads.ts';
import type { LinkedEvent, Snapshot } from '../../snapshot.ts';
import type { Connection } from '../connection.ts';
import { hasVerdictAndCode, listText } from '../submission-pages.ts';

/** So few that what is made of them is garbage before the collector has to move it. */
const pageSize = 200;

// As texts at once: hashes need not be made into buffers to be written down.
const cells = `e.seq, e.at, e.kind, e.actor, e.submission, e.ticket, e.body, lower(hex(e.hash)) as hash,
    case e.seq when 1 then lower(hex(zeroblob(32))) else coalesce(lower(hex(p.hash)), '') end as previous`;
const from = 'from event e left join event p on p.seq = e.seq - 1';

const clausesOf = ({ from: start, to, ticket, ownerKey, verdicts, codes }: SubmissionFilter): readonly string[] => [
  'e.seq > @after',
  ...(start === null ? [] : ['e.at >= @from']),
  ...(to === null ? [] : ['e.at < @to']),
  ...(ticket === null ? [] : ['e.ticket_key = @ticket']),
  ...(ownerKey === null ? [] : ['e.ticket_key in (select key from ticket where owner_key = @owner)']),
  ...(verdicts === null && codes === null
    ? []
    : [`exists (select 1 from submission s where s.id = e.submission and ${hasVerdictAndCode})`]),
];

const paramsOf = ({ from: start, to, ticket, ownerKey, verdicts, codes }: SubmissionFilter) => ({
  ...(start !== null && { from: start }),
  ...(to !== null && { to }),
  ...(ticket !== null && { ticket: idKey(ticket) }),
  ...(ownerKey !== null && { owner: ownerKey }),
  ...((verdicts !== null || codes !== null) && { verdicts: listText(verdicts), codes: listText(codes) }),
});

/** The events that match, oldest first, in pages, over an open database. */
export const openChosenEvents = ({ db, read }: Connection): Snapshot['events'] =>
  async function* (filter) {
    const sql = `select ${cells} ${from} where ${clausesOf(filter).join(' and ')} order by e.seq limit ${pageSize}`;
    const select = db.prepare<[Readonly<Record<string, string | number | null>>], LinkedEvent>(sql);
    const params = paramsOf(filter);
    const page = read((after: number) => select.all({ ...params, after }));
    let after = 0;
    for (;;) {
      const events = await page(after);
      if (events.length > 0) yield events;
      if (events.length < pageSize) return;
      after = events.at(-1)?.seq ?? after;
    }
  };
