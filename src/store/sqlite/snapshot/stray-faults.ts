type Part = { readonly table: string; readonly row: string; readonly column: string; readonly of: string };

/** Rows that are parts of something that is not there. */
const stray = ({ table, row, column, of }: Part, condition = 'true'): string =>
  `select '${table}' as "table", cast(${row} as text) as row, '${column}' as "column", coalesce(cast(x.${column} as text), '-') as found,
    '' as expected
  from ${table} x where ${condition} and not exists (${of})`;

const submission = 'select 1 from submission s where s.seq = x.submission_seq';
const ticket = 'select 1 from ticket t where t.id = x.ticket_id';
const item = 'select 1 from item i where i.submission_seq = x.submission_seq and i.position = x.position';

const ofSubmission = (table: string, row: string): string =>
  stray({ table, row, column: 'submission_seq', of: submission });

const positions = `select 'item' as "table", s.id as row, 'position' as "column", cast(max(i.position) as text) as found,
    cast(count(*) - 1 as text) as expected
  from submission s join item i on i.submission_seq = s.seq group by s.seq
  having min(i.position) <> 0 or max(i.position) <> count(*) - 1`;

/** Queries that answer parts of submissions, tickets and repairs that are not there, and items that do not count without gaps. */
export const strayFaults: readonly string[] = [
  ofSubmission('item', `x.submission_seq || ' ' || x.file`),
  ofSubmission('trace', 'x.submission_seq'),
  ofSubmission('arrival', 'x.submission_seq'),
  ofSubmission('sighting', 'x.id'),
  ofSubmission('later_finding', 'x.id'),
  ofSubmission('repair', 'x.id'),
  stray({ table: 'repair', row: 'x.id', column: 'position', of: item }),
  stray({ table: 'repair', row: 'x.id', column: 'ticket_id', of: ticket }),
  stray({ table: 'later_finding', row: 'x.id', column: 'position', of: item }),
  stray({
    ...{ table: 'attempt', row: `x.repair_id || ' ' || x.number`, column: 'repair_id' },
    of: 'select 1 from repair r where r.id = x.repair_id',
  }),
  stray({ table: 'instruction', row: 'x.id', column: 'ticket_id', of: ticket }),
  stray({
    ...{ table: 'consumption', row: `x.instruction_id || ' ' || x.item_key`, column: 'instruction_id' },
    of: 'select 1 from instruction i where i.id = x.instruction_id',
  }),
  stray({ table: 'waiver', row: 'x.id', column: 'ticket_id', of: ticket }),
  stray({
    ...{ table: 'submission', row: 'x.id', column: 'ruleset_id' },
    of: 'select 1 from ruleset r where r.id = x.ruleset_id',
  }),
  stray({
    ...{ table: 'arrival', row: 'x.submission_seq', column: 'policy_id' },
    of: 'select 1 from policy p where p.id = x.policy_id',
  }),
  positions,
];
