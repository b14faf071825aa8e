-- Indexes that an import can do without while it runs are made by bulk-indexes.ts.

create table meta (
  id integer primary key check (id = 1),
  desk text not null,
  epoch integer not null,
  ledger_seq integer not null,
  ledger_hash blob not null
) strict;

create table tally (
  name text primary key,
  count integer not null
) strict, without rowid;

create table import_run (
  id integer primary key,
  what text not null check (what in ('tickets', 'registry')),
  origin text not null check (origin in ('desk', 'elsewhere')),
  name text not null,
  sha256 text not null,
  started_at text not null,
  finished_at text,
  is_known integer not null default 0,
  rows integer not null default 0,
  added integer not null default 0,
  changed integer not null default 0,
  refused integer not null default 0,
  bad integer not null default 0,
  vanished integer not null default 0
) strict;

create table ticket (
  id integer primary key,
  key text not null unique,
  number text not null,
  sort_key text not null,
  owner text not null,
  owner_id text,
  owner_key text not null,
  owner_skeleton text not null,
  status text not null,
  problems text not null,
  opened_at text not null,
  items text not null,
  columns text not null,
  csv_status text not null,
  csv_instructed_at text,
  is_instructed integer not null,
  run integer not null
) strict;
create index ticket_instructed on ticket (id) where is_instructed = 1;

create table instruction (
  id integer primary key,
  ticket_id integer not null,
  at text not null,
  label text not null,
  label_key text not null,
  items text not null,
  is_withdrawn integer not null,
  origin text not null check (origin in ('csv', 'desk')),
  given_by text not null,
  unique (ticket_id, at)
) strict;

create table consumption (
  instruction_id integer not null,
  item_key text not null,
  submission text not null,
  primary key (instruction_id, item_key)
) strict, without rowid;

create table registry (
  item_key text not null unique,
  kind text not null,
  id text not null,
  name text not null,
  owner text,
  owner_id text,
  owner_key text not null,
  owner_skeleton text not null,
  run integer not null
) strict;

create table ruleset (
  id integer primary key,
  version text not null,
  names text not null,
  unique (version, names)
) strict;

create table submission (
  seq integer primary key,
  id text not null unique,
  path text not null,
  label text not null,
  label_key text not null,
  received_at text not null,
  decided_at text not null,
  ticket_id integer,
  ticket_number text,
  ticket_status text,
  owner text,
  owner_id text,
  owner_key text,
  opened_at text,
  instructed_at text,
  expected text,
  verdict text not null check (verdict in ('accepted', 'partial', 'duplicate', 'held', 'rejected')),
  disposition text not null check (disposition in ('repair', 'return', 'hold', 'trash')),
  digest blob not null,
  duplicate_of text,
  codes text not null,
  ruleset_id integer not null,
  ledger_seq integer not null
) strict;
create index submission_of_ticket on submission (ticket_id) where ticket_id is not null;
create index submission_active on submission (ticket_id, instructed_at) where verdict in ('accepted', 'partial', 'held');
create index submission_of_owner on submission (owner_key) where owner_key is not null;
create index submission_by_label on submission (label_key);
create index submission_by_time on submission (received_at);

create table item (
  submission_seq integer not null,
  position integer not null,
  file text not null,
  kind text,
  id text,
  item_key text,
  name text not null,
  bytes integer not null,
  sha256 blob,
  verdict text not null check (verdict in ('accepted', 'held', 'rejected')),
  disposition text not null check (disposition in ('repair', 'return', 'hold', 'trash')),
  codes text not null,
  place text not null check (place in ('held', 'repair', 'returned', 'trash')),
  primary key (submission_seq, position)
) strict, without rowid;
create index item_by_key on item (item_key, place) where item_key is not null;
-- The last guard: whatever two processes believe, one item is queued or repaired once at a time.
create unique index item_in_repair on item (item_key) where place = 'repair';

create table trace (
  submission_seq integer primary key,
  body text not null
) strict;

-- One row for each note, ticket, owner and instruction: the first time they were seen together.
create table sighting (
  id integer primary key,
  prefix integer not null,
  fingerprint blob not null,
  ticket text not null,
  owner text not null,
  owner_id text,
  instructed_at text,
  submission_seq integer not null
) strict;
create index sighting_by_prefix on sighting (prefix);

create table repair (
  id integer primary key,
  submission_seq integer not null,
  position integer not null,
  ticket_id integer not null,
  item_key text not null,
  opened_at text not null,
  sort_key text not null,
  state text not null check (state in ('queued', 'claimed', 'fulfilled', 'unrepairable', 'escalated')),
  queued_at text not null,
  finished_at text,
  unique (submission_seq, position)
) strict;
create index repair_queue on repair (opened_at, sort_key, submission_seq, position) where state = 'queued';
create index repair_of_ticket on repair (ticket_id, state);

create table folder_claim (
  submission text primary key,
  path text not null,
  claimed_at text not null,
  holder text not null
) strict, without rowid;

create table event (
  seq integer primary key,
  at text not null,
  kind text not null,
  actor text not null,
  submission text,
  ticket text,
  ticket_key text,
  body text not null,
  hash blob not null
) strict;
create index event_of_submission on event (submission) where submission is not null;
create index event_of_ticket on event (ticket_key) where ticket_key is not null;

insert into meta (id, desk, epoch, ledger_seq, ledger_hash)
values (1, lower(hex(randomblob(16))), 0, 0, zeroblob(32));
