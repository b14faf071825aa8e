import type { SubmissionId } from '../../../domain/ids.ts';
import type { Snapshot, StoredJudgement } from '../../snapshot.ts';
import type { Connection } from '../connection.ts';
import { openSeqPages } from '../submission-pages.ts';
import { type StoredEventRow, storedEventOf } from './stored-events.ts';

type JudgementRow = {
  readonly seq: number;
  readonly id: SubmissionId;
  readonly label: string;
  readonly ledger_seq: number;
  readonly trace: string | null;
  readonly version: string | null;
  readonly names: string | null;
  readonly arrival: string | null;
  readonly policy: string | null;
};

const selectJudgements = `select s.seq, s.id, s.label, s.ledger_seq, c.body as trace, r.version, r.names, a.body as arrival, p.body as policy
  from json_each(?) k cross join submission s on s.seq = k.value
  left join trace c on c.submission_seq = s.seq left join ruleset r on r.id = s.ruleset_id
  left join arrival a on a.submission_seq = s.seq left join policy p on p.id = a.policy_id order by s.seq`;
const selectSeqs = 'select s.seq from json_each(?) k cross join submission s on s.id = k.value';
const selectEvents = `select e.seq, e.at, e.kind, e.actor, e.submission, e.ticket, e.ticket_key, e.body, e.hash
  from json_each(?) k cross join event e on e.seq = k.value`;

const namesOf = (text: string | null): readonly string[] => {
  try {
    const names: unknown = JSON.parse(text ?? '[]');
    return Array.isArray(names) ? names.map(String) : [];
  } catch {
    return [];
  }
};

/** Reads names once for all the rows that have them: nearly all have the same. */
const openNames = (): ((text: string | null) => readonly string[]) => {
  let last: { readonly text: string | null; readonly names: readonly string[] } = { text: null, names: [] };
  return (text) => {
    if (text !== last.text) last = { text, names: namesOf(text) };
    return last.names;
  };
};

/** What is stored of each judgement, over an open database. */
export const openJudgements = (connection: Connection): Pick<Snapshot, 'judgements' | 'judgementsOf'> => {
  const { db, read } = connection;
  const rows = db.prepare<[string], JudgementRow>(selectJudgements);
  const events = db.prepare<[string], StoredEventRow>(selectEvents);
  const seqs = db.prepare<[string], number>(selectSeqs).pluck();
  const seqsOf = read((submissions: readonly SubmissionId[]) => seqs.all(JSON.stringify([...new Set(submissions)])));
  const names = openNames();
  const load = read((wanted: readonly number[]): readonly StoredJudgement[] => {
    const found = rows.all(JSON.stringify(wanted));
    const asked = JSON.stringify(found.map((row) => row.ledger_seq));
    const eventAt = new Map(events.all(asked).map((row) => [row.seq, storedEventOf(row)]));
    return found.map((row) => ({
      seq: row.seq,
      submission: row.id,
      label: row.label,
      ledgerSeq: row.ledger_seq,
      judged: eventAt.get(row.ledger_seq) ?? null,
      trace: row.trace ?? '',
      ruleset: row.version ?? '',
      rules: names(row.names),
      arrival: row.arrival,
      policy: row.policy,
    }));
  });
  const pages = openSeqPages(connection);
  return {
    judgements: async function* (filter) {
      for await (const page of pages(filter)) yield await load(page);
    },
    judgementsOf: async (submissions) => load(await seqsOf(submissions)),
  };
};
