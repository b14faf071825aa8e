import { hash } from 'node:crypto';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { HashedEvent } from '../src/domain/ledger.ts';
import { ticketOrderKey } from '../src/domain/ticket-order.ts';
import { chainStart, eventHash } from '../src/store/chain.ts';
import { makeDeskOfRows } from './desk-of-rows.ts';

/** The submissions that others are made from, which differ in all that a manifest shows; their numbers stand in no other text. */
const seeds = { first: 900_000_000, count: 40 } as const;

/** What a grown desk keeps: all, or what is looked up, without arrivals and with short events, which makes ten million items fit on a disk. */
export type Kept = 'all' | 'look-ups';

/** A text that stands for the submission that is made, in place of the number and the id of its seed. */
const renamed = (text: string): string =>
  `case when typeof(${text}) = 'text' then replace(replace(${text}, m.seed, m.n), m.seed_id, m.id) else ${text} end`;

const instantOf = (start: string, apartSeconds: number): string =>
  `strftime('%Y-%m-%dT%H:%M:%fZ', '${start}', (m.n * ${apartSeconds}) || ' seconds')`;
/** Two tickets a minute: ten million items come from five years, as on a large desk. */
const openedAt = instantOf('2021-09-01 00:00:00', 30);
const receivedAt = instantOf('2026-10-03 12:00:00', 1);
const shortBody = `(case s.kind when 'submission-judged'
  then json_object('label', s.body ->> '$.label', 'verdict', s.body ->> '$.verdict') else s.body end)`;

/** What is not simply renamed, by table and column. */
const exceptionsOf = (kept: Kept): Readonly<Record<string, Readonly<Record<string, string>>>> => {
  const body = renamed(kept === 'all' ? 's.body' : shortBody);
  const seq = 's.seq + m.block * @events';
  const hash = `chained(${seq}, s.at, s.kind, s.actor, m.id, ${renamed('s.ticket')}, ${body})`;
  const ofSubmission = { submission_seq: 's.submission_seq + m.past' };
  const ofTicket = { ticket_id: 's.ticket_id + m.past' };
  const inOrder = { opened_at: openedAt, sort_key: "order_key('t-' || m.n)" };
  return {
    ticket: { id: 's.id + m.past', ...inOrder },
    instruction: { id: 's.id + m.past', ...ofTicket },
    consumption: { instruction_id: 's.instruction_id + m.past' },
    submission: {
      seq: 's.seq + m.past',
      ...ofTicket,
      opened_at: openedAt,
      received_at: receivedAt,
      decided_at: receivedAt,
      digest: "digest('folder ' || m.n)",
      ledger_seq: 's.ledger_seq + m.block * @events',
    },
    item: { ...ofSubmission, sha256: "digest('bunny:' || m.n || (s.position + 1))" },
    trace: ofSubmission,
    arrival: ofSubmission,
    sighting: {
      id: 's.id + m.block * @sightings',
      ...ofSubmission,
      prefix: "prefix_of(digest('note ' || m.n))",
      fingerprint: "digest('note ' || m.n)",
    },
    repair: { id: 's.id + m.block * @repairs', ...ofSubmission, ...ofTicket, ...inOrder, queued_at: receivedAt },
    event: { seq, body, hash },
  };
};

/** The number of the submission that a row belongs to, where the row itself says it by another name: all are made and numbered together. */
const seedOf: Readonly<Record<string, string>> = {
  ticket: 't.id',
  instruction: 't.id',
  consumption: 't.instruction_id',
  submission: 't.seq',
  event: '(select seq from submission where id = t.submission)',
};

const defineFunctions = (db: Database.Database): void => {
  const digest = (text: string): Buffer => hash('sha256', text, 'buffer');
  let previous = db
    .prepare<[], Buffer>('select hash from event where submission is null order by seq desc')
    .pluck()
    .get();
  db.function('digest', { deterministic: true }, digest);
  db.function('prefix_of', { deterministic: true }, (bytes: Buffer) => bytes.readBigInt64BE(0));
  db.function('order_key', { deterministic: true }, ticketOrderKey);
  const chain = (seq: number, event: HashedEvent, body: string): Buffer => {
    previous = eventHash(previous ?? chainStart, seq, event, body);
    return previous;
  };
  db.function(
    'chained',
    { varargs: false },
    (seq: number, at: string, kind: string, actor: string, submission: string, ticket: string, body: string) =>
      chain(seq, { at, kind, actor, submission, ticket }, body),
  );
};

const makeNumbers = `create temp table made as
  with recursive block (n) as (values (0) union all select n + 1 from block where n + 1 < @blocks)
  select block.n as block, block.n * @count as past, s.seq as seq, cast(block.n * @count + s.seq - 1 as text) as n,
    cast(@first + s.seq - 1 as text) as seed, s.id as seed_id,
    printf('%s-%s-7000-8000-%012x', substr(printf('%012x', 1790000000000 + block.n * @count + s.seq), 1, 8),
      substr(printf('%012x', 1790000000000 + block.n * @count + s.seq), 9, 4), block.n * @count + s.seq) as id
  from block cross join submission s order by block.n, s.seq`;

const columnsOf = (db: Database.Database, table: string): readonly string[] =>
  db.prepare<[string], string>('select name from pragma_table_info(?) order by cid').pluck().all(table);

/** Takes a table's seeds out of it and puts in what is made from them, in order. */
const growTable = (db: Database.Database, table: string, grown: Grown): void => {
  const exceptions = grown.exceptions[table] ?? {};
  const columns = columnsOf(db, table);
  const cells = columns.map((column) => exceptions[column] ?? renamed(`s.${column}`));
  const made = `insert into main.${table} (${columns.join(', ')})
    select ${cells.join(', ')} from made m cross join temp.seed_${table} s where s.seed_seq = m.seq`;
  db.prepare(made).run(grown.counts);
};

type Grown = {
  readonly exceptions: ReturnType<typeof exceptionsOf>;
  /** How many rows of a block each table with numbers of its own has. */
  readonly counts: Readonly<Record<'events' | 'sightings' | 'repairs', bigint>>;
};

const takeSeeds = (db: Database.Database, tables: readonly string[]): void => {
  for (const table of tables) {
    const seed = seedOf[table] ?? 't.submission_seq';
    db.exec(`create temp table seed_${table} as select t.*, ${seed} as seed_seq from main.${table} t where ${seed} is not null;
      create index temp.seed_of_${table} on seed_${table} (seed_seq)`);
  }
  for (const table of tables) {
    db.exec(`delete from main.${table} ${table === 'event' ? 'where submission is not null' : ''}`);
  }
};

const countOf = (db: Database.Database, table: string): bigint =>
  BigInt(db.prepare<[], number>(`select count(*) from temp.seed_${table}`).pluck().get() ?? 0);

/** Says in the tallies and the head what the rows say now. */
const settle = (db: Database.Database, blocks: number): void => {
  db.prepare('update tally set count = count * ?').run(blocks);
  db.prepare('update import_run set rows = rows * ?, added = added * ?').run(blocks, blocks);
  db.exec(`update meta set ledger_seq = (select max(seq) from event),
    ledger_hash = (select hash from event order by seq desc limit 1)`);
};

const grow = (db: Database.Database, blocks: number, kept: Kept): void => {
  const exceptions = exceptionsOf(kept);
  const tables = Object.keys(exceptions);
  const indexes = db
    .prepare<[], { name: string; sql: string }>(
      "select name, sql from sqlite_master where type = 'index' and sql is not null",
    )
    .all();
  defineFunctions(db);
  // Plain numbers would be bound as floating ones, and 40.0 as a text is no number of a ticket.
  db.prepare(makeNumbers).run({ blocks: BigInt(blocks), count: BigInt(seeds.count), first: BigInt(seeds.first) });
  takeSeeds(db, tables);
  for (const { name } of indexes) db.exec(`drop index main.${name}`);
  const counts = { events: countOf(db, 'event'), sightings: countOf(db, 'sighting'), repairs: countOf(db, 'repair') };
  for (const table of tables) {
    if (kept === 'look-ups' && table === 'arrival') continue;
    growTable(db, table, { exceptions, counts });
  }
  for (const { sql } of indexes) db.exec(sql);
  settle(db, blocks);
};

/** Makes a desk with so many items, two a submission, from few that the real rules judged: as `makeDeskOfRows`, but by SQL, for millions. */
export const makeGrownDesk = async (dir: string, items: number, kept: Kept): Promise<void> => {
  await makeDeskOfRows(dir, seeds);
  const db = new Database(join(dir, 'ozma.db'));
  try {
    for (const pragma of [
      'journal_mode = delete',
      'journal_mode = off',
      'synchronous = off',
      'cache_size = -1000000',
      'temp_store = file',
    ])
      db.pragma(pragma);
    grow(db, Math.ceil(items / 2 / seeds.count), kept);
    db.pragma('journal_mode = wal');
  } finally {
    db.close();
  }
};
