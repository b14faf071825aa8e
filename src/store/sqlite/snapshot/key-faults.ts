type Fault = { readonly table: string; readonly row: string; readonly column: string; readonly expected: string };

/** Rows of `from` whose column is not what it is made from; `row` and `expected` are expressions. */
const differing = ({ table, row, column, expected }: Fault, from: string): string =>
  `select '${table}' as "table", cast(${row} as text) as row, '${column}' as "column",
    coalesce(cast(x.${column} as text), '-') as found, coalesce(cast(${expected} as text), '-') as expected
  from ${from} and x.${column} is not ${expected}`;

/** A name's key is one of those that the name rules make. */
const ownerKey = (table: string, row: string, from: string): string =>
  `${differing({ table, row, column: 'owner_key', expected: 'plain_key(x.owner)' }, from)} and x.owner_key is not user_key(x.owner)`;

const ofSubmission = 'submission s on s.seq = x.submission_seq';
const active = `x.state in ('queued', 'claimed', 'escalated')`;
const repairs = `repair x join ${ofSubmission} join ticket t on t.id = x.ticket_id`;

const repair = (column: string, expected: string, where: string): string =>
  differing({ table: 'repair', row: 'x.id', column, expected }, `${repairs} where ${where}`);

/** Columns that are made from others, here or in another row: queries that answer what differs. */
export const keyFaults: readonly string[] = [
  differing(
    { table: 'submission', row: 'x.id', column: 'label_key', expected: 'text_key(x.label)' },
    'submission x where true',
  ),
  differing(
    { table: 'submission', row: 'x.id', column: 'ticket_id', expected: 't.id' },
    'submission x left join ticket t on t.key = id_key(x.ticket_number) where true',
  ),
  ownerKey('submission', 'x.id', 'submission x where x.owner is not null'),
  differing(
    { table: 'item', row: `s.id || '/' || x.file`, column: 'item_key', expected: 'item_key_of(x.kind, x.id)' },
    `item x join ${ofSubmission} where true`,
  ),
  differing({ table: 'ticket', row: 'x.number', column: 'key', expected: 'id_key(x.number)' }, 'ticket x where true'),
  differing(
    { table: 'ticket', row: 'x.number', column: 'sort_key', expected: 'order_key(x.key)' },
    'ticket x where true',
  ),
  ownerKey('ticket', 'x.number', 'ticket x where true'),
  differing(
    { table: 'instruction', row: `t.number || ' ' || x.at`, column: 'label_key', expected: 'text_key(x.label)' },
    'instruction x join ticket t on t.id = x.ticket_id where true',
  ),
  differing(
    { table: 'registry', row: 'x.item_key', column: 'item_key', expected: 'item_key_of(x.kind, x.id)' },
    'registry x where true',
  ),
  ownerKey('registry', 'x.item_key', 'registry x where x.owner is not null'),
  differing(
    { table: 'policy', row: 'x.id', column: 'sha256', expected: 'unhex(sha256_of(x.body))' },
    'policy x where true',
  ),
  differing(
    { table: 'sighting', row: 'x.id', column: 'prefix', expected: 'prefix_of(x.fingerprint)' },
    'sighting x where true',
  ),
  repair('ticket_id', 's.ticket_id', 'true'),
  repair('sort_key', 't.sort_key', 'true'),
  repair('opened_at', 't.opened_at', active),
  repair('owner_key', 't.owner_key', active),
];
