import type { StoredCells, StoredRows, StoredSubmission } from '../../stored-rows.ts';
import type { Connection } from '../connection.ts';
import { openCells } from './stored-cells.ts';

const pageSize = 50;

const selectSeqs = `select seq from submission where seq > ? order by seq limit ${pageSize}`;
const selectSubmissions = `select s.seq, s.id, s.path, s.label, s.label_key, s.received_at, s.decided_at, s.ticket_id, s.ticket_number,
    s.ticket_status, s.owner, s.owner_id, s.owner_key, s.opened_at, s.instructed_at, s.expected, s.verdict, s.disposition, s.digest,
    s.duplicate_of, s.codes, s.ledger_seq, s.place, s.is_detained, s.placed_at, s.purged_at, r.version as ruleset
  from json_each(?) k cross join submission s on s.seq = k.value left join ruleset r on r.id = s.ruleset_id order by s.seq`;
const selectItems = `select i.submission_seq, i.position, i.file, i.kind, i.id, i.item_key, i.name, i.bytes, i.sha256, i.verdict, i.disposition,
    i.codes, i.place, i.placed_at, i.purged_at
  from json_each(?) k cross join item i on i.submission_seq = k.value order by i.submission_seq, i.position`;
const selectRepairs = `select r.id, r.submission_seq, r.position, r.item_key, r.kind, r.state, r.queued_at, r.not_before, r.way, r.holder,
    r.claimed_at, r.is_test, r.claims, r.counted, r.answered, r.last_why, r.finished_at, r.returned_at
  from json_each(?) k cross join repair r on r.submission_seq = k.value order by r.submission_seq, r.position`;
const selectAttempts = `select r.submission_seq, a.repair_id, a.number, a.way, a.holder, a.claimed_at, a.ended_at, a.ending, a.why, a.is_counted,
    a.is_test
  from json_each(?) k cross join repair r on r.submission_seq = k.value cross join attempt a on a.repair_id = r.id
  order by a.repair_id, a.number`;
const selectFindings = `select f.submission_seq, f.position, f.at, f.reason
  from json_each(?) k cross join later_finding f on f.submission_seq = k.value order by f.id`;
const selectEvidence = `select s.seq as submission_seq, c.body as trace, r.names as rules, a.body as arrival, p.body as policy
  from json_each(?) k cross join submission s on s.seq = k.value left join ruleset r on r.id = s.ruleset_id
  left join trace c on c.submission_seq = s.seq left join arrival a on a.submission_seq = s.seq left join policy p on p.id = a.policy_id`;

const textOf = (value: string | number | null | undefined): string | null => (typeof value === 'string' ? value : null);

const evidenceOf = (cells: StoredCells | undefined): StoredSubmission['evidence'] => ({
  arrival: textOf(cells?.['arrival']),
  policy: textOf(cells?.['policy']),
  trace: textOf(cells?.['trace']),
  rules: textOf(cells?.['rules']),
});

/** Everything that is stored of submissions, over an open database. */
export const openStoredSubmissions = ({ db, read }: Connection): StoredRows['storedSubmissions'] => {
  const seqsAfter = db.prepare<[number], number>(selectSeqs).pluck();
  const submissions = openCells(db, selectSubmissions);
  const parts = [selectItems, selectRepairs, selectAttempts, selectFindings, selectEvidence].map((sql) => {
    const rows = openCells(db, sql);
    return (seqs: readonly number[]) => Map.groupBy(rows(seqs), (cells) => cells['submission_seq']);
  });
  const load = read((seqs: readonly number[]): readonly StoredSubmission[] => {
    const [items, repairs, attempts, findings, evidence] = parts.map((part) => part(seqs));
    return submissions(seqs).map((submission) => {
      const { seq } = submission;
      const of = (part: typeof items): readonly StoredCells[] => part?.get(seq) ?? [];
      return {
        ...{ submission, items: of(items), repairs: of(repairs), attempts: of(attempts), laterFindings: of(findings) },
        evidence: evidenceOf(of(evidence)[0]),
      };
    });
  });
  const page = read((after: number) => seqsAfter.all(after));
  return async function* () {
    let after = Number.MIN_SAFE_INTEGER;
    for (;;) {
      const seqs = await page(after);
      const last = seqs.at(-1);
      if (last === undefined || last <= after) return;
      yield await load(seqs);
      after = last;
    }
  };
};
