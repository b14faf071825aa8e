import type Database from 'better-sqlite3';
import type { Choose } from './random-history.ts';

/** Columns that the ledger, or another row, proves: of the rows that a condition takes, where it is not all of them. */
export const proven: Readonly<Record<string, Readonly<Record<string, string>>>> = (() => {
  const all = (...columns: readonly string[]) => Object.fromEntries(columns.map((column) => [column, 'true']));
  const where = (condition: string, ...columns: readonly string[]) =>
    Object.fromEntries(columns.map((column) => [column, condition]));
  const isTold = `at in (select json_extract(body, '$.at') from event where kind = 'instruction-given'
    and json_extract(body, '$.givenBy') is not null)`;
  const isJudged = `id in (select ticket_id from submission where ticket_id is not null)`;
  const isActive = `state in ('queued', 'claimed', 'escalated')`;
  return {
    submission: all(
      ...['seq', 'id', 'path', 'label', 'label_key', 'received_at', 'decided_at', 'ticket_id', 'ticket_number'],
      ...['ticket_status', 'owner', 'owner_id', 'owner_key', 'opened_at', 'instructed_at', 'expected', 'verdict'],
      ...['disposition', 'digest', 'duplicate_of', 'codes', 'ruleset_id', 'ledger_seq', 'place', 'is_detained'],
      ...['placed_at', 'purged_at'],
    ),
    item: all(
      ...['submission_seq', 'position', 'file', 'kind', 'id', 'item_key', 'name', 'bytes', 'sha256', 'verdict'],
      ...['disposition', 'codes', 'place', 'placed_at', 'purged_at'],
    ),
    trace: all('submission_seq', 'body'),
    arrival: all('submission_seq', 'policy_id', 'body'),
    policy: all('id', 'sha256', 'body'),
    ruleset: all('id', 'version', 'names'),
    repair: {
      ...all('id', 'submission_seq', 'position', 'ticket_id', 'item_key', 'kind', 'sort_key', 'state', 'queued_at'),
      ...all('not_before', 'way', 'holder', 'claimed_at', 'is_test', 'claims', 'counted', 'answered', 'last_why'),
      ...all('finished_at', 'returned_at'),
      ...where(isActive, 'opened_at', 'owner_key'),
    },
    attempt: all(
      ...['repair_id', 'number', 'way', 'holder', 'claimed_at', 'ended_at', 'ending', 'why', 'is_counted', 'is_test'],
    ),
    later_finding: all('submission_seq', 'position', 'at', 'reason'),
    ticket: {
      ...all('id', 'key', 'number', 'sort_key', 'owner_key', 'is_instructed'),
      ...where(isJudged, 'owner', 'owner_id', 'status', 'opened_at'),
    },
    instruction: {
      ...all('ticket_id', 'label_key', 'is_withdrawn', 'origin'),
      ...where(isTold, 'at', 'label', 'items', 'given_by'),
    },
    consumption: all('instruction_id', 'item_key', 'submission'),
    waiver: all('id', 'ticket_id', 'code', 'item_key', 'only_for', 'given_by', 'why', 'since', 'until'),
    pause: all(
      ...['id', 'kind', 'source', 'scope_kind', 'scope', 'scope_key', 'who', 'why', 'since', 'until', 'evidence'],
      'stage',
    ),
    pause_ended: all(
      ...['id', 'kind', 'source', 'scope_kind', 'scope', 'scope_key', 'who', 'why', 'since', 'until', 'evidence'],
      ...['stage', 'ended_at', 'ended_by', 'ended_why'],
    ),
    tally: { ...all('count'), ...where('count > 0', 'name') },
    queue_span: { ...all('waiting'), ...where('waiting > 0', 'unit', 'start') },
    event: all('seq', 'at', 'kind', 'actor', 'submission', 'ticket', 'ticket_key', 'body', 'hash'),
    meta: all('desk', 'ledger_seq', 'ledger_hash'),
  };
})();

/** Columns that nothing proves, and why. */
export const unproven: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  meta: {
    id: 'there is one row',
    epoch: 'counts changes, to tell stale judgements; nothing is told by it',
    whole_epoch: 'as epoch',
    pseudonym_key: 'a secret that no event may hold',
  },
  ticket: {
    problems:
      'comes with the import, whose event holds the hash of the file alone; proven where a later import changed it',
    items: 'as problems',
    columns: 'as problems',
    owner_skeleton: 'a key to recognise look-alikes by, which the store is given',
    csv_status: 'what the last import said, to see what the next one changes',
    csv_instructed_at: 'as csv_status',
    run: 'which import named it last',
    touched_epoch: 'as epoch',
  },
  instruction: { id: 'a number that nothing shows; its consumptions are proven by it' },
  repair: {
    token: 'a secret of whoever holds the claim',
    lease_until: 'is extended every few seconds without an event',
  },
  attempt: { owner_key: 'whose trouble it counts as; a copy of that of its repair then' },
  later_finding: { id: 'a number that nothing shows; the order is proven' },
  sighting: {
    id: 'a number that nothing shows',
    prefix: 'proven by its fingerprint',
    fingerprint: 'of the note, which the arrival holds in other words',
    ticket: 'as fingerprint',
    owner: 'as fingerprint',
    owner_id: 'as fingerprint',
    instructed_at: 'as fingerprint',
    submission_seq: 'as fingerprint; proven to be there',
  },
  registry: {
    item_key: 'proven by kind and id; comes with the import, whose event holds the hash of the file',
    kind: 'as item_key',
    id: 'as item_key',
    name: 'as item_key',
    owner: 'as item_key',
    owner_id: 'as item_key',
    owner_key: 'proven by owner',
    owner_skeleton: 'as of a ticket',
    run: 'which import named it last',
  },
  import_run: { '*': 'what was imported last, to tell what is new' },
  folder_claim: { '*': 'what is being judged just now' },
  signal: { '*': 'what a source said last; its pauses are proven' },
  serve_state: { '*': 'what a running serve says of itself' },
  asked: { '*': 'counts of explanations, of which there are no events' },
};

const words: readonly (readonly [table: string, column: string, words: readonly string[]])[] = [
  ['submission', 'verdict', ['accepted', 'partial', 'duplicate', 'held', 'rejected']],
  ['item', 'verdict', ['accepted', 'held', 'rejected']],
  ['submission', 'disposition', ['repair', 'return', 'hold', 'trash']],
  ['item', 'disposition', ['repair', 'return', 'hold', 'trash']],
  ['submission', 'place', ['held', 'repair', 'returned', 'trash']],
  ['item', 'place', ['held', 'repair', 'returned', 'trash']],
  ['repair', 'state', ['queued', 'fulfilled', 'unrepairable', 'escalated', 'withdrawn']],
  ['repair', 'way', ['engine', 'hand']],
  ['attempt', 'way', ['engine', 'hand']],
  ['attempt', 'ending', ['fulfilled', 'unrepairable', 'retry', 'fault', 'released', 'lapsed', 'altered']],
  ['instruction', 'origin', ['csv', 'desk']],
  ['pause', 'kind', ['operator', 'platform', 'schedule']],
  ['pause', 'scope_kind', ['desk', 'ticket', 'owner', 'item-kind']],
  ['pause', 'stage', ['holding', 'testing']],
];

type Cell = string | number | Buffer | null;

/** Another value for a cell than the one that it has. */
const otherThan = (value: Cell, choose: Choose, [table, column]: readonly [string, string]): Cell => {
  const allowed = words.find((one) => one[0] === table && one[1] === column)?.[2].filter((word) => word !== value);
  if (allowed !== undefined) return allowed[choose(allowed.length)] ?? null;
  if (typeof value === 'number') return column.startsWith('is_') ? 1 - value : value + 1 + choose(3);
  if (Buffer.isBuffer(value)) {
    const at = choose(value.length);
    return Buffer.concat([value.subarray(0, at), Buffer.from([(value[at] ?? 0) ^ 1]), value.subarray(at + 1)]);
  }
  if (value === null) return 'x';
  const at = choose(value.length);
  return choose(2) === 0 || value === ''
    ? `${value}x`
    : `${value.slice(0, at)}${value[at] === 'z' ? 'y' : 'z'}${value.slice(at + 1)}`;
};

/** Tables of which a row's own key is not `rowid`. */
const keyOf: Readonly<Record<string, string>> = {
  item: 'submission_seq, position',
  attempt: 'repair_id, number',
  consumption: 'instruction_id, item_key',
  tally: 'name',
  queue_span: 'unit, start',
};

const chosenKey = (
  db: Database.Database,
  table: string,
  { choose, condition }: { choose: Choose; condition: string },
) => {
  const key = keyOf[table] ?? 'rowid';
  const rows = db.prepare<[], Cell[]>(`select ${key} from "${table}" where ${condition} order by ${key}`).raw().all();
  const row = rows[choose(rows.length)];
  return row === undefined ? null : { where: `(${key}) = (${row.map(() => '?').join()})`, row };
};

/** What was tampered with; null where it could not be done. */
export type Tampered = { readonly table: string; readonly what: string } | null;

const isRefused = (error: unknown): boolean => error instanceof Error && /constraint|datatype/iu.test(error.message);

const unlessRefused = (act: () => Tampered): Tampered => {
  try {
    return act();
  } catch (error) {
    if (isRefused(error)) return null;
    throw error;
  }
};

/** Changes a random column of a random row of a table. */
export const changeCell = (db: Database.Database, table: string, choose: Choose): Tampered => {
  const columns = Object.entries(proven[table] ?? {});
  const [column, condition] = columns[choose(columns.length)] ?? ['', 'true'];
  const found = chosenKey(db, table, { choose, condition });
  if (found === null) return null;
  const { where, row } = found;
  const value =
    db
      .prepare<Cell[], Cell>(`select ${column} from "${table}" where ${where}`)
      .pluck()
      .get(...row) ?? null;
  const other = otherThan(value, choose, [table, column]);
  return unlessRefused(() => {
    db.prepare(`update "${table}" set ${column} = ? where ${where}`).run(other, ...row);
    return { table, what: `${column} ${value} -> ${other} of ${row.join()}` };
  });
};

/** Deletes a random row of a table. */
export const deleteRow = (db: Database.Database, table: string, choose: Choose): Tampered => {
  const condition = table === 'ticket' ? 'id in (select ticket_id from submission)' : 'true';
  const found = chosenKey(db, table, { choose, condition: table === 'instruction' ? toldGiven : condition });
  if (found === null) return null;
  db.prepare(`delete from "${table}" where ${found.where}`).run(...found.row);
  return { table, what: `deleted ${found.row.join()}` };
};

const toldGiven = `at in (select json_extract(body, '$.at') from event where kind = 'instruction-given')`;

/** What of a copied row has to be another, so that it may stand beside the first. */
const renamed: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  submission: { seq: 'seq + 1000', id: `id || 'x'` },
  item: { position: 'position + 100' },
  repair: { id: 'id + 1000', position: 'position + 100' },
  attempt: { number: 'number + 100' },
  later_finding: { id: 'id + 1000' },
  trace: { submission_seq: 'submission_seq + 1000' },
  arrival: { submission_seq: 'submission_seq + 1000' },
  instruction: { id: 'id + 1000', at: `at || 'x'` },
  consumption: { item_key: `item_key || 'x'` },
  waiver: { id: 'id + 1000' },
  pause: { id: 'id + 1000', source: 'null' },
  pause_ended: { id: 'id + 1000' },
  event: { seq: 'seq + 10000' },
};

/** Inserts a copy of a random row under a name of its own. */
export const insertCopy = (db: Database.Database, table: string, choose: Choose): Tampered => {
  const found = chosenKey(db, table, { choose, condition: table === 'item' ? `place <> 'repair'` : 'true' });
  const other = renamed[table];
  if (found === null || other === undefined) return null;
  const names = db.prepare<[string], string>('select name from pragma_table_info(?)').pluck().all(table);
  const values = names.map((name) => other[name] ?? name);
  return unlessRefused(() => {
    const sql = `insert into "${table}" (${names.join()}) select ${values.join()} from "${table}" where ${found.where}`;
    db.prepare(sql).run(...found.row);
    return { table, what: `copied ${found.row.join()}` };
  });
};
